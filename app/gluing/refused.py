"""Certain evidence that something as certain speaks against: nothing is joined, and both histories say why."""

from collections.abc import Mapping
from datetime import datetime

from app.conversations.finding import face_of
from app.db.transaction import Transaction
from app.gluing.forbids import Conflict, forbids
from app.gluing.lines import write_line
from app.kit.json import dumps


def tell_refused(
    tx: Transaction, code: str, identity_a: int, identity_b: int, conflict: Conflict, at: datetime
) -> None:
    """A line `code` in the history of each, with the reason, who the other is, and whether a person may decide
    otherwise. Of one client it is written once."""
    one, other = _client_of(tx, identity_a), _client_of(tx, identity_b)
    for client_id, line in _lines(tx, {"code": code}, one, other, conflict).items():
        write_line(tx, client_id, line, None, at)


def tell_callers_refused(
    tx: Transaction, callback_id: int, one: int, other: int, by: int, at: datetime
) -> None:
    """Whoever was reached says that they are both clients, and that cannot be. Each history says it once, however often
    one of us tries to write it down."""
    conflict = forbids(tx, one, other)
    if conflict is None:
        return
    told = {"code": "call_refused", "callback_id": str(callback_id)}
    for client_id, line in _lines(tx, told, one, other, conflict).items():
        if not _stands(tx, client_id, line):
            write_line(tx, client_id, line, by, at)


def _lines(
    tx: Transaction, told: Mapping[str, str], one: int, other: int, conflict: Conflict
) -> dict[int, dict[str, str]]:
    """By client."""
    final = {"final": "yes"} if conflict.final else {}
    line = {**told, "reason": conflict.code, **conflict.params, **final}
    return {
        here: {**line, "client_id": str(there), "name": face_of(tx, there).name}
        for here, there in ((one, other), (other, one))
    }


def _stands(tx: Transaction, client_id: int, line: Mapping[str, str]) -> bool:
    said = tx.run(
        "SELECT 1 FROM messages AS m JOIN clients AS c ON c.house_strand_id = m.strand_id"
        " WHERE c.id = ? AND m.service = ?",
        (client_id, dumps(line)),
    )
    return said.first() is not None


def _client_of(tx: Transaction, identity_id: int) -> int:
    return int(tx.run("SELECT client_id FROM identities WHERE id = ?", (identity_id,)).scalar_one())
