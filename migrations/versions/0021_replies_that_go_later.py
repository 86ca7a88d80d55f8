"""Replies that go later."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from app.db.base import BigId
from app.db.moments import Moment

revision: str = "0021"
down_revision: str | None = "0020"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

WAITING = sa.text("ended_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "sendings",
        sa.Column("id", BigId, sa.Identity(), nullable=False),
        sa.Column("author_key", sa.Text(), nullable=False),
        sa.Column("operator_id", BigId, nullable=False),
        sa.Column("conversation_id", BigId, nullable=False),
        sa.Column("identity_id", BigId, nullable=True),
        sa.Column("channel_id", BigId, nullable=True),
        sa.Column("is_scheduled", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("due_at", Moment(), nullable=False),
        sa.Column("heard_upto", BigId, server_default="0", nullable=False),
        sa.Column("reply", sa.Text(), nullable=False),
        sa.Column("files", sa.Text(), server_default="[]", nullable=False),
        sa.Column("revision", sa.Integer(), server_default="1", nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("ended_at", Moment(), nullable=True),
        sa.Column("message_id", BigId, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sendings")),
        sa.UniqueConstraint("author_key", name=op.f("uq_sendings_author_key")),
    )
    for name, columns in (("due", ["due_at"]), ("identity_id", ["identity_id", "due_at"])):
        op.create_index(
            f"ix_sendings_{name}", "sendings", columns, sqlite_where=WAITING, postgresql_where=WAITING
        )
    op.create_index("ix_sendings_ended_at", "sendings", ["ended_at"])
    op.create_table(
        "sending_files",
        sa.Column("sending_id", BigId, autoincrement=False, nullable=False),
        sa.Column("file_id", BigId, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["file_id"], ["files.id"], name=op.f("fk_sending_files_file_id_files")),
        sa.ForeignKeyConstraint(
            ["sending_id"], ["sendings.id"], name=op.f("fk_sending_files_sending_id_sendings")
        ),
        sa.PrimaryKeyConstraint("sending_id", "file_id", name=op.f("pk_sending_files")),
    )
    op.create_index("ix_sending_files_file_id", "sending_files", ["file_id"])


def downgrade() -> None:
    op.drop_table("sending_files")
    op.drop_table("sendings")
