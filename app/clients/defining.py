"""An admin says what the house wants to know of its clients."""

from app.access.audit import write_deed_down
from app.access.deed import Deed
from app.clients.attribute_queries import attribute_cards
from app.clients.attribute_schemas import AttributeCard, AttributeChange, NewAttribute
from app.clients.attributes import AttributeType
from app.clients.events import attributes_changed
from app.db.transaction import Transaction
from app.kit.errors import OknoError, not_found
from app.kit.json import dumps
from app.kit.text import folded, storable_name

TAKEN = frozenset({"record_id", "name", "first_name", "last_name", "phone", "email", "note", "tags", "skip"})
"""What a column of an imported file means already."""
MOST = 200
"""Definitions of one house."""


def define_attribute(tx: Transaction, new: NewAttribute, deed: Deed) -> AttributeCard:
    """The last one in the order. Raises OknoError attribute_exists, label_empty, options_missing,
    too_many_attributes."""
    known = _held(tx)
    if len(known) >= MOST:
        raise OknoError("too_many_attributes", 409)
    if new.key in TAKEN or any(card.key == new.key for card in known):
        raise OknoError("attribute_exists", 409, fields={"key": "attribute_exists"})
    label, options = _label(new.label), _options(new.type, new.options)
    tx.run(
        "INSERT INTO client_attributes (key, label, type, options, position, created_at)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (new.key, label, new.type, dumps(options), len(known), tx.stored(deed.at)),
    )
    write_deed_down(tx, "attribute.defined", f"attribute:{new.key}", deed, {"type": new.type})
    return _announced(tx, new.key, deed)


def change_attribute(
    tx: Transaction, attribute_id: int, change: AttributeChange, deed: Deed
) -> AttributeCard:
    """Raises OknoError attribute_not_found, attribute_built_in, label_empty, options_missing."""
    card = _card(_held(tx), attribute_id)
    kind = change.type or card.type
    if kind != card.type and card.built_in:
        raise OknoError("attribute_built_in", 409)
    label = card.label
    if "label" in change.model_fields_set:
        label = None if card.built_in and not (change.label or "").strip() else _label(change.label or "")
    options = _options(kind, card.options if change.options is None else change.options)
    tx.run(
        "UPDATE client_attributes SET label = ?, type = ?, options = ? WHERE id = ?",
        (label, kind, dumps(options), attribute_id),
    )
    if change.position is not None:
        _move(tx, attribute_id, change.position)
    write_deed_down(
        tx, "attribute.changed", f"attribute:{card.key}", deed, change.model_dump(exclude_unset=True)
    )
    return _announced(tx, card.key, deed)


def remove_attribute(tx: Transaction, attribute_id: int, deed: Deed) -> None:
    """What was written under it stays on the cards as plain text. Raises OknoError attribute_not_found,
    attribute_built_in."""
    card = _card(_held(tx), attribute_id)
    if card.built_in:
        raise OknoError("attribute_built_in", 409)
    tx.run("DELETE FROM client_attributes WHERE id = ?", (attribute_id,))
    write_deed_down(tx, "attribute.removed", f"attribute:{card.key}", deed)
    _announce(tx, deed)


def _held(tx: Transaction) -> tuple[AttributeCard, ...]:
    """Two admins at once would give two definitions one place."""
    if not tx.on_sqlite:
        tx.run("SELECT id FROM client_attributes ORDER BY id FOR UPDATE")
    return attribute_cards(tx.connection)


def _card(known: tuple[AttributeCard, ...], attribute_id: int) -> AttributeCard:
    for card in known:
        if card.id == attribute_id:
            return card
    raise not_found("attribute")


def _label(given: str) -> str:
    label = storable_name(given, 80)
    if not label:
        raise OknoError("label_empty", 422, fields={"label": "label_empty"})
    return label


def _options(kind: AttributeType, given: tuple[str, ...]) -> list[str]:
    if kind != "choice":
        return []
    options: dict[str, str] = {}
    for name in map(storable_name, given):
        if name:
            options.setdefault(folded(name), name)
    if not options:
        raise OknoError("options_missing", 422, fields={"options": "options_missing"})
    return list(options.values())


def _move(tx: Transaction, attribute_id: int, position: int) -> None:
    others = [card.id for card in attribute_cards(tx.connection) if card.id != attribute_id]
    order = [*others[:position], attribute_id, *others[position:]]
    for place, one in enumerate(order):
        tx.run("UPDATE client_attributes SET position = ? WHERE id = ?", (place, one))


def _announced(tx: Transaction, key: str, deed: Deed) -> AttributeCard:
    _announce(tx, deed)
    return next(card for card in attribute_cards(tx.connection) if card.key == key)


def _announce(tx: Transaction, deed: Deed) -> None:
    cards = [card.model_dump(mode="json") for card in attribute_cards(tx.connection)]
    tx.log(attributes_changed.entry({"attributes": cards}, deed.at))
