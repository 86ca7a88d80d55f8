"""How many stand in the built-in views: read as kept, and counted anew."""

from collections.abc import Sequence

from sqlalchemy import Connection, Row, select

from app.conversations.narrowing import VIEWS
from app.conversations.tallying import EVERYBODY
from app.db.tables import ViewCount
from app.db.transaction import Transaction
from app.db.writer import TURN

AllCounts = dict[tuple[str, int], int]
"""By view and operator; EVERYBODY where all see the same."""

_KEPT = select(ViewCount.view, ViewCount.operator_id, ViewCount.count)


def view_counts(connection: Connection, operator_id: int) -> dict[str, int]:
    """By view, as this operator sees them."""
    whose = ViewCount.operator_id.in_((EVERYBODY, operator_id))
    return counts_for(_read(connection.execute(_KEPT.where(whose)).all()), operator_id)


def all_view_counts(connection: Connection) -> AllCounts:
    return _read(connection.execute(_KEPT).all())


def _read(rows: Sequence[Row[str, int, int]]) -> AllCounts:
    return {(view, operator_id): count for view, operator_id, count in rows}


def counts_for(counts: AllCounts, operator_id: int) -> dict[str, int]:
    return {view: counts.get((view, EVERYBODY), counts.get((view, operator_id), 0)) for view in VIEWS}


_AT_HAND = "NOT spam AND closed_at IS NULL AND status <> 'snoozed'"
_SHARED = {
    "all": "NOT spam AND joined_into_id IS NULL",
    "open": _AT_HAND,
    "unassigned": f"{_AT_HAND} AND assignee_id IS NULL",
    "waiting": "NOT spam AND closed_at IS NULL AND status = 'waiting'",
    "snoozed": "NOT spam AND closed_at IS NULL AND status = 'snoozed'",
    "closed": "NOT spam AND closed_at IS NOT NULL AND joined_into_id IS NULL",
    "spam": "spam AND joined_into_id IS NULL",
}


def recount(tx: Transaction) -> AllCounts:
    """What really stands in each view. Nobody else writes until this has ended."""
    if not tx.on_sqlite:
        tx.run(f"SELECT pg_advisory_xact_lock({TURN})")
    counted: AllCounts = {
        (view, EVERYBODY): tx.run(f"SELECT count(*) FROM conversations WHERE {condition}").scalar_one()
        for view, condition in _SHARED.items()
    }
    mine = tx.run(
        f"SELECT assignee_id, count(*) FROM conversations WHERE {_AT_HAND} AND assignee_id IS NOT NULL"
        " GROUP BY assignee_id"
    )
    named = tx.run(
        "SELECT m.operator_id, count(DISTINCT m.conversation_id) FROM mentions AS m"
        " JOIN conversations AS c ON c.id = m.conversation_id"
        " WHERE m.seen_at IS NULL AND NOT c.spam GROUP BY m.operator_id"
    )
    counted |= {("mine", row[0]): row[1] for row in mine.all()}
    counted |= {("mentions", row[0]): row[1] for row in named.all()}
    return counted


def keep_recounted(tx: Transaction) -> AllCounts:
    """Counts anew and keeps that. Answers by how much each was wrong, where it was."""
    counted = recount(tx)
    kept = all_view_counts(tx.connection)
    wrong = {
        place: counted.get(place, 0) - kept.get(place, 0)
        for place in sorted({*counted, *kept})
        if counted.get(place, 0) != kept.get(place, 0)
    }
    tx.tallies += [(view, operator_id, by) for (view, operator_id), by in wrong.items()]
    return wrong
