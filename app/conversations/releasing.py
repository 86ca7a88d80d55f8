"""What was held, or put off, becomes a message like any other."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from app.conversations.finding import conversation_and_client, face_of
from app.conversations.opening import begin_conversation, conversation_by_id, open_conversations_of
from app.conversations.outbox import OutletOf, letters_of, put_reply, send_later
from app.conversations.parting import Piece
from app.conversations.records import Conversation
from app.conversations.saving import save_and_tell
from app.conversations.schemas import Reply
from app.conversations.sending_queries import sending_card
from app.conversations.settling import Settlement, settle
from app.conversations.taking_back import tell_ended
from app.conversations.targets import Target
from app.db.transaction import Transaction
from app.kit.errors import OknoError
from app.kit.ids import Randomness
from app.kit.json import loads
from connectors.contract import Capabilities

PAUSED = "channel_paused"


@dataclass(frozen=True, slots=True)
class Released:
    """The message that it has become, and the channel on which it waits."""

    message_id: int
    channel_id: int


@dataclass(frozen=True, slots=True)
class _Due:
    id: int
    operator_id: int
    conversation_id: int
    identity_id: int
    channel_id: int
    is_scheduled: bool
    heard_upto: int
    author_key: str
    reply: Reply


def release_next(
    tx: Transaction,
    identity_id: int,
    *,
    outlet_of: OutletOf,
    randomness: Randomness,
    reopen_within: timedelta,
    at: datetime,
) -> Released | None:
    """What is due first to that account goes; None when nothing is. Several go in the order of their times, also when
    several processes let them go.

    What can no longer go stands in the history as refused, with the reason, like any reply that a channel refused.
    """
    client_id = _hold_identity(tx, identity_id)
    due = _due_first(tx, identity_id, at)
    if due is None:
        return None
    card = sending_card(tx.connection, due.id)
    conversation_id = _matter(tx, due, client_id, at)
    newer = _written_since(tx, due)
    reply = due.reply.model_copy(update={"close": due.reply.close and newer is None})
    try:
        with tx.attempt():
            if due.is_scheduled:
                _refuse_paused(tx, due.channel_id)
            message, channel_id = put_reply(
                tx,
                conversation_id,
                reply,
                operator_id=due.operator_id,
                outlet_of=outlet_of,
                randomness=randomness,
                reopen_within=reopen_within,
                at=at,
            )
            released = Released(message["id"], channel_id)
    except OknoError as refusal:
        code = refusal.detail if refusal.code == "line_closed" else refusal.code
        released = _put_refused(
            tx, due, client_id, conversation_id, code, outlet_of, randomness, reopen_within, at
        )
    if newer is not None:
        _wait_on(tx, released.message_id, newer, at)
    tx.run(
        "UPDATE sendings SET ended_at = ?, message_id = ? WHERE id = ?",
        (tx.stored(at), released.message_id, due.id),
    )
    tell_ended(tx, card, released.message_id, at)
    return released


def _hold_identity(tx: Transaction, identity_id: int) -> int:
    """Whose account it is now; nobody else lets go anything to it meanwhile."""
    lock = "" if tx.on_sqlite else " FOR NO KEY UPDATE"
    return int(tx.run(f"SELECT client_id FROM identities WHERE id = ?{lock}", (identity_id,)).scalar_one())


def _due_first(tx: Transaction, identity_id: int, at: datetime) -> _Due | None:
    lock = "" if tx.on_sqlite else " FOR UPDATE"
    row = tx.run(
        "SELECT id, operator_id, conversation_id, identity_id, channel_id, is_scheduled, heard_upto, author_key, reply"
        " FROM sendings WHERE identity_id = ? AND ended_at IS NULL AND due_at <= ?"
        f" ORDER BY due_at, id LIMIT 1{lock}",
        (identity_id, tx.stored(at)),
    ).one_or_none()
    if row is None:
        return None
    reply = Reply.model_validate(loads(row[8]))
    return _Due(row[0], row[1], row[2], row[3], row[4], bool(row[5]), row[6], row[7], reply)


def _matter(tx: Transaction, due: _Due, client_id: int, at: datetime) -> int:
    """Where it was written, or what that was joined into; the account may also be somebody else's by now."""
    try:
        written_in, _ = conversation_and_client(tx, due.conversation_id)
    except OknoError:
        written_in = None
    if written_in is not None and written_in.client_id == client_id:
        return written_in.id
    newest = tx.run(
        "SELECT max(id) FROM conversations WHERE client_id = ? AND joined_into_id IS NULL", (client_id,)
    ).scalar()
    if newest is not None:
        return int(newest)
    tx.run("SELECT id FROM clients WHERE id = ?" + ("" if tx.on_sqlite else " FOR UPDATE"), (client_id,))
    return begin_conversation(tx, client_id, at).id


