"""Words begun and not sent are kept on the server."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from app.db.base import BigId
from app.db.moments import Moment

revision: str = "0024"
down_revision: str | None = "0023"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

EMPTIED = sa.text("text = ''")


def upgrade() -> None:
    op.create_table(
        "drafts",
        sa.Column("operator_id", BigId, autoincrement=False, nullable=False),
        sa.Column("conversation_id", BigId, autoincrement=False, nullable=False),
        sa.Column("mode", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("entities", sa.Text(), server_default="[]", nullable=False),
        sa.Column("identity_id", BigId, nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("carried", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversations.id"], name=op.f("fk_drafts_conversation_id_conversations")
        ),
        sa.PrimaryKeyConstraint("operator_id", "conversation_id", "mode", name=op.f("pk_drafts")),
    )
    op.create_index("ix_drafts_conversation_id", "drafts", ["conversation_id"])
    op.create_index("ix_drafts_emptied", "drafts", ["at"], sqlite_where=EMPTIED, postgresql_where=EMPTIED)


def downgrade() -> None:
    op.drop_table("drafts")
