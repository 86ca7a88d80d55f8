"""A team that is gone stays in what it did, and its open conversations are found."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from app.db.moments import Moment

revision: str = "0015"
down_revision: str | None = "0014"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

OPEN = sa.text("closed_at IS NULL AND team_id IS NOT NULL")


def upgrade() -> None:
    op.add_column("teams", sa.Column("removed_at", Moment(), nullable=True))
    op.create_index(
        "ix_conversations_team_id", "conversations", ["team_id"], sqlite_where=OPEN, postgresql_where=OPEN
    )


def downgrade() -> None:
    op.drop_index("ix_conversations_team_id", "conversations")
    op.drop_column("teams", "removed_at")
