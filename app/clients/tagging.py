"""Tags: what there are, and which of them a client has."""

from collections.abc import Iterable
from datetime import datetime

from app.access.audit import write_deed_down
from app.access.deed import Deed
from app.clients.announcing import announce_client
from app.clients.attribute_queries import tag_cards
from app.clients.attribute_schemas import NewTag, TagCard, TagChange
from app.clients.events import tags_changed
from app.db.setwise import InsertRows
from app.db.tables import ClientTag
from app.db.transaction import Transaction
from app.kit.errors import OknoError, not_found
from app.kit.text import folded, storable_name

LONGEST = 60
TOLD = 500
"""Cards of clients that are told anew after a tag was renamed or removed. Whoever has more open reads them again."""

_TAG_CLIENTS = InsertRows(ClientTag, ("client_id", "tag_id"), unless=("client_id", "tag_id"))


def add_tag(tx: Transaction, new: NewTag, deed: Deed) -> TagCard:
    """Raises OknoError tag_exists, tag_empty."""
    name = _free_name(tx, new.name)
    tx.run("INSERT INTO tags (id, name, colour) VALUES (?, ?, ?)", (_fresh_id(tx), name, new.colour))
    write_deed_down(tx, "tag.added", f"tag:{name}", deed)
    _announce(tx, deed.at)
    return next(card for card in tag_cards(tx.connection) if card.name == name)


def change_tag(tx: Transaction, tag_id: int, change: TagChange, deed: Deed) -> TagCard:
    """Raises OknoError tag_not_found, tag_exists, tag_empty."""
    card = _card(tx, tag_id)
    name = card.name if change.name is None else _free_name(tx, change.name, besides=tag_id)
    colour = change.colour if "colour" in change.model_fields_set else card.colour
    tx.run("UPDATE tags SET name = ?, colour = ? WHERE id = ?", (name, colour, tag_id))
    write_deed_down(tx, "tag.changed", f"tag:{card.name}", deed, change.model_dump(exclude_unset=True))
    _announce(tx, deed.at)
    if name != card.name:
        _announce_clients(tx, _tagged(tx, tag_id), deed.at)
    return card.model_copy(update={"name": name, "colour": colour})


def remove_tag(tx: Transaction, tag_id: int, deed: Deed) -> None:
    """From every client and matter, too. Rows keep its id, which nobody gets again. Raises OknoError tag_not_found."""
    card = _card(tx, tag_id)
    tagged = _tagged(tx, tag_id)
    count = tx.run("DELETE FROM client_tags WHERE tag_id = ?", (tag_id,)).rowcount
    tx.run("DELETE FROM conversation_tags WHERE tag_id = ?", (tag_id,))
    tx.run("DELETE FROM tags WHERE id = ?", (tag_id,))
    _retire(tx, tag_id)
    write_deed_down(tx, "tag.removed", f"tag:{card.name}", deed, {"clients": count})
    _announce(tx, deed.at)
    _announce_clients(tx, tagged, deed.at)


def tag_ids(tx: Transaction, names: Iterable[str], at: datetime) -> dict[str, int]:
    """Of each name its tag, made where there was none. Upper and lower case, е and ё are one; empty names are left
    out."""
    wanted = {name: plain for name in names if (plain := storable_name(name, LONGEST))}
    if not wanted:
        return {}
    _hold(tx)
    known = {folded(name): tag_id for tag_id, name in tx.run("SELECT id, name FROM tags")}
    is_new = False
    for plain in wanted.values():
        if folded(plain) not in known:
            known[folded(plain)] = _fresh_id(tx)
            tx.run("INSERT INTO tags (id, name) VALUES (?, ?)", (known[folded(plain)], plain))
            is_new = True
    if is_new:
        _announce(tx, at)
    return {name: known[folded(plain)] for name, plain in wanted.items()}


def put_tags(tx: Transaction, pairs: Iterable[tuple[int, int]]) -> None:
    """(client id, tag id); what is there already stays."""
    _TAG_CLIENTS(tx, sorted(set(pairs)))


def take_tags(tx: Transaction, client_id: int, names: Iterable[str]) -> None:
    """Off one client; names that nobody uses change nothing."""
    unwanted = {folded(name) for name in names}
    rows = tx.run(
        "SELECT t.id, t.name FROM client_tags AS c JOIN tags AS t ON t.id = c.tag_id WHERE c.client_id = ?",
        (client_id,),
    )
    for tag_id, name in rows:
        if folded(name) in unwanted:
            tx.run("DELETE FROM client_tags WHERE client_id = ? AND tag_id = ?", (client_id, tag_id))


def _hold(tx: Transaction) -> None:
    """Names are compared folded, which the database does not do: one at a time makes new ones."""
    if not tx.on_sqlite:
        tx.run("SELECT pg_advisory_xact_lock(hashtextextended('tags', 7))")


def _fresh_id(tx: Transaction) -> int:
    """One that no tag has, or had."""
    if not tx.on_sqlite:
        return tx.take_ids("tags", 1)[0]
    last: int = tx.run(
        "SELECT max(coalesce((SELECT max(id) FROM tags), 0),"
        " coalesce((SELECT last FROM sequences WHERE name = 'tags'), 0))"
    ).scalar_one()
    return last + 1


def _retire(tx: Transaction, tag_id: int) -> None:
    """SQLite would give the greatest id away again, and rows that still hold it would show another tag."""
    if tx.on_sqlite:
        tx.run(
            "INSERT INTO sequences (name, last) VALUES ('tags', ?)"
            " ON CONFLICT (name) DO UPDATE SET last = max(last, excluded.last)",
            (tag_id,),
        )


def _free_name(tx: Transaction, given: str, besides: int | None = None) -> str:
    name = storable_name(given, LONGEST)
    if not name:
        raise OknoError("tag_empty", 422, fields={"name": "tag_empty"})
    _hold(tx)
    for tag_id, known in tx.run("SELECT id, name FROM tags"):
        if tag_id != besides and folded(known) == folded(name):
            raise OknoError("tag_exists", 409, fields={"name": "tag_exists"})
    return name


def _card(tx: Transaction, tag_id: int) -> TagCard:
    for card in tag_cards(tx.connection):
        if card.id == tag_id:
            return card
    raise not_found("tag")


def _tagged(tx: Transaction, tag_id: int) -> list[int]:
    return tx.run(
        "SELECT client_id FROM client_tags WHERE tag_id = ? ORDER BY client_id DESC LIMIT ?", (tag_id, TOLD)
    ).scalars()


def _announce(tx: Transaction, at: datetime) -> None:
    cards = [card.model_dump(mode="json") for card in tag_cards(tx.connection)]
    tx.log(tags_changed.entry({"tags": cards}, at))


def _announce_clients(tx: Transaction, client_ids: Iterable[int], at: datetime) -> None:
    for client_id in client_ids:
        announce_client(tx, client_id, at)
