"""A call-back is put to another time, cancelled, or opened again: by one of us, or by whoever asked first."""

from datetime import datetime
from typing import Any

from app.callbacks.askers import Asker
from app.callbacks.lines import say, told_of
from app.callbacks.records import Callback, hold, save
from app.callbacks.rules import Rules
from app.callbacks.wanted import Wanted
from app.db.transaction import Transaction
from app.kit.errors import OknoError

FARTHEST_DAYS = 366
OURS, THEIRS = "operator", "client"


def move(
    tx: Transaction, callback_id: int, to: datetime, rules: Rules, at: datetime, *, by: int
) -> dict[str, Any]:
    """By one of us, to any moment to come. Raises OknoError callback_not_found, callback_closed, wanted_past,
    wanted_too_far."""
    return _move(tx, hold(tx, callback_id), time_by_us(to, rules, at), at, by)


def move_own(tx: Transaction, asker: Asker, wanted: Wanted, at: datetime) -> None:
    """Raises OknoError callback_closed, callback_not_possible for who only joined."""
    callback = _own(tx, asker)
    if callback is None:
        _note_wanted(tx, asker, wanted)
        return
    _move(tx, callback, wanted, at, None)


def cancel(tx: Transaction, callback_id: int, at: datetime, *, by: int) -> dict[str, Any]:
    """Raises OknoError callback_not_found, callback_closed."""
    return _cancel(tx, hold(tx, callback_id), at, by)


def cancel_own(tx: Transaction, asker: Asker, at: datetime) -> None:
    """Once is enough: what is cancelled stays so. Raises OknoError callback_closed, callback_not_possible."""
    callback = _own(tx, asker)
    if callback is not None and callback.state != "cancelled":
        _cancel(tx, callback, at, None)


def reopen(tx: Transaction, callback_id: int, at: datetime, *, by: int) -> dict[str, Any]:
    """To be rung at once. One that is open stays as it is. Raises OknoError callback_not_found."""
    callback = hold(tx, callback_id)
    if callback.is_closed:
        callback.requests = max(callback.requests, 1)
        callback.wait(at)
        say(tx, callback.client_id, "reopened", callback.id, at, by=by, told={"by": OURS})
    return save(tx, callback, at)


def time_by_us(to: datetime, rules: Rules, at: datetime) -> Wanted:
    """We know our own hours. Raises OknoError wanted_past, wanted_too_far."""
    if to < at - rules.slot:
        raise OknoError("wanted_past", 422, fields={"wanted_from": "wanted_past"})
    if (to - at).days > FARTHEST_DAYS:
        raise OknoError("wanted_too_far", 422, fields={"wanted_from": "wanted_too_far"})
    return Wanted("operator", to, None, to)


def _own(tx: Transaction, asker: Asker) -> Callback | None:
    if asker.callback_id is None:
        return None
    if not asker.owns:
        raise OknoError("callback_not_possible", 409)
    return hold(tx, asker.callback_id)


def _move(
    tx: Transaction, callback: Callback, wanted: Wanted, at: datetime, by: int | None
) -> dict[str, Any]:
    callback.refuse_closed()
    callback.wanted, callback.wanted_from, callback.wanted_until = wanted.kind, wanted.from_, wanted.until
    callback.wait(wanted.due_at)
    told = {"by": THEIRS if by is None else OURS, **told_of(wanted)}
    say(tx, callback.client_id, "moved", callback.id, at, by=by, told=told)
    return save(tx, callback, at)


def _cancel(tx: Transaction, callback: Callback, at: datetime, by: int | None) -> dict[str, Any]:
    callback.refuse_closed()
    callback.close("cancelled", at)
    told = {"by": THEIRS if by is None else OURS}
    say(tx, callback.client_id, "cancelled", callback.id, at, by=by, told=told)
    return save(tx, callback, at)


def _note_wanted(tx: Transaction, asker: Asker, wanted: Wanted) -> None:
    """Whoever we do not listen to sees their form behave like everybody's."""
    tx.run(
        "UPDATE callback_askers SET wanted = ?, wanted_from = ?, wanted_until = ? WHERE id = ?",
        (
            wanted.kind,
            tx.stored(wanted.from_),
            None if wanted.until is None else tx.stored(wanted.until),
            asker.id,
        ),
    )
