"""Two clients turn out to be one person: the younger's accounts, history and matters go over to the older.

No message is touched. What belongs to a client points at the root of the client it was born with, so each act can be
undone by itself, at any later time and in any order.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.access.audit import write_down
from app.clients.pictures import refresh_picture
from app.conversations.finding import face_of
from app.db.transaction import Transaction
from app.gluing.acts import act_that_joined, write_act
from app.gluing.apart import forget_apart
from app.gluing.choosing import choose
from app.gluing.evidence import Evidence
from app.gluing.forbids import forbids
from app.gluing.forest import hang, hold
from app.gluing.lines import write_line
from app.gluing.matters import Matters
from app.gluing.meeting import meet
from app.gluing.pointing import point_to
from app.gluing.schemas import FieldsChosen
from app.gluing.telling import tell_regrouped, tell_rows
from app.kit.errors import OknoError


@dataclass(frozen=True, slots=True)
class Glued:
    """The one history there is now. `glue_id` is the act by which it came about, if there was one; `is_new` whether
    that was now."""

    client_id: int
    glue_id: int | None
    is_new: bool


def glue(
    tx: Transaction,
    one: int,
    other: int,
    evidence: Evidence,
    *,
    by: int | None,
    at: datetime,
    survivor: int | None = None,
    address: str | None = None,
    choices: FieldsChosen | None = None,
) -> Glued:
    """Any clients, also such as were glued before: it is their roots that are joined. The older stays unless
    `survivor` names one of the two. `by` is the operator who decided; the house itself glues only on certain evidence.
    `choices` are set on the card of the one who stays, and taken back with the glue.

    Raises OknoError client_not_found, evidence_not_certain, glue_forbidden (with the objection's code as detail),
    survivor_not_among_them, bad_attributes.
    """
    if evidence.grade != "certain":
        raise OknoError("evidence_not_certain", 422)
    if survivor not in {None, one, other}:
        raise OknoError("survivor_not_among_them", 422, fields={"survivor": "survivor_not_among_them"})
    roots = hold(tx, (one, other))
    if roots[one] == roots[other]:
        return Glued(roots[one], _act_between(tx, one, other), is_new=False)
    objection = forbids(tx, one, other, by_person=by is not None)
    if objection is not None:
        raise OknoError("glue_forbidden", 409, detail=objection.code)
    into = roots[survivor] if survivor is not None else older_of(tx, roots[one], roots[other])
    absorbed = roots[other] if into == roots[one] else roots[one]
    name = face_of(tx, absorbed).name
    joined, conversation_ids = join(tx, absorbed, into, at)
    remembered = {
        **joined,
        "apart": forget_apart(tx, into) if by is not None else [],
        "chosen": choose(tx, into, choices, at) if choices is not None else {},
    }
    glue_id = write_act(tx, "glue", evidence, absorbed, into, remembered, by, at)
    told = {"glue": glue_id, "absorbed": absorbed, "evidence": evidence.kind, **evidence.params}
    write_down(tx, "client.glued", f"client:{into}", at, by=by, address=address, details=told)
    line = {"code": "glued", "name": name, "evidence": evidence.kind, "glue_id": str(glue_id)}
    write_line(tx, into, line, by, at)
    tell_regrouped(tx, glue_id, {into: conversation_ids}, {absorbed: into}, at)
    return Glued(into, glue_id, is_new=True)


def join(
    tx: Transaction, absorbed: int, into: int, at: datetime
) -> tuple[Mapping[str, Any], tuple[int, ...]]:
    """The deed itself, of two roots that are held: what has to be remembered of it, and the matters that went over."""
    # Whatever is written after this has a greater id: so it is known later what came since.
    (after,) = tx.take_ids("messages", 1)
    matters = Matters.of(tx, (absorbed, into))
    meeting = meet(tx, matters, absorbed, into, after, at)
    changed = matters.save()
    hang(tx, absorbed, into)
    moved = point_to(tx, absorbed, into)
    matters.went_over(moved.conversation_ids, into)
    refresh_picture(tx, into)
    tell_rows(tx, changed, at)
    remembered = {
        "after": after,
        "identities": moved.identities,
        "conversations": len(moved.conversation_ids),
        "meeting": meeting.as_json() if meeting else None,
    }
    return remembered, moved.conversation_ids


def older_of(tx: Transaction, one: int, other: int) -> int:
    """Who came first; but whoever has a name before a guest without one, or people would go on reading «Guest»."""
    return int(
        tx.run(
            "SELECT id FROM clients WHERE id IN (?, ?)"
            " ORDER BY CASE WHEN coalesce(given_name, name) = '' THEN 1 ELSE 0 END, created_at, id LIMIT 1",
            (one, other),
        ).scalar_one()
    )


def _act_between(tx: Transaction, one: int, other: int) -> int | None:
    """The newest act without which the two would not be one."""
    paths = [_path(tx, client_id) for client_id in (one, other)]
    between = [
        client_id for path in paths for client_id in path if client_id not in set(paths[0]) & set(paths[1])
    ]
    acts = [act for client_id in between if (act := act_that_joined(tx, client_id)) is not None]
    return max(acts, default=None)


def _path(tx: Transaction, client_id: int) -> list[int]:
    path = [client_id]
    while (
        above := tx.run("SELECT glued_into_id FROM clients WHERE id = ?", (path[-1],)).scalar()
    ) is not None:
        path.append(int(above))
    return path
