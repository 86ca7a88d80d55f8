"""What it takes to glue clients and to undo it exactly."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from app.db.base import BigId
from app.db.moments import Moment

revision: str = "0007"
down_revision: str | None = "0006"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

HOMES = ("identities", "strands", "conversations")


def upgrade() -> None:
    op.add_column("clients", sa.Column("root_id", BigId, nullable=True))
    _index_set("clients", "glued_into_id")
    _index_set("clients", "root_id")
    for table in HOMES:
        op.add_column(table, sa.Column("home_client_id", BigId, nullable=True))
    op.add_column("identities", sa.Column("signed_as", sa.Text(), nullable=True))
    op.add_column("contact_points", sa.Column("identity_id", BigId, nullable=True))
    op.add_column("conversations", sa.Column("joined_after", BigId, nullable=True))
    op.add_column("conversations", sa.Column("dealt_upto", BigId, server_default="0", nullable=False))
    _index_set("conversations", "joined_into_id")
    op.create_table(
        "clients_apart",
        sa.Column("lower_id", BigId, autoincrement=False, nullable=False),
        sa.Column("higher_id", BigId, autoincrement=False, nullable=False),
        sa.Column("operator_id", BigId, nullable=True),
        sa.Column("at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["lower_id"], ["clients.id"], name=op.f("fk_clients_apart_lower_id_clients")),
        sa.ForeignKeyConstraint(
            ["higher_id"], ["clients.id"], name=op.f("fk_clients_apart_higher_id_clients")
        ),
        sa.ForeignKeyConstraint(
            ["operator_id"], ["operators.id"], name=op.f("fk_clients_apart_operator_id_operators")
        ),
        sa.PrimaryKeyConstraint("lower_id", "higher_id", name=op.f("pk_clients_apart")),
    )
    op.create_index(op.f("ix_clients_apart_higher_id"), "clients_apart", ["higher_id"])
    op.execute(
        "UPDATE conversations SET dealt_upto ="
        " CASE WHEN last_inbound_id > last_message_id THEN last_inbound_id ELSE last_message_id END"
        " WHERE closed_at IS NOT NULL"
    )
    # Whoever was glued before there were roots hangs on somebody who was not.
    op.execute("UPDATE clients SET root_id = glued_into_id WHERE glued_into_id IS NOT NULL")


def downgrade() -> None:
    op.drop_table("clients_apart")
    _drop_index("conversations", "joined_into_id")
    op.drop_column("conversations", "dealt_upto")
    op.drop_column("conversations", "joined_after")
    op.drop_column("contact_points", "identity_id")
    op.drop_column("identities", "signed_as")
    for table in HOMES:
        op.drop_column(table, "home_client_id")
    _drop_index("clients", "root_id")
    _drop_index("clients", "glued_into_id")
    op.drop_column("clients", "root_id")


def _index_set(table: str, column: str) -> None:
    is_set = sa.text(f"{column} IS NOT NULL")
    op.create_index(f"ix_{table}_{column}", table, [column], sqlite_where=is_set, postgresql_where=is_set)


def _drop_index(table: str, column: str) -> None:
    op.drop_index(f"ix_{table}_{column}", table_name=table)
