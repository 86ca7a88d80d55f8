"""Pictures of people: where their channel says they are, and which of them stands for a client."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from app.db.moments import Moment

revision: str = "0005"
down_revision: str | None = "0004"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_NEW_COLUMNS: tuple[tuple[str, sa.Column[object]], ...] = (
    ("clients", sa.Column("picture_key", sa.Text(), nullable=True)),
    ("identities", sa.Column("picture_source", sa.Text(), nullable=True)),
    ("identities", sa.Column("picture_waits", sa.Boolean(), server_default="0", nullable=False)),
    ("identities", sa.Column("picture_due_at", Moment(), nullable=True)),
    ("identities", sa.Column("picture_attempts", sa.Integer(), server_default="0", nullable=False)),
    ("identities", sa.Column("picture_file_id", sa.Integer(), nullable=True)),
)
_NEW_INDEXES = {
    "ix_identities_picture_due": (["channel_id", "picture_due_at", "id"], None),
    "ix_identities_picture_waits": (["picture_due_at"], "picture_waits"),
    "ix_identities_picture_file_id": (["picture_file_id"], "picture_file_id IS NOT NULL"),
}


def upgrade() -> None:
    for table, column in _NEW_COLUMNS:
        op.add_column(table, column)
    for name, (columns, where) in _NEW_INDEXES.items():
        only = sa.text(where) if where else None
        op.create_index(name, "identities", columns, sqlite_where=only, postgresql_where=only)


def downgrade() -> None:
    for name in reversed(_NEW_INDEXES):
        op.drop_index(name, "identities")
    for table, column in reversed(_NEW_COLUMNS):
        op.drop_column(table, column.name)
