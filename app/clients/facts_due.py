"""Who has something new to be compared and found by. It is only noted here: workers behind do the rest."""

from collections.abc import Iterable
from datetime import datetime

from app.db.moments import to_micros
from app.db.setwise import InsertRows
from app.db.tables import FactsDue, SearchDue
from app.db.transaction import Transaction

_NEW = InsertRows(FactsDue, ("client_id", "stamp"))
_NAMELESS = InsertRows(SearchDue, ("client_id", "stamp"))


def facts_of_strangers(tx: Transaction, client_ids: Iterable[int], at: datetime) -> None:
    """Of clients who have come into being in this transaction."""
    rows = [(client_id, to_micros(at)) for client_id in client_ids]
    _NEW(tx, rows)
    _NAMELESS(tx, rows)


def facts_changed(tx: Transaction, client_id: int, at: datetime) -> None:
    """A name, an account, a contact point or an attribute is new. Said too often, it costs little."""
    for table in ("client_facts_due", "search_due"):
        tx.run(
            f"INSERT INTO {table} (client_id, stamp) VALUES (?, ?) ON CONFLICT (client_id) DO UPDATE SET"
            f" stamp = CASE WHEN excluded.stamp > {table}.stamp THEN excluded.stamp ELSE {table}.stamp + 1 END",
            (client_id, to_micros(at)),
        )
