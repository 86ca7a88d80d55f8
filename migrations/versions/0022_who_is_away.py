"""Who is away by hand, what was handed back meanwhile, and which process sees to it."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from app.db.base import BigId
from app.db.moments import Moment

revision: str = "0022"
down_revision: str | None = "0021"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.add_column("operators", sa.Column("away_since", Moment(), nullable=True))
    op.add_column("operators", sa.Column("away_until", Moment(), nullable=True))
    op.create_table(
        "handed_back",
        sa.Column("operator_id", BigId, nullable=False),
        sa.Column("conversation_id", BigId, nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["operator_id"], ["operators.id"], name=op.f("fk_handed_back_operator_id_operators")
        ),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.id"],
            name=op.f("fk_handed_back_conversation_id_conversations"),
        ),
        sa.PrimaryKeyConstraint("operator_id", "conversation_id", name=op.f("pk_handed_back")),
    )
    op.create_table(
        "duty_leases",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("until", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_duty_leases")),
    )


def downgrade() -> None:
    op.drop_table("duty_leases")
    op.drop_table("handed_back")
    op.drop_column("operators", "away_until")
    op.drop_column("operators", "away_since")
