"""Hours of the house, how long people waited, and what the house answers by itself."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from app.db.base import BigId
from app.db.moments import Moment

revision: str = "0014"
down_revision: str | None = "0013"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    # Nothing has ever been written there.
    op.drop_table("business_hours")
    op.create_table(
        "business_hours",
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("channel_id", BigId, nullable=True),
        sa.Column("team_id", BigId, nullable=True),
        sa.Column("timezone", sa.Text(), nullable=False),
        sa.Column("weekly", sa.Text(), nullable=False),
        sa.Column("exceptions", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["channel_id"], ["channels.id"], name=op.f("fk_business_hours_channel_id_channels")
        ),
        sa.ForeignKeyConstraint(["team_id"], ["teams.id"], name=op.f("fk_business_hours_team_id_teams")),
        sa.PrimaryKeyConstraint("place", name=op.f("pk_business_hours")),
    )
    op.create_table(
        "answered_waits",
        sa.Column("id", BigId, sa.Identity(), nullable=False),
        sa.Column("channel_id", BigId, nullable=False),
        sa.Column("began_at", Moment(), nullable=False),
        sa.Column("ended_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answered_waits")),
    )
    op.create_index("ix_answered_waits_channel_id_ended_at", "answered_waits", ["channel_id", "ended_at"])
    op.create_table(
        "auto_replies",
        sa.Column("channel_id", BigId, autoincrement=False, nullable=False),
        sa.Column("rules", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["channel_id"], ["channels.id"], name=op.f("fk_auto_replies_channel_id_channels")
        ),
        sa.PrimaryKeyConstraint("channel_id", name=op.f("pk_auto_replies")),
    )
    op.create_table(
        "auto_replies_due",
        sa.Column("identity_id", BigId, autoincrement=False, nullable=False),
        sa.Column("message_id", BigId, nullable=False),
        sa.Column("arrived_at", Moment(), nullable=False),
        _identity("auto_replies_due"),
        sa.PrimaryKeyConstraint("identity_id", name=op.f("pk_auto_replies_due")),
    )
    op.create_table(
        "auto_replies_said",
        sa.Column("identity_id", BigId, autoincrement=False, nullable=False),
        sa.Column("occasion", sa.Text(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("message_id", BigId, nullable=False),
        sa.Column("at", Moment(), nullable=False),
        _identity("auto_replies_said"),
        sa.PrimaryKeyConstraint("identity_id", "occasion", "period", name=op.f("pk_auto_replies_said")),
    )


def downgrade() -> None:
    for table in (
        "auto_replies_said",
        "auto_replies_due",
        "auto_replies",
        "answered_waits",
        "business_hours",
    ):
        op.drop_table(table)
    op.create_table(
        "business_hours",
        sa.Column("id", BigId, sa.Identity(), nullable=False),
        sa.Column("channel_id", BigId, nullable=True),
        sa.Column("team_id", BigId, nullable=True),
        sa.Column("timezone", sa.Text(), nullable=False),
        sa.Column("weekly", sa.Text(), nullable=False),
        sa.Column("exceptions", sa.Text(), server_default="{}", nullable=False),
        sa.ForeignKeyConstraint(
            ["channel_id"], ["channels.id"], name=op.f("fk_business_hours_channel_id_channels")
        ),
        sa.ForeignKeyConstraint(["team_id"], ["teams.id"], name=op.f("fk_business_hours_team_id_teams")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_business_hours")),
        sa.UniqueConstraint("channel_id", name=op.f("uq_business_hours_channel_id")),
        sa.UniqueConstraint("team_id", name=op.f("uq_business_hours_team_id")),
    )


def _identity(table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_identity_id_identities")
    return sa.ForeignKeyConstraint(["identity_id"], ["identities.id"], name=name)
