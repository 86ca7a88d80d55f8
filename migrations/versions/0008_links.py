"""Links and codes that prove whose accounts are whose."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from app.db.base import BigId
from app.db.moments import Moment

revision: str = "0008"
down_revision: str | None = "0007"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_WITH_CODE = sa.text("code_hash IS NOT NULL")
_IN_BROWSER = sa.text("visitor IS NOT NULL")


def upgrade() -> None:
    op.create_table(
        "links",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("code_hash", sa.Text(), nullable=True),
        sa.Column("asker_id", BigId, nullable=False),
        sa.Column("target_channel_id", BigId, nullable=False),
        sa.Column("operator_id", BigId, nullable=True),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=True),
        sa.Column("claimer_id", BigId, nullable=True),
        sa.Column("visitor", sa.Text(), nullable=True),
        sa.Column("question_id", BigId, nullable=True),
        sa.Column("glue_id", BigId, nullable=True),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("expires_at", Moment(), nullable=False),
        sa.Column("settled_at", Moment(), nullable=True),
        sa.Column("dismissed_at", Moment(), nullable=True),
        sa.Column("refusals", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["asker_id"], ["identities.id"], name=op.f("fk_links_asker_id_identities")),
        sa.ForeignKeyConstraint(
            ["claimer_id"], ["identities.id"], name=op.f("fk_links_claimer_id_identities")
        ),
        sa.ForeignKeyConstraint(
            ["operator_id"], ["operators.id"], name=op.f("fk_links_operator_id_operators")
        ),
        sa.ForeignKeyConstraint(
            ["target_channel_id"], ["channels.id"], name=op.f("fk_links_target_channel_id_channels")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_links")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_links_token_hash")),
    )
    op.create_index("ix_links_asker_id", "links", ["asker_id"])
    op.create_index("ix_links_claimer_id", "links", ["claimer_id"])
    op.create_index(
        "ix_links_target_channel_id_code_hash",
        "links",
        ["target_channel_id", "code_hash"],
        sqlite_where=_WITH_CODE,
        postgresql_where=_WITH_CODE,
    )
    op.create_index(
        "ix_links_target_channel_id_visitor",
        "links",
        ["target_channel_id", "visitor"],
        sqlite_where=_IN_BROWSER,
        postgresql_where=_IN_BROWSER,
    )
    op.create_index("ix_links_expires_at", "links", ["expires_at"])
    op.create_table(
        "link_attempts",
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("since", Moment(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("who", name=op.f("pk_link_attempts")),
    )


def downgrade() -> None:
    op.drop_table("link_attempts")
    op.drop_table("links")
