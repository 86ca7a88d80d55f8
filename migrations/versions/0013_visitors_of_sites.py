"""Visitors whom their site signs, what they send along, and whom we no longer listen to."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from app.db.base import BigId
from app.db.moments import Moment

revision: str = "0013"
down_revision: str | None = "0012"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_SPAM = sa.text("spam")
_IDENTITY = sa.text("identity_id IS NOT NULL")
_NETWORK = sa.text("network IS NOT NULL")


def upgrade() -> None:
    op.create_table(
        "visitor_sessions",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("channel_id", BigId, nullable=False),
        sa.Column("visitor", sa.Text(), nullable=False),
        sa.Column("user_name", sa.Text(), nullable=True),
        sa.Column("claims", sa.Text(), server_default="{}", nullable=False),
        sa.Column("proved_at", Moment(), nullable=False),
        sa.Column("ended_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(
            ["channel_id"], ["channels.id"], name=op.f("fk_visitor_sessions_channel_id_channels")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visitor_sessions")),
    )
    op.create_index(
        "uq_visitor_sessions_channel_id_visitor", "visitor_sessions", ["channel_id", "visitor"], unique=True
    )
    op.create_index("ix_visitor_sessions_proved_at", "visitor_sessions", ["proved_at"])
    op.create_table(
        "user_proofs",
        sa.Column("channel_id", BigId, autoincrement=False, nullable=False),
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("visitor", sa.Text(), nullable=False),
        sa.Column("expires_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["channel_id"], ["channels.id"], name=op.f("fk_user_proofs_channel_id_channels")
        ),
        sa.PrimaryKeyConstraint("channel_id", "token_hash", "visitor", name=op.f("pk_user_proofs")),
    )
    op.create_index("ix_user_proofs_expires_at", "user_proofs", ["expires_at"])
    op.create_table(
        "blocklist",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("identity_id", BigId, nullable=True),
        sa.Column("network", sa.Text(), nullable=True),
        sa.Column("conversation_id", BigId, nullable=True),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("operator_id", BigId, nullable=True),
        sa.Column("at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["identity_id"], ["identities.id"], name=op.f("fk_blocklist_identity_id_identities")
        ),
        sa.ForeignKeyConstraint(
            ["operator_id"], ["operators.id"], name=op.f("fk_blocklist_operator_id_operators")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_blocklist")),
    )
    op.create_index(
        "uq_blocklist_identity_id",
        "blocklist",
        ["identity_id"],
        unique=True,
        sqlite_where=_IDENTITY,
        postgresql_where=_IDENTITY,
    )
    op.create_index(
        "uq_blocklist_network",
        "blocklist",
        ["network"],
        unique=True,
        sqlite_where=_NETWORK,
        postgresql_where=_NETWORK,
    )
    op.add_column("conversations", sa.Column("spam", sa.Boolean(), server_default="0", nullable=False))
    op.create_index(
        "ix_conversations_spam",
        "conversations",
        ["last_at", "id"],
        sqlite_where=_SPAM,
        postgresql_where=_SPAM,
    )
    op.create_index("ix_visits_at", "visits", ["at"])
    op.add_column("files", sa.Column("channel_id", BigId, nullable=True))
    op.add_column("files", sa.Column("visitor", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("files", "visitor")
    op.drop_column("files", "channel_id")
    op.drop_index("ix_visits_at", "visits")
    op.drop_index("ix_conversations_spam", "conversations")
    op.drop_column("conversations", "spam")
    op.drop_table("blocklist")
    op.drop_table("user_proofs")
    op.drop_table("visitor_sessions")
