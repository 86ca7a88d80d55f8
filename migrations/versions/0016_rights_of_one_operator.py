"""An operator may hold rights that the role does not give, or lack some that it gives."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0016"
down_revision: str | None = "0015"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.add_column("operators", sa.Column("rights", sa.Text(), server_default="{}", nullable=False))


def downgrade() -> None:
    op.drop_column("operators", "rights")
