"""Whose a call-back is for now: taken, given, put back, and taken away from who does nothing."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from app.callbacks.events import callback_reminded
from app.callbacks.records import Callback, hold, save
from app.callbacks.rules import Rules
from app.db.transaction import Transaction
from app.kit.errors import OknoError, not_found

AT_ONCE = 100
"""Rows of one round."""


def claim(tx: Transaction, callback_id: int, operator_id: int, rules: Rules, at: datetime) -> dict[str, Any]:
    """Also takes it over from a colleague. Raises OknoError callback_not_found, callback_closed, operator_not_found,
    operator_disabled."""
    callback = hold(tx, callback_id)
    callback.refuse_closed()
    _check(tx, operator_id)
    callback.state = "claimed"
    callback.claimed_by, callback.claimed_at = operator_id, at
    put_claim_off(callback, rules, at)
    return save(tx, callback, at)


def put_claim_off(callback: Callback, rules: Rules, at: datetime) -> None:
    """Nobody is hurried before the call is due."""
    due = max(callback.due_at, at)
    callback.claim_until = due + rules.claim_for
    if callback.due_at - rules.remind_before > at:
        callback.remind_at = callback.due_at - rules.remind_before
    else:
        callback.remind_at = due + min(rules.remind_before, rules.claim_for / 2)


def release(tx: Transaction, callback_id: int, at: datetime) -> dict[str, Any]:
    """Raises OknoError callback_not_found, callback_closed."""
    callback = hold(tx, callback_id)
    callback.refuse_closed()
    callback.wait(callback.due_at)
    return save(tx, callback, at)


def release_idle(tx: Transaction, away: Collection[int], at: datetime) -> int:
    """Back to everybody: what nobody rang in time, and what belongs to operators who are `away`. How many."""
    for callback_id in _idle(tx, sorted(away), at):
        callback = hold(tx, callback_id)
        late = callback.claim_until is not None and callback.claim_until <= at
        if callback.state == "claimed" and (late or callback.claimed_by in away):
            callback.wait(callback.due_at)
            save(tx, callback, at)
    return len(_idle(tx, sorted(away), at))


def remind_due(tx: Transaction, at: datetime) -> None:
    """Each claimer once a claim."""
    rows = tx.run(
        "SELECT id FROM callbacks WHERE state = 'claimed' AND remind_at <= ? ORDER BY id LIMIT ?",
        (tx.stored(at), AT_ONCE),
    )
    for callback_id in rows.scalars():
        callback = hold(tx, callback_id)
        if callback.state != "claimed" or callback.remind_at is None or callback.remind_at > at:
            continue
        callback.remind_at = None
        save(tx, callback, at)
        body = {"callback_id": callback_id}
        tx.log(callback_reminded.entry(body, at, operator_id=callback.claimed_by))


def _idle(tx: Transaction, away: Sequence[int], at: datetime) -> list[int]:
    theirs = f" OR claimed_by IN ({', '.join('?' * len(away))})" if away else ""
    rows = tx.run(
        f"SELECT id FROM callbacks WHERE state = 'claimed' AND (claim_until <= ?{theirs})"
        " ORDER BY id LIMIT ?",
        (tx.stored(at), *away, AT_ONCE),
    )
    return [int(found) for found in rows.scalars()]


def _check(tx: Transaction, operator_id: int) -> None:
    row = tx.run("SELECT disabled_at FROM operators WHERE id = ?", (operator_id,)).one_or_none()
    if row is None:
        raise not_found("operator")
    if row[0] is not None:
        raise OknoError("operator_disabled", 409)
