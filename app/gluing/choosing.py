"""Where two cards differed a person chose what is shown: written with the glue, and given back with its end."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from app.clients.changing import change_client, write_fields
from app.clients.facts_due import facts_changed
from app.clients.schemas import ClientChange
from app.db.transaction import Transaction
from app.gluing.acts import Act
from app.gluing.schemas import FieldsChosen
from app.kit.json import dumps, loads

ATTRIBUTE = "attributes."
Rewritten = dict[str, Sequence[str | None]]
"""By field: what stood there before, and what since. `attributes.city` is an attribute."""


def choose(tx: Transaction, client_id: int, choices: FieldsChosen, at: datetime) -> Rewritten:
    """On the card of whoever took the other over. Raises OknoError bad_attributes."""
    before = _fields(tx, client_id)
    change_client(tx, client_id, ClientChange(**choices.model_dump(exclude_unset=True)), at)
    after = _fields(tx, client_id)
    return {
        field: (before.get(field), after.get(field))
        for field in sorted(before.keys() | after.keys())
        if before.get(field) != after.get(field)
    }


def give_back(tx: Transaction, act: Act, at: datetime) -> None:
    """What nobody has written over since is as it was. What a later glue wrote over stays; it is that glue then which
    gives back what stood here before this one."""
    rewritten: Rewritten = act.moved.get("chosen") or {}
    if not rewritten:
        return
    present = _fields(tx, act.into)
    back: dict[str, str | None] = {}
    for field, (before, after) in rewritten.items():
        if present.get(field) == after:
            back[field] = before
        else:
            _hand_on(tx, act, field, before, after)
    if back:
        _write(tx, act.into, {**present, **back})
        facts_changed(tx, act.into, at)


def _hand_on(tx: Transaction, act: Act, field: str, before: str | None, after: str | None) -> None:
    """To the first of the later glues, if it is what this one wrote that it found."""
    later = tx.run(
        "SELECT id, moved FROM glues WHERE to_client_id = ? AND id > ? AND act = 'glue' AND undone_at IS NULL"
        " ORDER BY id",
        (act.into, act.id),
    )
    for glue_id, moved in [(row[0], loads(row[1])) for row in later]:
        chosen: Rewritten = moved.get("chosen") or {}
        if field in chosen:
            if chosen[field][0] == after:
                chosen[field] = (before, chosen[field][1])
                tx.run("UPDATE glues SET moved = ? WHERE id = ?", (dumps(moved), glue_id))
            return


def _fields(tx: Transaction, client_id: int) -> Mapping[str, str | None]:
    given_name, note, attributes = tx.run(
        "SELECT given_name, note, attributes FROM clients WHERE id = ?", (client_id,)
    ).one()
    known = {f"{ATTRIBUTE}{key}": value for key, value in loads(attributes).items()}
    return {"given_name": given_name, "note": note, **known}


def _write(tx: Transaction, client_id: int, fields: Mapping[str, str | None]) -> None:
    attributes = {
        field.removeprefix(ATTRIBUTE): value
        for field, value in fields.items()
        if field.startswith(ATTRIBUTE) and value is not None
    }
    write_fields(tx, client_id, fields["given_name"], fields["note"], dumps(attributes))
