"""Putting messages into the history, and what that does to the row of their conversation."""

from collections.abc import Callable, Sequence
from typing import Any

from app.conversations.cards import conversation_row, message_card, preview_of
from app.conversations.events import message_added
from app.conversations.records import Conversation, Message
from app.conversations.saving import save_conversations
from app.db.setwise import InsertRows
from app.db.tables import Attachment
from app.db.tables import Message as Table
from app.db.transaction import Transaction
from app.hours.waits import Wait, note_waits
from app.kit.json import dumps

_MESSAGES = InsertRows(
    Table,
    (
        "strand_id",
        "order_at",
        "id",
        "conversation_id",
        "channel_id",
        "external_id",
        "author_key",
        "direction",
        "operator_id",
        "identity_id",
        "text",
        "entities",
        "address",
        "reply_to_id",
        "quote",
        "group_key",
        "forwarded_from",
        "sent_at",
        "arrived_at",
        "attachment_count",
        "unsupported",
        "service",
        "speaker",
        "buttons",
    ),
)
_ATTACHMENTS = InsertRows(
    Attachment,
    (
        "id",
        "message_id",
        "position",
        "kind",
        "name",
        "mime",
        "size",
        "width",
        "height",
        "duration",
        "details",
        "remote_id",
        "remote_url",
        "state",
        "next_attempt_at",
        "file_id",
    ),
)


def append_messages(
    tx: Transaction, messages: Sequence[Message], *, tell_first: Callable[[], None] | None = None
) -> None:
    """Store the messages in the order given, move their conversations' rows, and tell every window.

    `tell_first` is called when they have ids and before they are told."""
    if not messages:
        return
    for message, message_id in zip(messages, tx.take_ids("messages", len(messages)), strict=True):
        message.id = message_id
    _store_attachments(tx, messages)
    _MESSAGES(tx, [_values(message) for message in messages])
    touched = {message.conversation.id: message.conversation for message in messages}
    waits = [wait for message in messages if (wait := _take_note(message)) is not None]
    save_conversations(tx, touched.values())
    note_waits(tx, waits)
    if tell_first is not None:
        tell_first()
    for message in messages:
        announce_message(tx, message)


def announce_message(tx: Transaction, message: Message) -> None:
    body = {
        "message": message_card(message),
        "conversation": conversation_row(message.conversation, message.whom.face),
    }
    tx.log(
        message_added.entry(
            body,
            message.arrived_at,
            visitor_id=message.whom.identity_id if message.whom.visitor else None,
            client_id=message.whom.client_id,
        )
    )


def take_note(conversation: Conversation, message: Message) -> None:
    """How a message changes the row of its conversation. Notes leave it as it was, and so does what the house says by
    itself, which is no answer; so do system lines, but a chat that was only opened can be answered."""
    if message.is_by_robot and conversation.last_message_id != 0:
        return
    if message.direction == "in" and (conversation.spam or message.unwelcome):
        _take_quietly(conversation, message)
    elif message.direction == "in":
        conversation.inbound_count += 1
        conversation.last_inbound_id = message.id
        conversation.channel_id = message.channel_id
        conversation.waiting_since = conversation.waiting_since or message.arrived_at
        conversation.status = "waiting"
        conversation.snoozed_until = None
    elif message.direction == "out" and not message.is_by_robot:
        conversation.answered_count = conversation.inbound_count
        conversation.waiting_since = None
        if conversation.status == "waiting":
            conversation.status = "open"
    elif message.direction == "system" and message.address and conversation.last_inbound_id is None:
        conversation.last_inbound_id = message.id
        conversation.channel_id = message.channel_id
    if message.direction in {"in", "out"} or conversation.last_message_id == 0:
        conversation.last_message_id = message.id
        conversation.last_at = max(conversation.last_at, message.arrived_at)
        conversation.preview = preview_of(message)


def _take_note(message: Message) -> Wait | None:
    """As `take_note`; the wait that one of us has ended by it. What is answered elsewhere is not counted: there it may
    be a machine that answers."""
    conversation = message.conversation
    since, channel_id = conversation.waiting_since, conversation.channel_id
    take_note(conversation, message)
    if since is None or channel_id is None or message.operator_id is None or message.direction != "out":
        return None
    return channel_id, since, message.arrived_at


def _take_quietly(conversation: Conversation, message: Message) -> None:
    """It counts as answered at once, unless somebody else waits in the same matter."""
    conversation.inbound_count += 1
    if conversation.waiting_since is None:
        conversation.answered_count = conversation.inbound_count
        conversation.last_inbound_id = message.id
        conversation.channel_id = message.channel_id


def _values(m: Message) -> tuple[Any, ...]:
    return (
        m.whom.strand_id,
        m.order_at,
        m.id,
        m.conversation.id,
        m.channel_id,
        m.external_id,
        m.author_key,
        m.direction,
        m.operator_id,
        m.whom.identity_id,
        m.text,
        dumps(m.entities) if m.entities else None,
        m.address,
        m.reply_to_id,
        m.quote,
        m.group_key,
        m.forwarded_from,
        m.sent_at,
        m.arrived_at,
        len(m.attachments),
        m.unsupported,
        dumps(m.service) if m.service else None,
        m.speaker,
        dumps(m.buttons) if m.buttons else None,
    )


def _store_attachments(tx: Transaction, messages: Sequence[Message]) -> None:
    owners = [(message, position) for message in messages for position in range(len(message.attachments))]
    if not owners:
        return
    rows = []
    for (message, position), attachment_id in zip(
        owners, tx.take_ids("attachments", len(owners)), strict=True
    ):
        attachment = dict(message.attachments[position])
        remote_id = attachment.pop("remote_id", None)
        remote_url = attachment.pop("remote_url", None)
        file_id = attachment.pop("file_id", None)
        attachment["id"] = attachment_id
        message.attachments = [
            *message.attachments[:position],
            attachment,
            *message.attachments[position + 1 :],
        ]
        rows.append(
            (
                attachment_id,
                message.id,
                position,
                attachment["kind"],
                attachment["name"],
                attachment["mime"],
                attachment["size"],
                attachment["width"],
                attachment["height"],
                attachment["duration"],
                dumps(attachment["details"]),
                remote_id,
                remote_url,
                attachment["state"],
                message.arrived_at if attachment["state"] == "waiting" else None,
                file_id,
            )
        )
    _ATTACHMENTS(tx, rows)
