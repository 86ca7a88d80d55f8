"""How many stand in each view is kept, not counted; people keep views of their own; two more orders have indexes."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from app.db.base import BigId
from app.db.moments import Moment

revision: str = "0019"
down_revision: str | None = "0018"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

WAITS = sa.text("closed_at IS NULL AND waiting_since IS NOT NULL")
WEIGHED = sa.text("priority <> 1")
AT_HAND = "NOT spam AND closed_at IS NULL AND status <> 'snoozed'"
SHARED = {
    "all": "NOT spam AND joined_into_id IS NULL",
    "open": AT_HAND,
    "unassigned": f"{AT_HAND} AND assignee_id IS NULL",
    "waiting": "NOT spam AND closed_at IS NULL AND status = 'waiting'",
    "snoozed": "NOT spam AND closed_at IS NULL AND status = 'snoozed'",
    "closed": "NOT spam AND closed_at IS NOT NULL AND joined_into_id IS NULL",
    "spam": "spam",
}


def upgrade() -> None:
    op.create_table(
        "view_counts",
        sa.Column("view", sa.Text(), nullable=False),
        sa.Column("operator_id", BigId, autoincrement=False, nullable=False),
        sa.Column("count", BigId, nullable=False),
        sa.PrimaryKeyConstraint("view", "operator_id", name=op.f("pk_view_counts")),
    )
    for view, condition in SHARED.items():
        op.execute(
            "INSERT INTO view_counts (view, operator_id, count)"
            f" SELECT '{view}', 0, count(*) FROM conversations WHERE {condition}"
        )
    op.execute(
        "INSERT INTO view_counts (view, operator_id, count)"
        f" SELECT 'mine', assignee_id, count(*) FROM conversations WHERE {AT_HAND}"
        " AND assignee_id IS NOT NULL GROUP BY assignee_id"
    )
    op.create_table(
        "saved_views",
        sa.Column("id", BigId, sa.Identity(), nullable=False),
        sa.Column("owner_id", BigId, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("is_shared", sa.Boolean(), nullable=False),
        sa.Column("filter", sa.Text(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["operators.id"], name=op.f("fk_saved_views_owner_id_operators")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_views")),
    )
    op.create_index("ix_saved_views_owner_id", "saved_views", ["owner_id"])
    op.create_index(
        "ix_conversations_waits",
        "conversations",
        ["waiting_since", "id"],
        sqlite_where=WAITS,
        postgresql_where=WAITS,
    )
    op.create_index(
        "ix_conversations_weighed",
        "conversations",
        ["priority", "last_at", "id"],
        sqlite_where=WEIGHED,
        postgresql_where=WEIGHED,
    )


def downgrade() -> None:
    op.drop_index("ix_conversations_weighed", "conversations")
    op.drop_index("ix_conversations_waits", "conversations")
    op.drop_table("saved_views")
    op.drop_table("view_counts")
