"""Telling every window that a client's suggestions have changed."""

from collections.abc import Iterable
from datetime import datetime

from app.db.setwise import Keys
from app.db.transaction import Transaction
from app.suggesting.events import suggestions_changed
from app.suggesting.queries import count_suggestions

_IDS = Keys(id="bigint")


def tell_suggestions(tx: Transaction, client_ids: Iterable[int], at: datetime) -> None:
    """Of those who hold the clients' histories now."""
    given = _IDS.given(tx.dialect, [(client_id,) for client_id in sorted(set(client_ids))])
    roots = tx.run(
        f"SELECT DISTINCT coalesce(c.root_id, c.id) FROM {_IDS.source(tx.dialect)} CROSS JOIN clients AS c"
        " WHERE c.id = keys.id ORDER BY 1",
        given,
    ).scalars()
    for root in roots:
        body = {"client_id": root, "open_count": count_suggestions(tx.connection, root)}
        tx.log(suggestions_changed.entry(body, at, client_id=root))
