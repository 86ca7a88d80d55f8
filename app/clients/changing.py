"""What an operator corrects on a client's card."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from app.clients.announcing import announce_client
from app.clients.attribute_writing import rewritten
from app.clients.queries import client_card
from app.clients.records import search_name
from app.clients.schemas import ClientCard, ClientChange
from app.clients.tagging import put_tags, tag_ids, take_tags
from app.clients.union import Member, members_of
from app.db.transaction import Transaction
from app.kit.errors import not_found
from app.kit.json import dumps, loads
from app.kit.text import storable, storable_name


def change_client(tx: Transaction, client_id: int, change: ClientChange, at: datetime) -> ClientCard:
    """A field left out stays; an empty one is taken away. Of a glued client it changes whoever took them over.

    Raises OknoError client_not_found, bad_attributes with a code for each."""
    members = members_of(tx.connection, client_id)
    client_id = members[0].id if members else client_id
    lock = "" if tx.on_sqlite else " FOR UPDATE"
    row = tx.run(
        f"SELECT given_name, note, attributes FROM clients WHERE id = ?{lock}", (client_id,)
    ).one_or_none()
    if row is None:
        raise not_found("client")
    given_name, note, attributes = row
    if "given_name" in change.model_fields_set:
        given_name = storable_name(change.given_name or "") or None
    if "note" in change.model_fields_set:
        note = storable(change.note or "").strip() or None
    if change.attributes:
        attributes = _hiding(rewritten(tx, attributes, change.attributes), change.attributes, members)
    for member in members:
        take_tags(tx, member.id, change.remove_tags)
    put_tags(tx, ((client_id, tag_id) for tag_id in tag_ids(tx, change.add_tags, at).values()))
    write_fields(tx, client_id, given_name, note, attributes)
    announce_client(tx, client_id, at)
    card = client_card(tx.connection, client_id)
    if card is None:
        raise not_found("client")
    return card


def write_fields(
    tx: Transaction, client_id: int, given_name: str | None, note: str | None, attributes: str
) -> None:
    """On this very client's row, whoever holds their history; `attributes` is JSON. Tells nobody."""
    name = tx.run("SELECT name FROM clients WHERE id = ?", (client_id,)).scalar_one()
    others = tx.run(
        "SELECT name, username FROM identities WHERE client_id = ? AND home_client_id IS NULL ORDER BY id",
        (client_id,),
    )
    names = [part for identity in others for part in identity]
    tx.run(
        "UPDATE clients SET given_name = ?, note = ?, attributes = ?, search_name = ? WHERE id = ?",
        (given_name, note, attributes, search_name(given_name, name, *names), client_id),
    )


def _hiding(attributes: str, wanted: Mapping[str, str | None], members: Sequence[Member]) -> str:
    """What is taken away here must not shine through from a client who was glued; undoing the glue finds it there."""
    elsewhere = {key for member in members[1:] for key in member.attributes}
    hidden = {key: "" for key, value in wanted.items() if key in elsewhere and not (value or "").strip()}
    return dumps(hidden | loads(attributes)) if hidden else attributes
