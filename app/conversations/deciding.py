"""What a person decides about a reply whose fate is open: send again, it arrived, let it be."""

from datetime import datetime
from typing import Any

from app.conversations.settling import REDIRECTED, Settlement, tell
from app.db.transaction import Transaction
from app.kit.errors import OknoError, not_found


def resend(tx: Transaction, message_id: int, at: datetime) -> int:
    """Queue a failed or uncertain reply again; answers its channel.

    Raises OknoError message_not_found, not_resendable, channel_absent.
    """
    delivery_id, channel_id = _take(tx, message_id, {"failed", "uncertain"}, "not_resendable")
    _refuse_redirected(tx, delivery_id)
    _refuse_removed(tx, channel_id)
    _move(tx, delivery_id, message_id, "queued", at)
    return channel_id


def confirm_arrival(tx: Transaction, message_id: int, at: datetime) -> None:
    """Somebody knows that it arrived. Raises message_not_found, not_uncertain."""
    delivery_id, _ = _take(tx, message_id, {"uncertain"}, "not_uncertain")
    _move(tx, delivery_id, message_id, "sent", at)


def give_up(tx: Transaction, message_id: int, at: datetime) -> None:
    """Take back a reply that has not gone yet. Raises message_not_found, already_gone."""
    delivery_id, _ = _take(tx, message_id, {"queued", "retry"}, "already_gone")
    _move(tx, delivery_id, message_id, "failed", at, code="given_up")


def _take(tx: Transaction, message_id: int, states: set[str], refusal: str) -> tuple[int, int]:
    lock = "" if tx.on_sqlite else " FOR UPDATE"
    row = tx.run(
        f"SELECT id, channel_id, state FROM deliveries WHERE message_id = ?{lock}", (message_id,)
    ).one_or_none()
    if row is None:
        raise not_found("message")
    if row[2] not in states:
        raise OknoError(refusal, 409)
    return row[0], row[1]


def _refuse_redirected(tx: Transaction, delivery_id: int) -> None:
    code = tx.run("SELECT code FROM deliveries WHERE id = ?", (delivery_id,)).scalar()
    if code == REDIRECTED:
        raise OknoError("not_resendable", 409)


def _refuse_removed(tx: Transaction, channel_id: int) -> None:
    """Nobody sends for a removed channel: the reply would wait unseen, and go the day it is connected again."""
    lock = "" if tx.on_sqlite else " FOR SHARE"
    here = tx.run(f"SELECT 1 FROM channels WHERE id = ? AND removed_at IS NULL{lock}", (channel_id,)).scalar()
    if here is None:
        raise OknoError("channel_absent", 409)


def _move(
    tx: Transaction, delivery_id: int, message_id: int, state: str, at: datetime, code: str | None = None
) -> None:
    attempts: Any = tx.run(
        "UPDATE deliveries SET state = ?, code = ?, detail = NULL, due_at = ?, lease_owner = NULL,"
        " lease_until = NULL WHERE id = ? RETURNING attempts",
        (state, code, tx.stored(at), delivery_id),
    ).scalar_one()
    tell(tx, delivery_id, message_id, Settlement(delivery_id, state, code=code), attempts, at)
