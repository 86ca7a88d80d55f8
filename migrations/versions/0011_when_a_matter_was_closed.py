"""When a conversation was closed last, also after it was opened again."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from app.db.moments import Moment

revision: str = "0011"
down_revision: str | None = "0010"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.add_column("conversations", sa.Column("dealt_at", Moment(), nullable=True))
    op.execute("UPDATE conversations SET dealt_at = closed_at WHERE closed_at IS NOT NULL")


def downgrade() -> None:
    op.drop_column("conversations", "dealt_at")