def _refuse_paused(tx: Transaction, channel_id: int) -> None:
    """Nobody knows when it goes on; words for this morning do not suit next week."""
    state = tx.run("SELECT state FROM channels WHERE id = ?", (channel_id,)).scalar()
    if state == "paused":
        raise OknoError(PAUSED, 409)


@dataclass(frozen=True, slots=True)
class _Newer:
    """What the client has written since: the words that go know nothing of it."""

    count: int
    since: datetime


def _written_since(tx: Transaction, due: _Due) -> _Newer | None:
    written_at: Any = tx.run("SELECT created_at FROM sendings WHERE id = ?", (due.id,)).scalar()
    row = tx.run(
        "SELECT count(*), min(m.arrived_at) FROM strands AS s JOIN messages AS m ON m.strand_id = s.id"
        " WHERE s.client_id = (SELECT client_id FROM identities WHERE id = ?) AND m.direction = 'in' AND m.id > ?"
        " AND m.order_at >= ? AND m.arrived_at >= ?",
        (due.identity_id, due.heard_upto, tx.stored(tx.moment(written_at) - timedelta(days=7)), written_at),
    ).one()
    return _Newer(int(row[0]), tx.moment(row[1])) if row[0] else None


def _wait_on(tx: Transaction, message_id: int, newer: _Newer, at: datetime) -> None:
    """They go on waiting for an answer to what they have written since."""
    conversation_id = tx.run("SELECT conversation_id FROM messages WHERE id = ?", (message_id,)).scalar_one()
    conversation, face = conversation_and_client(tx, conversation_id)
    if conversation.spam or conversation.is_closed:
        return
    conversation.answered_count = max(0, conversation.inbound_count - newer.count)
    conversation.waiting_since = newer.since
    if conversation.status == "open":
        conversation.status = "waiting"
    save_and_tell(tx, conversation, face, at)


def _put_refused(
    tx: Transaction,
    due: _Due,
    client_id: int,
    conversation_id: int,
    code: str,
    outlet_of: OutletOf,
    randomness: Randomness,
    reopen_within: timedelta,
    at: datetime,
) -> Released:
    address, strand_id = tx.run(
        "SELECT address, strand_id FROM identities WHERE id = ?", (due.identity_id,)
    ).one()
    target = Target(
        due.channel_id, address or "", due.identity_id, strand_id, client_id, face_of(tx, client_id)
    )
    conversation = _open(tx, conversation_id, client_id, reopen_within, at)
    before = conversation.waiting_since, conversation.answered_count
    piece = Piece(due.reply.text, tuple(entity.model_dump() for entity in due.reply.entities))
    able = outlet_of(due.channel_id) or Capabilities()
    (message,) = letters_of([piece], target, conversation, able, due.author_key, due.operator_id, at)
    send_later(tx, [message], randomness, at)
    delivery_id = tx.run("SELECT id FROM deliveries WHERE message_id = ?", (message.id,)).scalar_one()
    settle(tx, Settlement(delivery_id, "failed", code=code), at)
    if before[0] is not None:
        _wait_as_before(tx, conversation.id, before[0], before[1], at)
    return Released(message.id, due.channel_id)


def _wait_as_before(
    tx: Transaction, conversation_id: int, since: datetime, answered_count: int, at: datetime
) -> None:
    """What was refused before it went has answered nobody, not even for a moment."""
    conversation, face = conversation_and_client(tx, conversation_id)
    if conversation.is_closed or conversation.waiting_since is None:
        return
    conversation.waiting_since, conversation.answered_count = since, answered_count
    save_and_tell(tx, conversation, face, at)


def _open(
    tx: Transaction, conversation_id: int, client_id: int, reopen_within: timedelta, at: datetime
) -> Conversation:
    conversation = conversation_by_id(tx, conversation_id)
    if conversation is not None and not conversation.is_closed:
        return conversation
    return open_conversations_of(tx, [client_id], at, reopen_within)[client_id]
