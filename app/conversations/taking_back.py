"""Second thoughts about what has not gone yet: not at all, now, or at another time."""

from datetime import datetime, timedelta
from typing import Any

from app.conversations.holding import announce_sending, checked_time
from app.conversations.sending_events import sending_ended
from app.conversations.sending_queries import sending_card
from app.db.transaction import Transaction
from app.kit.errors import OknoError, not_found

KEPT = timedelta(days=2)
"""How long it is known what became of one."""
AT_A_TIME = 500


def take_back(tx: Transaction, sending_id: int, at: datetime) -> dict[str, Any]:
    """The SendingCard, whose words may be written anew. Twice is harmless.

    Raises OknoError sending_not_found, already_sent.
    """
    ended_at, message_id = _hold(tx, sending_id)
    if message_id is not None:
        raise OknoError("already_sent", 409)
    card = sending_card(tx.connection, sending_id)
    if ended_at is None:
        tx.run("UPDATE sendings SET ended_at = ? WHERE id = ?", (tx.stored(at), sending_id))
        tell_ended(tx, card, None, at)
    return card


def take_back_by_key(
    tx: Transaction, conversation_id: int, key: str, *, operator_id: int, at: datetime
) -> None:
    """As `take_back`, of one's own words. What has not come here yet will be refused when it does.

    Raises OknoError already_sent.
    """
    author_key = f"{operator_id}:{key}"
    if tx.run("SELECT 1 FROM messages WHERE author_key = ?", (author_key,)).scalar() is not None:
        raise OknoError("already_sent", 409)
    (sending_id,) = tx.take_ids("sendings", 1)
    fresh = tx.run(
        "INSERT INTO sendings (id, author_key, operator_id, conversation_id, due_at, reply, created_at, ended_at)"
        " VALUES (?, ?, ?, ?, ?, '{}', ?, ?) ON CONFLICT (author_key) DO NOTHING",
        (sending_id, author_key, operator_id, conversation_id, *[tx.stored(at)] * 3),
    )
    if fresh.rowcount == 0:
        held = tx.run("SELECT id, identity_id FROM sendings WHERE author_key = ?", (author_key,)).one()
        if held[1] is not None:
            take_back(tx, held[0], at)


def send_now(tx: Transaction, sending_id: int, at: datetime) -> dict[str, Any]:
    """The SendingCard. Raises OknoError sending_not_found, already_sent, taken_back."""
    return _put_off(tx, sending_id, at, at)


def send_at(tx: Transaction, sending_id: int, due_at: datetime, at: datetime) -> dict[str, Any]:
    """The SendingCard. Raises OknoError as `send_now`, time_is_past, time_too_far."""
    return _put_off(tx, sending_id, checked_time(due_at, at), at)


def forget_ended(tx: Transaction, at: datetime) -> int:
    """Answers how many."""
    ended = "SELECT id FROM sendings WHERE ended_at < ? ORDER BY ended_at LIMIT ?"
    ids = list(tx.run(ended, (tx.stored(at - KEPT), AT_A_TIME)).scalars())
    for sending_id in ids:
        tx.run("DELETE FROM sending_files WHERE sending_id = ?", (sending_id,))
        tx.run("DELETE FROM sendings WHERE id = ?", (sending_id,))
    return len(ids)


def tell_ended(tx: Transaction, card: dict[str, Any], message_id: int | None, at: datetime) -> None:
    body = {
        "sending_id": card["id"],
        "client_id": card["client_id"],
        "conversation_id": card["conversation_id"],
        "message_id": message_id,
    }
    tx.log(sending_ended.entry(body, at, client_id=card["client_id"]))


def _put_off(tx: Transaction, sending_id: int, due_at: datetime, at: datetime) -> dict[str, Any]:
    ended_at, message_id = _hold(tx, sending_id)
    if ended_at is not None:
        raise OknoError("already_sent" if message_id is not None else "taken_back", 409)
    tx.run(
        "UPDATE sendings SET due_at = ?, revision = revision + 1 WHERE id = ?",
        (tx.stored(due_at), sending_id),
    )
    return announce_sending(tx, sending_id, at)


def _hold(tx: Transaction, sending_id: int) -> tuple[Any, int | None]:
    """When it ended and what it became; nobody else ends it meanwhile."""
    lock = "" if tx.on_sqlite else " FOR UPDATE"
    row = tx.run(
        f"SELECT ended_at, message_id FROM sendings WHERE id = ? AND identity_id IS NOT NULL{lock}",
        (sending_id,),
    ).one_or_none()
    if row is None:
        raise not_found("sending")
    return row[0], row[1]
