"""What a telephone exchange reports becomes an attempt like an operator's own."""

from datetime import datetime
from typing import Any

from app.callbacks.attempting import Attempt, record_attempt
from app.callbacks.rules import Rules
from app.db.transaction import Transaction
from app.hours.schedule import Schedule
from app.kit.errors import not_found
from connectors.contract import CallReport


def take_report(
    tx: Transaction, channel_id: int, report: CallReport, rules: Rules, schedule: Schedule, at: datetime
) -> dict[str, Any]:
    """The CallbackCard. One that is closed keeps its outcome. Raises OknoError callback_not_found, also for one of
    another channel."""
    known = tx.run(
        "SELECT id FROM callbacks WHERE id = ? AND channel_id = ?", (int(report.callback_id), channel_id)
    ).scalar()
    if known is None:
        raise not_found("callback")
    attempt = Attempt(
        key=f"pbx:{report.key}",
        outcome=report.outcome,
        source="pbx",
        duration_seconds=report.duration_seconds,
        recording_url=report.recording_url,
        at=min(report.at, at),
    )
    return record_attempt(
        tx, known, attempt, rules, schedule, at, by=_operator_called(tx, report.operator_email)
    )


def _operator_called(tx: Transaction, email: str | None) -> int | None:
    """Whoever the exchange connected, if they are one of us."""
    if email is None:
        return None
    found = tx.run("SELECT id FROM operators WHERE email = ?", (email.strip().lower(),)).scalar()
    return None if found is None else int(found)
