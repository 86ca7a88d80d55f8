"""Call-backs: who asked, what was tried, and when they go back to everybody."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from app.db.base import BigId
from app.db.moments import Moment

revision: str = "0012"
down_revision: str | None = "0011"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_CLOSED = sa.text("closed_at IS NOT NULL")
_CLAIMED = sa.text("state = 'claimed'")


def upgrade() -> None:
    with op.batch_alter_table("callbacks") as table:
        table.add_column(sa.Column("identity_id", BigId, nullable=True))
        table.add_column(sa.Column("author_key", sa.Text(), nullable=True))
        table.add_column(sa.Column("language", sa.Text(), nullable=True))
        table.add_column(sa.Column("page_url", sa.Text(), nullable=True))
        table.add_column(sa.Column("wanted", sa.Text(), server_default="now", nullable=False))
        table.add_column(sa.Column("claim_until", Moment(), nullable=True))
        table.add_column(sa.Column("remind_at", Moment(), nullable=True))
        table.add_column(sa.Column("requests", sa.Integer(), server_default="1", nullable=False))
        table.add_column(sa.Column("asked_at", Moment(), nullable=True))
        table.add_column(sa.Column("revision", sa.Integer(), server_default="1", nullable=False))
        table.create_unique_constraint(op.f("uq_callbacks_author_key"), ["author_key"])
    op.create_index(
        "ix_callbacks_closed",
        "callbacks",
        ["closed_at", "id"],
        sqlite_where=_CLOSED,
        postgresql_where=_CLOSED,
    )
    op.create_index(
        "ix_callbacks_claimed",
        "callbacks",
        ["claim_until"],
        sqlite_where=_CLAIMED,
        postgresql_where=_CLAIMED,
    )
    op.create_index("ix_callbacks_message_id", "callbacks", ["message_id"])
    op.add_column("callback_attempts", sa.Column("key", sa.Text(), nullable=True))
    op.add_column(
        "callback_attempts", sa.Column("source", sa.Text(), server_default="operator", nullable=False)
    )
    op.add_column("callback_attempts", sa.Column("duration_seconds", sa.Integer(), nullable=True))
    op.add_column("callback_attempts", sa.Column("recording_url", sa.Text(), nullable=True))
    op.create_index(
        "uq_callback_attempts_callback_id_key", "callback_attempts", ["callback_id", "key"], unique=True
    )
    op.create_table(
        "callback_askers",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("callback_id", BigId, nullable=True),
        sa.Column("channel_id", BigId, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("owns", sa.Boolean(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("wanted", sa.Text(), nullable=False),
        sa.Column("wanted_from", Moment(), nullable=False),
        sa.Column("wanted_until", Moment(), nullable=True),
        sa.Column("timezone", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("created_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["callback_id"], ["callbacks.id"], name=op.f("fk_callback_askers_callback_id_callbacks")
        ),
        sa.ForeignKeyConstraint(
            ["channel_id"], ["channels.id"], name=op.f("fk_callback_askers_channel_id_channels")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_callback_askers")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_callback_askers_token_hash")),
    )
    op.create_index("ix_callback_askers_callback_id", "callback_askers", ["callback_id"])
    op.create_index(
        "uq_callback_askers_channel_id_key", "callback_askers", ["channel_id", "key"], unique=True
    )
    op.create_index("ix_callback_askers_address_created_at", "callback_askers", ["address", "created_at"])
    op.create_table(
        "spent_tickets",
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("expires_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("fingerprint", name=op.f("pk_spent_tickets")),
    )
    op.create_index("ix_spent_tickets_expires_at", "spent_tickets", ["expires_at"])


def downgrade() -> None:
    op.drop_table("spent_tickets")
    op.drop_table("callback_askers")
    op.drop_index("uq_callback_attempts_callback_id_key", "callback_attempts")
    for name in ("recording_url", "duration_seconds", "source", "key"):
        op.drop_column("callback_attempts", name)
    for index in ("ix_callbacks_message_id", "ix_callbacks_claimed", "ix_callbacks_closed"):
        op.drop_index(index, "callbacks")
    with op.batch_alter_table("callbacks") as table:
        table.drop_constraint(op.f("uq_callbacks_author_key"), type_="unique")
        for name in (
            "revision",
            "asked_at",
            "requests",
            "remind_at",
            "claim_until",
            "wanted",
            "page_url",
            "language",
            "author_key",
            "identity_id",
        ):
            table.drop_column(name)
