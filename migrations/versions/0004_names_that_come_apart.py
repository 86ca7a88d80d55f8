"""Names that channels tell apart from messages."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from app.db.moments import Moment

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.add_column("identities", sa.Column("profile_due_at", Moment(), nullable=True))
    op.create_index(
        "ix_identities_nameless",
        "identities",
        ["channel_id", "id"],
        sqlite_where=sa.text("name = ''"),
        postgresql_where=sa.text("name = ''"),
    )


def downgrade() -> None:
    op.drop_index("ix_identities_nameless", table_name="identities")
    op.drop_column("identities", "profile_due_at")
