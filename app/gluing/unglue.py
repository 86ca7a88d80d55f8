"""A glue is taken back: what was born with the absorbed client is theirs again, and so is what came since through their
accounts. What undoing means exactly stands in README.md."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.access.audit import write_down
from app.conversations.finding import face_of
from app.db.transaction import Transaction
from app.gluing.acts import Objector, act_to_undo, mark_undone
from app.gluing.apart import remember_apart, say_apart
from app.gluing.choosing import give_back
from app.gluing.forest import hold
from app.gluing.lines import write_line
from app.gluing.moving_back import move_back
from app.gluing.taking_apart import part
from app.gluing.telling import tell_regrouped

REOPEN_WITHIN = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Unglued:
    """Two clients again: who was taken out, and who stays with the rest."""

    client_id: int
    rest_id: int


def unglue(
    tx: Transaction,
    glue_id: int,
    *,
    by: int | None,
    at: datetime,
    reopen_within: timedelta = REOPEN_WITHIN,
    address: str | None = None,
    apart: bool = True,
    because: Objector | None = None,
) -> Unglued:
    """At any later time, and in any order with other acts; moves too. An operator who parts two says with it that they
    differ, unless `apart` is false: then it is only the glue that was a slip.

    Raises OknoError glue_not_found, glue_undone.
    """
    act = act_to_undo(tx, glue_id)
    if act.act != "glue":
        return Unglued(*move_back(tx, act, by, at, reopen_within, address))
    hold(tx, (act.absorbed, act.into))
    rest, conversation_ids, kept_ids = part(tx, act.absorbed, act.moved, act.at, at, reopen_within)
    give_back(tx, act, at)
    mark_undone(tx, act, by, at, because)
    remember_apart(tx, act.moved.get("apart") or ())
    if by is not None and apart:
        # Whoever parts two by hand does not want the house to join them again.
        say_apart(tx, act.absorbed, act.into, by, at)
    told = {"glue": glue_id, "taken_out": act.absorbed} | ({"because": because} if because else {})
    write_down(tx, "client.unglued", f"client:{rest}", at, by=by, address=address, details=told)
    for client_id, other in ((rest, act.absorbed), (act.absorbed, rest)):
        line = {"code": "unglued", "name": face_of(tx, other).name, "glue_id": str(glue_id)}
        write_line(tx, client_id, line | ({"because": because} if because else {}), by, at)
    tell_regrouped(tx, glue_id, {rest: kept_ids, act.absorbed: conversation_ids}, {}, at)
    return Unglued(act.absorbed, rest)
