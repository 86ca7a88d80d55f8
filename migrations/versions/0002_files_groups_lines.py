"""Files and buttons of our own, groups, lines that close, chats that move."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from app.db.base import BigId
from app.db.moments import Moment

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_NEW_COLUMNS: tuple[tuple[str, sa.Column[object]], ...] = (
    ("messages", sa.Column("speaker", sa.Text(), nullable=True)),
    ("messages", sa.Column("buttons", sa.Text(), nullable=True)),
    ("attachments", sa.Column("remote_url", sa.Text(), nullable=True)),
    ("identities", sa.Column("is_group", sa.Boolean(), server_default="0", nullable=False)),
    ("identities", sa.Column("address", sa.Text(), nullable=True)),
    ("identities", sa.Column("line", sa.Text(), nullable=True)),
    ("identities", sa.Column("answer_by", Moment(), nullable=True)),
    ("channels", sa.Column("on_refusal", sa.Text(), server_default="ask", nullable=False)),
    ("channels", sa.Column("file_limit", sa.Integer(), nullable=True)),
)


def upgrade() -> None:
    for table, column in _NEW_COLUMNS:
        op.add_column(table, column)
    # Whoever wrote before is answered where their newest words came from.
    op.execute(
        "UPDATE identities SET address = (SELECT m.address FROM messages AS m"
        " WHERE m.strand_id = identities.strand_id AND m.address IS NOT NULL AND m.direction IN ('in', 'system')"
        " ORDER BY m.order_at DESC, m.id DESC LIMIT 1)"
    )
    op.create_table(
        "channel_lines",
        sa.Column("channel_id", BigId, autoincrement=False, nullable=False),
        sa.Column("line", sa.Text(), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("code", sa.Text(), nullable=True),
        sa.Column("changed_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["channel_id"], ["channels.id"], name=op.f("fk_channel_lines_channel_id_channels")
        ),
        sa.PrimaryKeyConstraint("channel_id", "line", name=op.f("pk_channel_lines")),
    )
    op.create_table(
        "message_parts",
        sa.Column("channel_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("message_id", BigId, nullable=False),
        sa.PrimaryKeyConstraint("channel_id", "external_id", name=op.f("pk_message_parts")),
    )
    with op.batch_alter_table("message_parts", schema=None) as batch_op:
        batch_op.create_index("ix_message_parts_message_id", ["message_id"], unique=False)


def downgrade() -> None:
    op.drop_table("message_parts")
    op.drop_table("channel_lines")
    for table, column in reversed(_NEW_COLUMNS):
        op.drop_column(table, column.name)
