"""Who may be one person, and the keys under which they meet."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from app.db.base import BigId
from app.db.moments import Moment

revision: str = "0009"
down_revision: str | None = "0008"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "client_facts_due",
        sa.Column("client_id", BigId, autoincrement=False, nullable=False),
        sa.Column("stamp", BigId, nullable=False),
        sa.Column("taken_until", Moment(), nullable=True),
        _client("client_facts_due", "client_id"),
        sa.PrimaryKeyConstraint("client_id", name=op.f("pk_client_facts_due")),
    )
    op.create_table(
        "client_facts",
        sa.Column("client_id", BigId, autoincrement=False, nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        _client("client_facts", "client_id"),
        sa.PrimaryKeyConstraint("client_id", name=op.f("pk_client_facts")),
    )
    op.create_table(
        "match_keys",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("client_id", BigId, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("key", "client_id", name=op.f("pk_match_keys")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "match_counts",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("clients", BigId, nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_match_counts")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "suggestions",
        sa.Column("lower_id", BigId, autoincrement=False, nullable=False),
        sa.Column("higher_id", BigId, autoincrement=False, nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("shares_home", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("is_kin", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("at", Moment(), nullable=False),
        _client("suggestions", "lower_id"),
        _client("suggestions", "higher_id"),
        sa.PrimaryKeyConstraint("lower_id", "higher_id", name=op.f("pk_suggestions")),
    )
    op.create_index(op.f("ix_suggestions_higher_id"), "suggestions", ["higher_id"])
    op.create_index("ix_suggestions_score", "suggestions", ["score", "lower_id", "higher_id"])
    op.create_table(
        "own_contacts",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "value", name=op.f("pk_own_contacts")),
    )
    # Whoever is known already is compared as well.
    op.execute(
        "INSERT INTO client_facts_due (client_id, stamp) SELECT id, id FROM clients WHERE erased_at IS NULL"
    )


def downgrade() -> None:
    for table in (
        "own_contacts",
        "suggestions",
        "match_counts",
        "match_keys",
        "client_facts",
        "client_facts_due",
    ):
        op.drop_table(table)


def _client(table: str, column: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_clients")
    return sa.ForeignKeyConstraint([column], ["clients.id"], name=name)
