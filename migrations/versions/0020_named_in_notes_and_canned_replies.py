"""Colleagues are named in notes, and answers are written once and used often."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from app.db.base import BigId
from app.db.moments import Moment

revision: str = "0020"
down_revision: str | None = "0019"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "mentions",
        sa.Column("operator_id", BigId, autoincrement=False, nullable=False),
        sa.Column("message_id", BigId, autoincrement=False, nullable=False),
        sa.Column("conversation_id", BigId, nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("seen_at", Moment(), nullable=True),
        _operator("mentions", "operator_id"),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversations.id"], name=op.f("fk_mentions_conversation_id_conversations")
        ),
        sa.PrimaryKeyConstraint("operator_id", "message_id", name=op.f("pk_mentions")),
    )
    op.create_index("ix_mentions_conversation_id", "mentions", ["conversation_id", "operator_id"])
    op.create_index(
        "ix_mentions_unseen",
        "mentions",
        ["operator_id", "conversation_id"],
        sqlite_where=sa.text("seen_at IS NULL"),
        postgresql_where=sa.text("seen_at IS NULL"),
    )
    op.create_table(
        "canned_folders",
        sa.Column("id", BigId, sa.Identity(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("owner_id", BigId, nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        _operator("canned_folders", "owner_id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_canned_folders")),
    )
    op.create_table(
        "canned_replies",
        sa.Column("id", BigId, sa.Identity(), nullable=False),
        sa.Column("folder_id", BigId, nullable=True),
        sa.Column("shortcut", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("entities", sa.Text(), server_default="[]", nullable=False),
        sa.Column("is_shared", sa.Boolean(), nullable=False),
        sa.Column("owner_id", BigId, nullable=False),
        sa.Column("used_count", sa.Integer(), server_default="0", nullable=False),
        sa.Column("last_used_at", Moment(), nullable=True),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("changed_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["folder_id"], ["canned_folders.id"], name=op.f("fk_canned_replies_folder_id_canned_folders")
        ),
        _operator("canned_replies", "owner_id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_canned_replies")),
    )
    op.create_index("ix_canned_replies_owner_id", "canned_replies", ["owner_id"])


def downgrade() -> None:
    for table in ("canned_replies", "canned_folders", "mentions"):
        op.drop_table(table)


def _operator(table: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], ["operators.id"], name=op.f(f"fk_{table}_{column}_operators"))
