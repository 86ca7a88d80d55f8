"""What a file is, and what of it may be shown."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_NEW_COLUMNS: tuple[sa.Column[object], ...] = (
    sa.Column("shown_sha256", sa.Text(), nullable=True),
    sa.Column("kind", sa.Text(), server_default="document", nullable=False),
    sa.Column("name", sa.Text(), nullable=True),
    sa.Column("width", sa.Integer(), nullable=True),
    sa.Column("height", sa.Integer(), nullable=True),
    sa.Column("duration", sa.Double(), nullable=True),
)
_DRAWN = ("thumbnail_sha256", "shown_sha256")


def upgrade() -> None:
    for column in _NEW_COLUMNS:
        op.add_column("files", column)
    op.create_index("ix_files_sha256", "files", ["sha256"])
    for name in _DRAWN:
        there = sa.text(f"{name} IS NOT NULL")
        op.create_index(f"ix_files_{name}", "files", [name], sqlite_where=there, postgresql_where=there)


def downgrade() -> None:
    for name in ("sha256", *_DRAWN):
        op.drop_index(f"ix_files_{name}", "files")
    for column in reversed(_NEW_COLUMNS):
        op.drop_column("files", column.name)
