"""A matter has a priority and tags of its own."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from app.db.base import BigId

revision: str = "0018"
down_revision: str | None = "0017"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    # Nothing has used it yet, and its default was another.
    op.drop_column("conversations", "priority")
    op.add_column(
        "conversations", sa.Column("priority", sa.SmallInteger(), server_default="1", nullable=False)
    )
    op.add_column("conversations", sa.Column("tag_ids", sa.Text(), server_default="[]", nullable=False))
    op.create_table(
        "conversation_tags",
        sa.Column("conversation_id", BigId, nullable=False),
        sa.Column("tag_id", BigId, nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.id"],
            name=op.f("fk_conversation_tags_conversation_id_conversations"),
        ),
        sa.ForeignKeyConstraint(["tag_id"], ["tags.id"], name=op.f("fk_conversation_tags_tag_id_tags")),
        sa.PrimaryKeyConstraint("conversation_id", "tag_id", name=op.f("pk_conversation_tags")),
    )
    op.create_index("ix_conversation_tags_tag_id", "conversation_tags", ["tag_id", "conversation_id"])


def downgrade() -> None:
    op.drop_table("conversation_tags")
    op.drop_column("conversations", "tag_ids")
    op.drop_column("conversations", "priority")
    op.add_column("conversations", sa.Column("priority", sa.Integer(), server_default="0", nullable=False))
