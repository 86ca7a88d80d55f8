"""What came of ringing: the attempt is written down, and the call-back is done or rung again later."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.callbacks.changing import FARTHEST_DAYS
from app.callbacks.correcting import is_a_machines_word, withdraw_proof
from app.callbacks.lines import say
from app.callbacks.queue_queries import callback_card
from app.callbacks.records import Callback, hold, save
from app.callbacks.rules import Rules
from app.callbacks.wanted import next_open_instant
from app.clients.contact_points import confirm_phone
from app.db.transaction import Transaction
from app.hours.schedule import Schedule
from app.kit.errors import OknoError
from app.kit.text import storable
from app.kit.wire import rfc3339

NOT_ANSWERED = frozenset({"no_answer", "busy"})
UNWANTED = frozenset({"wrong_number", "spam", "refused"})

SamePerson = Callable[[Transaction, int, int, int, datetime], None]
"""Glues two clients on the word of whoever was reached: (one, other, operator, at). Raises OknoError with the code of
what forbids it."""


TellRefused = Callable[[Transaction, int, int, int, int, datetime], None]
"""Says in both histories that two were not glued: (call-back, one, other, operator, at)."""


@dataclass(frozen=True, slots=True)
class Attempt:
    key: str
    outcome: str
    note: str = ""
    next_at: datetime | None = None
    source: str = "operator"
    duration_seconds: int | None = None
    recording_url: str | None = None
    at: datetime | None = None
    """When it was rung, where that is not this moment."""


def record_attempt(
    tx: Transaction,
    callback_id: int,
    attempt: Attempt,
    rules: Rules,
    schedule: Schedule,
    at: datetime,
    *,
    by: int | None,
    same_person_as: int | None = None,
    same_person: SamePerson | None = None,
) -> dict[str, Any]:
    """The CallbackCard. A repeated key changes nothing. What a machine says of a closed one is listed and no more; what
    a machine closed, one of us may correct.

    Raises OknoError callback_not_found, callback_closed, wanted_past, wanted_too_far, same_person_not_reached, and what
    forbids a glue.
    """
    callback = hold(tx, callback_id)
    key = f"{by}:{attempt.key}" if attempt.source == "operator" else attempt.key
    if tx.run(
        "SELECT 1 FROM callback_attempts WHERE callback_id = ? AND key = ?", (callback_id, key)
    ).first():
        return callback_card(tx.connection, callback_id)
    is_ours = attempt.source == "operator"
    is_late = callback.is_closed and not is_ours
    corrects = callback.is_closed and is_ours and is_a_machines_word(tx, callback)
    if not (is_late or corrects):
        callback.refuse_closed()
    if attempt.next_at is not None:
        _check_next(attempt.next_at, at)
    _insert(tx, callback_id, attempt, key, by, at)
    if not is_late:  # what was said already stays
        callback.outcome = attempt.outcome
        _go_on(tx, callback, attempt, rules, schedule, at)
    told = {
        "outcome": attempt.outcome,
        "note": storable(attempt.note),
        "source": attempt.source,
        "next_at": None if callback.is_closed else rfc3339(callback.due_at),
    }
    say(tx, callback.client_id, "attempt", callback_id, at, by=by, told=told)
    if not is_late:
        _draw_conclusions(tx, callback, attempt, by, at, corrects=corrects)
    card = save(tx, callback, at)
    if same_person_as is None:
        return card
    if attempt.outcome != "reached" or same_person is None or by is None:
        raise OknoError("same_person_not_reached", 422, fields={"same_person_as": "same_person_not_reached"})
    same_person(tx, callback.client_id, same_person_as, by, at)
    return save(tx, hold(tx, callback_id), at)


def say_refused(
    tx: Transaction, callback_id: int, same_person_as: int, tell: TellRefused, at: datetime, *, by: int
) -> None:
    """What was reached could not be written down together with who they are: the histories keep that it was said."""
    tell(tx, callback_id, hold(tx, callback_id).client_id, same_person_as, by, at)


def _check_next(next_at: datetime, at: datetime) -> None:
    if next_at <= at:
        raise OknoError("wanted_past", 422, fields={"next_at": "wanted_past"})
    if (next_at - at).days > FARTHEST_DAYS:
        raise OknoError("wanted_too_far", 422, fields={"next_at": "wanted_too_far"})


def _draw_conclusions(
    tx: Transaction, callback: Callback, attempt: Attempt, by: int | None, at: datetime, *, corrects: bool
) -> None:
    """What it says of the number, beyond this call."""
    is_unwanted = attempt.outcome in UNWANTED
    if attempt.outcome == "reached":
        _confirm_number(tx, callback, by, at)
    elif corrects or (is_unwanted and attempt.source == "operator"):
        withdraw_proof(tx, callback, at)
    if is_unwanted:
        _give_up_others(tx, callback, attempt.outcome, at)


def _insert(
    tx: Transaction, callback_id: int, attempt: Attempt, key: str, by: int | None, at: datetime
) -> None:
    (attempt_id,) = tx.take_ids("callback_attempts", 1)
    tx.run(
        "INSERT INTO callback_attempts (id, callback_id, operator_id, key, source, outcome, note,"
        " duration_seconds, recording_url, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            attempt_id,
            callback_id,
            by,
            key,
            attempt.source,
            attempt.outcome,
            storable(attempt.note) or None,
            attempt.duration_seconds,
            attempt.recording_url,
            tx.stored(attempt.at or at),
        ),
    )


def _go_on(
    tx: Transaction, callback: Callback, attempt: Attempt, rules: Rules, schedule: Schedule, at: datetime
) -> None:
    if attempt.outcome in UNWANTED:
        callback.close("done", at)
    elif attempt.next_at is not None:
        callback.wait(attempt.next_at)
    elif attempt.outcome in NOT_ANSWERED:
        in_vain = _in_vain(tx, callback.id)
        if in_vain > len(rules.retry_after):
            callback.close("done", at)
        else:
            callback.wait(next_open_instant(schedule, at + rules.retry_after[in_vain - 1]))
    else:
        callback.close("done", at)


def _in_vain(tx: Transaction, callback_id: int) -> int:
    """Calls without an answer since somebody was reached, this one among them."""
    outcomes = tx.run(
        "SELECT outcome FROM callback_attempts WHERE callback_id = ? ORDER BY id DESC", (callback_id,)
    ).scalars()
    answered = [place for place, outcome in enumerate(outcomes) if outcome not in NOT_ANSWERED]
    return answered[0] if answered else len(outcomes)


def _confirm_number(tx: Transaction, callback: Callback, by: int | None, at: datetime) -> None:
    if callback.extension is None:
        confirm_phone(
            tx,
            callback.client_id,
            callback.phone,
            "callback",
            at,
            identity_id=callback.identity_id,
            operator_id=by,
        )


def _give_up_others(tx: Transaction, callback: Callback, outcome: str, at: datetime) -> None:
    """Whoever does not want to be rung is not rung for another request with the same number either."""
    others = tx.run(
        "SELECT id FROM callbacks WHERE phone = ? AND id <> ? AND closed_at IS NULL ORDER BY id",
        (callback.phone, callback.id),
    ).scalars()
    for other_id in others:
        other = hold(tx, other_id)
        if not other.is_closed:
            other.outcome = outcome
            other.close("done", at)
            save(tx, other, at)
