"""What a message holds: words and files."""

from dataclasses import dataclass

from connectors.contract import Attachment, Entity
from connectors.telegram.attachments import attachments_of
from connectors.telegram.formatting import heard_entities
from connectors.telegram.reading import Fields
from connectors.telegram.rich_text import files_of, plain_text

# Everything in a message that is about it, not in it. What is left is content.
ENVELOPE = frozenset(
    {
        "author_signature",
        "caption_entities",
        "entities",
        "business_connection_id",
        "chat",
        "date",
        "direct_messages_topic",
        "edit_date",
        "effect_id",
        "ephemeral_message_id",
        "external_reply",
        "forward_date",
        "forward_from",
        "forward_from_chat",
        "forward_from_message_id",
        "forward_origin",
        "forward_sender_name",
        "forward_signature",
        "from",
        "guest_bot_caller_chat",
        "guest_bot_caller_user",
        "guest_query_id",
        "has_media_spoiler",
        "has_protected_content",
        "is_automatic_forward",
        "is_from_offline",
        "is_paid_post",
        "is_topic_message",
        "link_preview_options",
        "media_group_id",
        "message_id",
        "message_thread_id",
        "paid_star_count",
        "quote",
        "receiver_user",
        "reply_markup",
        "reply_to_checklist_task_id",
        "reply_to_message",
        "reply_to_poll_option_id",
        "reply_to_story",
        "sender_boost_count",
        "sender_business_bot",
        "sender_chat",
        "sender_tag",
        "show_caption_above_media",
        "suggested_post_info",
        "via_bot",
    }
)


@dataclass(frozen=True, slots=True)
class Content:
    """False when there is none: then something happened, or came that we do not know."""

    text: str
    entities: tuple[Entity, ...]
    attachments: tuple[Attachment, ...]

    def __bool__(self) -> bool:
        return bool(self.text or self.attachments)


def content_of(message: Fields) -> Content:
    rich = message.part("rich_message")
    if rich:
        return Content(plain_text(rich), (), files_of(rich))
    words = "text" if "text" in message else "caption"
    formatting = "entities" if words == "text" else "caption_entities"
    text = message.text(words)
    return Content(text, heard_entities(text, message.parts(formatting)), attachments_of(message))


def unknown_content(message: Fields) -> str:
    """By Telegram's names, for whoever looks why a message shows as unsupported."""
    unknown = sorted(set(message.names) - ENVELOPE)
    return f"unknown content: {', '.join(unknown)}"[:200] if unknown else "no content"
