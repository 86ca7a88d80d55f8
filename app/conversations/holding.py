"""A reply that does not go at once: checked now as if it did, and kept until its time."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from app.conversations.opening import conversation_by_id
from app.conversations.outbox import OutletOf, able_of, pieces_of_reply, quoted_by, written_before
from app.conversations.schemas import Reply
from app.conversations.sending_events import sending_changed
from app.conversations.sending_queries import sending_card
from app.conversations.sending_schemas import TimedReply
from app.conversations.targets import target_of
from app.db.transaction import Transaction
from app.files.queries import Uploaded, uploaded
from app.kit.errors import OknoError, not_found
from app.kit.json import dumps

LONGEST = timedelta(days=366)


def hold_reply(
    tx: Transaction,
    conversation_id: int,
    timed: TimedReply,
    *,
    operator_id: int,
    outlet_of: OutletOf,
    at: datetime,
) -> tuple[dict[str, Any], bool]:
    """The SendingCard; the same key again gives the same one. Once it has gone, the MessageCard, and true.

    Raises OknoError time_is_past, time_too_far, taken_back, and as `put_reply`.
    """
    due_at = due_of(timed, at)
    author_key = f"{operator_id}:{timed.key}"
    conversation = conversation_by_id(tx, conversation_id)
    if conversation is None:
        raise not_found("conversation")
    gone = written_before(tx, author_key, conversation.client_id)
    if gone is not None:
        return gone[0], True
    held = _held_before(tx, author_key, conversation.client_id)
    if held is not None:
        return held, False
    reply = Reply(**timed.model_dump(exclude={"hold_seconds", "send_at"}))
    target = target_of(tx, conversation, reply, at)
    able = able_of(outlet_of(target.channel_id))
    pieces_of_reply(tx, reply, able)
    quoted_by(tx, reply.quotes, target)
    if reply.answers is None:
        # Where the words go is what somebody saw when writing them, whatever the client does meanwhile.
        reply = reply.model_copy(update={"identity_id": target.identity_id})
    files = uploaded(tx, [file.key for file in reply.files])
    (sending_id,) = tx.take_ids("sendings", 1)
    stored = tx.run(
        "INSERT INTO sendings (id, author_key, operator_id, conversation_id, identity_id, channel_id,"
        " is_scheduled, due_at, heard_upto, reply, files, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (author_key) DO NOTHING",
        (
            sending_id,
            author_key,
            operator_id,
            conversation.id,
            target.identity_id,
            target.channel_id,
            timed.send_at is not None,
            tx.stored(due_at),
            conversation.last_inbound_id or 0,
            dumps(reply.model_dump()),
            dumps([_file_card(reply, number, file) for number, file in enumerate(files)]),
            tx.stored(at),
        ),
    )
    if stored.rowcount == 0:
        # Taken back before it came.
        raise OknoError("taken_back", 409)
    _keep_files(tx, sending_id, files)
    return announce_sending(tx, sending_id, at), False


def announce_sending(tx: Transaction, sending_id: int, at: datetime) -> dict[str, Any]:
    """Tell every window how it stands; the SendingCard."""
    card = sending_card(tx.connection, sending_id)
    tx.log(sending_changed.entry({"sending": card}, at, client_id=card["client_id"]))
    return card


def due_of(timed: TimedReply, at: datetime) -> datetime:
    """Raises OknoError time_is_past, time_too_far."""
    if timed.send_at is None:
        return at + timedelta(seconds=timed.hold_seconds)
    return checked_time(timed.send_at, at)


def checked_time(send_at: datetime, at: datetime) -> datetime:
    """Raises OknoError time_is_past, time_too_far."""
    if send_at <= at:
        raise OknoError("time_is_past", 422, fields={"send_at": "time_is_past"})
    if send_at > at + LONGEST:
        raise OknoError("time_too_far", 422, fields={"send_at": "time_too_far"})
    return send_at


def _held_before(tx: Transaction, author_key: str, client_id: int) -> dict[str, Any] | None:
    """The same reply, asked for again. Raises OknoError taken_back, key_taken."""
    row = tx.run("SELECT id, ended_at FROM sendings WHERE author_key = ?", (author_key,)).one_or_none()
    if row is None:
        return None
    if row[1] is not None:
        raise OknoError("taken_back", 409)
    card = sending_card(tx.connection, row[0])
    if card["client_id"] != client_id:
        raise OknoError("key_taken", 409)
    return card


def _keep_files(tx: Transaction, sending_id: int, files: Sequence[Uploaded]) -> None:
    for file_id in sorted({file.file_id for file in files}):
        tx.run("INSERT INTO sending_files (sending_id, file_id) VALUES (?, ?)", (sending_id, file_id))


def _file_card(reply: Reply, number: int, file: Uploaded) -> dict[str, Any]:
    url = f"/api/files/{file.public_key}"
    return {
        "key": file.public_key,
        "name": reply.files[number].name or file.name,
        "mime": file.mime,
        "kind": file.kind,
        "size": file.size,
        "width": file.width,
        "height": file.height,
        "duration": file.duration,
        "url": url,
        "thumbnail_url": f"{url}/thumbnail" if file.has_thumbnail else None,
    }
