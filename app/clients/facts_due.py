"""Who has something new to be compared by. It is only noted here: the comparing is done behind, by a worker."""

from collections.abc import Iterable
from datetime import datetime

from app.db.moments import to_micros
from app.db.setwise import InsertRows
from app.db.tables import FactsDue
from app.db.transaction import Transaction

_NEW = InsertRows(FactsDue, ("client_id", "stamp"))


def facts_of_strangers(tx: Transaction, client_ids: Iterable[int], at: datetime) -> None:
    """Of clients who have come into being in this transaction."""
    _NEW(tx, [(client_id, to_micros(at)) for client_id in client_ids])


def facts_changed(tx: Transaction, client_id: int, at: datetime) -> None:
    """A name, an account, a contact point or an attribute is new. Said too often, it costs little."""
    tx.run(
        "INSERT INTO client_facts_due (client_id, stamp) VALUES (?, ?) ON CONFLICT (client_id) DO UPDATE SET"
        " stamp = CASE WHEN excluded.stamp > client_facts_due.stamp THEN excluded.stamp"
        " ELSE client_facts_due.stamp + 1 END",
        (client_id, to_micros(at)),
    )
