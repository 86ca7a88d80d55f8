"""Acts of joining and splitting, written down with what it takes to undo them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from app.db.transaction import Transaction
from app.gluing.evidence import Evidence
from app.kit.errors import OknoError, not_found
from app.kit.json import dumps, loads

Objector = Literal["visitor", "messenger"]
"""Who said «it was not me» where nobody of us took an act back: a browser on the site, or an account in a messenger."""


@dataclass(frozen=True, slots=True)
class Act:
    id: int
    act: str
    absorbed: int
    """Client id."""
    into: int
    moved: Mapping[str, Any]
    at: datetime

    @property
    def strands(self) -> tuple[int, ...]:
        """Of a move: those that went over."""
        if self.act == "move_messages":
            return (self.moved["strand"][0],)
        return tuple(self.moved["strands"])


def write_act(
    tx: Transaction,
    act: str,
    evidence: Evidence,
    absorbed: int,
    into: int,
    moved: Mapping[str, Any],
    by: int | None,
    at: datetime,
) -> int:
    """The act's id."""
    written = tx.run(
        "INSERT INTO glues (act, evidence, details, from_client_id, to_client_id, moved, operator_id, at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        (
            act,
            evidence.kind,
            dumps(dict(evidence.params)),
            absorbed,
            into,
            dumps(moved),
            by,
            tx.stored(at),
        ),
    )
    return int(written.scalar_one())


def act_to_undo(tx: Transaction, glue_id: int) -> Act:
    """Held until the transaction ends. Raises OknoError glue_not_found, glue_undone."""
    lock = "" if tx.on_sqlite else " FOR UPDATE"
    row = tx.run(
        f"SELECT act, from_client_id, to_client_id, moved, at, undone_at FROM glues WHERE id = ?{lock}",
        (glue_id,),
    ).one_or_none()
    if row is None:
        raise not_found("glue")
    if row[5] is not None:
        raise OknoError("glue_undone", 409)
    return Act(glue_id, row[0], row[1], row[2], loads(row[3]), tx.moment(row[4]))


def act_that_joined(tx: Transaction, absorbed: int) -> int | None:
    """The act by which this client hangs on another."""
    found = tx.run(
        "SELECT max(id) FROM glues WHERE from_client_id = ? AND act = 'glue' AND undone_at IS NULL",
        (absorbed,),
    ).scalar()
    return None if found is None else int(found)


def mark_undone(
    tx: Transaction, act: Act, by: int | None, at: datetime, because: Objector | None = None
) -> None:
    moved = {**act.moved, "undone_because": because} if because else act.moved
    tx.run(
        "UPDATE glues SET undone_at = ?, undone_by = ?, moved = ? WHERE id = ?",
        (tx.stored(at), by, dumps(moved), act.id),
    )
