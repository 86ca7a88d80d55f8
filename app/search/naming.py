"""Clients whose names, phones or e-mails are new get the words that they are found by."""

from collections.abc import Sequence

from sqlalchemy import or_, select

from app.db.setwise import InsertRows
from app.db.tables import Client, ClientWord, ContactPoint, NameSlip
from app.db.transaction import Transaction
from app.search.name_keys import keys_of, may_slip, slips_of

_WORDS = InsertRows(ClientWord, ("client_id", "word"), unless=("client_id", "word"))
_SLIPS = InsertRows(NameSlip, ("slip", "word"), unless=("slip", "word"))


def name_due(tx: Transaction, count: int) -> int:
    """The next `count` of them, those who wait longest first; how many there were."""
    skip = "" if tx.on_sqlite else " FOR UPDATE SKIP LOCKED"
    rows = tx.run(f"SELECT client_id, stamp FROM search_due ORDER BY client_id LIMIT ?{skip}", (count,)).all()
    if not rows:
        return 0
    name(tx, [client_id for client_id, _ in rows])
    for client_id, stamp in rows:
        tx.run("DELETE FROM search_due WHERE client_id = ? AND stamp = ?", (client_id, stamp))
    return len(rows)


def name(tx: Transaction, client_ids: Sequence[int]) -> None:
    """Also those whose histories they hold: what is on the card of one may have been said of the other."""
    people = tx.connection.execute(
        select(Client.id, Client.search_name)
        .where(or_(Client.id.in_(client_ids), Client.root_id.in_(client_ids)), Client.erased_at.is_(None))
        .order_by(Client.id)
    ).all()
    points: dict[int, list[tuple[str, str]]] = {}
    for client_id, kind, value in tx.connection.execute(
        select(ContactPoint.client_id, ContactPoint.kind, ContactPoint.value).where(
            ContactPoint.client_id.in_([row.id for row in people])
        )
    ):
        points.setdefault(client_id, []).append((kind, value))
    for client_id in sorted({*client_ids, *(row.id for row in people)}):
        tx.run("DELETE FROM client_words WHERE client_id = ?", (client_id,))
    keys = {row.id: keys_of(row.search_name, points.get(row.id, ())) for row in people}
    _WORDS(tx, [(client_id, word) for client_id, words in keys.items() for word in sorted(words)])
    words = sorted({word for held in keys.values() for word in held if may_slip(word)})
    _SLIPS(tx, sorted((slip, word) for word in words for slip in slips_of(word)))
