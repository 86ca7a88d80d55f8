"""Messages and rows as JSON. Plain dicts, because ingest makes one of each per message; tests hold them against the
schemas."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from app.clients.records import Face, client_brief
from app.conversations.records import PRIORITIES, Conversation, Message
from app.kit.json import loads
from app.kit.text import shortened
from app.kit.wire import rfc3339

PREVIEW_LENGTH = 140
REPLY_LENGTH = 200


def conversation_row(conversation: Conversation, face: Face) -> dict[str, Any]:
    """ConversationRow."""
    c = conversation
    return {
        "id": c.id,
        "client": client_brief(c.client_id, face),
        "channel_id": c.channel_id,
        "status": c.status,
        "assignee_id": c.assignee_id,
        "team_id": c.team_id,
        "priority": PRIORITIES[c.priority],
        "tag_ids": loads(c.tag_ids),
        "snoozed_until": maybe_time(c.snoozed_until),
        "waiting_since": maybe_time(c.waiting_since),
        "last_at": rfc3339(c.last_at),
        "last_message_id": c.last_message_id,
        "last_inbound_id": c.last_inbound_id,
        "preview": c.preview,
        "inbound_count": c.inbound_count,
        "answered_count": c.answered_count,
        "created_at": rfc3339(c.created_at),
        "closed_at": maybe_time(c.closed_at),
        "close_reason": c.close_reason,
        "revision": c.revision,
        "spam": c.spam,
    }


def message_card(message: Message) -> dict[str, Any]:
    """MessageCard of a message that has just been written."""
    m = message
    return {
        "id": m.id,
        "client_id": m.whom.client_id,
        "conversation_id": m.conversation.id,
        "channel_id": m.channel_id,
        "identity_id": m.whom.identity_id,
        "direction": m.direction,
        "operator_id": m.operator_id,
        "key": own_key(m.author_key),
        "text": m.text,
        "entities": m.entities,
        "attachments": m.attachments,
        "reply_to": reply_card(m.reply_to_id, m.reply_text, m.reply_direction, m.quote, m.reply_identity_id),
        "group_key": m.group_key,
        "forwarded_from": m.forwarded_from,
        "speaker": m.speaker,
        "buttons": m.buttons,
        "at": rfc3339(m.order_at),
        "arrived_at": rfc3339(m.arrived_at),
        "edited_at": None,
        "deleted_at": None,
        "version": 1,
        "unsupported": m.unsupported,
        "service": m.service,
        "reactions": (),
        "delivery": m.delivery,
    }


def preview_of(message: Message) -> dict[str, Any]:
    """Preview: the line under the name."""
    return {
        "text": shortened(message.text, PREVIEW_LENGTH),
        "direction": message.direction,
        "kind": _kind_of(message),
        "operator_id": message.operator_id,
        "deleted": False,
        "service": message.service if message.direction == "system" else None,
    }


def _kind_of(message: Message) -> str:
    if message.unsupported is not None:
        return "unsupported"
    if message.service is not None and message.direction == "system":
        return message.service["code"]
    if message.attachments:
        return str(message.attachments[0]["kind"])
    return "text"


def reply_card(
    reply_to_id: int | None, text: str, direction: str | None, quote: str | None, identity_id: int | None
) -> dict[str, Any] | None:
    """ReplyCard, or nothing when the message answers none."""
    if reply_to_id is None and quote is None:
        return None
    return {
        "id": reply_to_id,
        "text": shortened(quote or text, REPLY_LENGTH),
        "direction": direction,
        "identity_id": identity_id,
    }


def attachment_card(values: Mapping[str, Any]) -> dict[str, Any]:
    """AttachmentCard from the columns of an attachment and the key of its stored file."""
    file_key = values.get("file_key")
    return {
        "id": values["id"],
        "kind": values["kind"],
        "name": values["name"],
        "mime": values["mime"],
        "size": values["size"],
        "width": values["width"],
        "height": values["height"],
        "duration": values["duration"],
        "details": values["details"],
        "state": values["state"],
        "url": f"/api/files/{file_key}" if file_key else None,
        "thumbnail_url": f"/api/files/{file_key}/thumbnail" if file_key and values["has_thumbnail"] else None,
    }


def delivery_card(
    delivery_id: int,
    state: str,
    *,
    code: str | None = None,
    detail: str | None = None,
    due_at: datetime | None = None,
    attempts: int = 0,
) -> dict[str, Any]:
    """DeliveryCard; `due_at` is told only while something is still due."""
    return {
        "id": delivery_id,
        "state": state,
        "code": code,
        "detail": detail,
        "due_at": maybe_time(due_at) if state == "retry" else None,
        "attempts": attempts,
    }


def own_key(author_key: str | None) -> str | None:
    """The part that the author made; what stands before the colon is whose it is."""
    return author_key.split(":", 1)[1] if author_key else None


def maybe_time(moment: datetime | None) -> str | None:
    return None if moment is None else rfc3339(moment)
