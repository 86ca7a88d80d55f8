"""A reply that can never go where it was meant to goes to another account of the same client."""

from datetime import datetime
from typing import Any

from app.conversations.enclosing import carried
from app.conversations.message_queries import message_cards
from app.conversations.opening import conversation_by_id
from app.conversations.outbox import OutletOf, able_of, letters_of, send_later
from app.conversations.parting import pieces_of
from app.conversations.settling import REDIRECTED, Settlement, tell
from app.conversations.targets import target_of_identity
from app.db.transaction import Transaction
from app.kit.errors import OknoError, not_found
from app.kit.ids import Randomness


def redirect(
    tx: Transaction,
    message_id: int,
    identity_id: int,
    outlet_of: OutletOf,
    randomness: Randomness,
    at: datetime,
) -> tuple[dict[str, Any], int]:
    """The new MessageCard (the first, if several) and its channel. Asked again, it does nothing more.

    Raises OknoError message_not_found, not_failed, same_account, and as `put_reply`.
    """
    delivery_id, state, code, attempts, refused_by = _delivery_of(tx, message_id)
    if refused_by == identity_id:
        raise OknoError("same_account", 409)
    card = message_cards(tx.connection, [message_id])[0]
    author_key = f"{card['operator_id']}:{message_id}>{identity_id}"
    repeated = tx.run("SELECT id, channel_id FROM messages WHERE author_key = ?", (author_key,)).one_or_none()
    if repeated is not None:
        return message_cards(tx.connection, [repeated[0]])[0], repeated[1]
    if state != "failed" or code == REDIRECTED or card["deleted_at"] is not None:
        raise OknoError("not_failed", 409)
    conversation = conversation_by_id(tx, card["conversation_id"])
    if conversation is None:
        raise not_found("conversation")
    target = target_of_identity(tx, card["client_id"], identity_id, at)
    able = able_of(outlet_of(target.channel_id))
    pieces = pieces_of(card["text"], card["entities"], carried(tx, message_id, able), able)
    messages = letters_of(pieces, target, conversation, able, author_key, card["operator_id"], at)
    messages[-1].buttons = card["buttons"] if able.buttons else ()
    send_later(tx, messages, randomness, at)
    tx.run("UPDATE deliveries SET code = ? WHERE id = ?", (REDIRECTED, delivery_id))
    tell(tx, delivery_id, message_id, Settlement(delivery_id, "failed", code=REDIRECTED), attempts, at)
    return message_cards(tx.connection, [messages[0].id])[0], target.channel_id


def _delivery_of(tx: Transaction, message_id: int) -> tuple[int, str, str | None, int, int]:
    lock = "" if tx.on_sqlite else " FOR UPDATE"
    row = tx.run(
        f"SELECT id, state, code, attempts, identity_id FROM deliveries WHERE message_id = ?{lock}",
        (message_id,),
    ).one_or_none()
    if row is None:
        raise not_found("message")
    return row[0], row[1], row[2], row[3], row[4]
