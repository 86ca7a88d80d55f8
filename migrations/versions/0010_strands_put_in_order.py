"""Which strands had messages put into other conversations."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from app.db.base import BigId
from app.db.moments import Moment

revision: str = "0010"
down_revision: str | None = "0009"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.add_column("strands", sa.Column("rehomed_after", BigId, nullable=True))
    op.add_column("strands", sa.Column("rehomed_from", Moment(), nullable=True))


def downgrade() -> None:
    op.drop_column("strands", "rehomed_from")
    op.drop_column("strands", "rehomed_after")
