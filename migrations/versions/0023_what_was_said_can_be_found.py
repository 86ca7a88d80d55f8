"""What was said can be found: stems of messages, words of names, and how far both have come."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from app.db.base import BigId
from app.db.moments import Moment

revision: str = "0023"
down_revision: str | None = "0022"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    by_bytes = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    op.create_table(
        "search_entries",
        sa.Column("message_id", BigId, autoincrement=False, nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("message_id", name=op.f("pk_search_entries")),
    )
    op.create_table(
        "search_progress",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("seq", BigId, nullable=False),
        sa.Column("fill_below", BigId, nullable=False),
        sa.Column("fill_from", BigId, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_progress")),
    )
    op.create_table(
        "search_due",
        sa.Column("client_id", BigId, autoincrement=False, nullable=False),
        sa.Column("stamp", BigId, nullable=False),
        sa.PrimaryKeyConstraint("client_id", name=op.f("pk_search_due")),
    )
    op.create_table(
        "client_words",
        sa.Column("client_id", BigId, autoincrement=False, nullable=False),
        sa.Column("word", by_bytes, nullable=False),
        sa.PrimaryKeyConstraint("client_id", "word", name=op.f("pk_client_words")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_client_words_word", "client_words", ["word", "client_id"])
    op.create_table(
        "name_slips",
        sa.Column("slip", by_bytes, nullable=False),
        sa.Column("word", by_bytes, nullable=False),
        sa.PrimaryKeyConstraint("slip", "word", name=op.f("pk_name_slips")),
        sqlite_with_rowid=False,
    )
    _make_index()
    # What was said before is gone through from the newest back, by the worker, while people work.
    op.execute(
        "INSERT INTO search_progress (id, seq, fill_below, fill_from)"
        " SELECT 1, coalesce((SELECT seq FROM event_counter WHERE id = 1), 0), top, top"
        " FROM (SELECT coalesce(max(id) + 1, 0) AS top FROM messages) AS newest"
    )
    op.execute("INSERT INTO search_due (client_id, stamp) SELECT id, id FROM clients WHERE erased_at IS NULL")


def downgrade() -> None:
    for table in (
        "search_index",
        "name_slips",
        "client_words",
        "search_due",
        "search_progress",
        "search_entries",
    ):
        op.drop_table(table)


def _make_index() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE search_index USING fts5(words, content='', columnsize=0, detail=full,"
            " tokenize=\"ascii tokenchars '#~'\")"
        )
        return
    op.execute("CREATE TABLE search_index (message_id bigint PRIMARY KEY, vector tsvector NOT NULL)")
    # What has just come lies in a list of its own until there is this much of it, in kB: little enough to look through.
    op.execute(
        "CREATE INDEX ix_search_index_vector ON search_index USING gin (vector)"
        " WITH (gin_pending_list_limit = 128)"
    )
