"""One message of Telegram's, in the words of the house."""

import re

from connectors.contract import Edit, Heard, Ignored, MessageIn, Moved, Service
from connectors.telegram.address import Address, place_of
from connectors.telegram.business import answer_by, is_by_owner
from connectors.telegram.content import Content, content_of, unknown_content
from connectors.telegram.happenings import SENT, happening_of
from connectors.telegram.listener import Listener
from connectors.telegram.people import client_of, full_name, speaker_of, title_of
from connectors.telegram.reading import Fields

START = re.compile(r"/start(?:@\w+)?(?:\s+(?P<token>[A-Za-z0-9_-]{1,64}))?\s*")
LONGEST_QUOTE = 500
ANSWER = frozenset({"quote", "reply_to_message"})
FORWARD = frozenset({"forward_origin", "forward_from", "forward_sender_name", "forward_from_chat"})


def read_message(message: Fields, listener: Listener) -> list[Heard]:
    """A new message. Raises Unreadable without a chat, an author or a number."""
    if ignored := _ignored(message, listener):
        return [ignored]
    if moved := _moved(message):
        return [moved]
    content = content_of(message)
    if not content and (happening := happening_of(message)):
        code, params = happening
        said = ", ".join(filter(None, params.values())) if code in SENT else None
        return [_service(message, code, params, said=said)]
    started = START.fullmatch(content.text) if "text" in message and not _is_forward(message) else None
    if started and not is_by_owner(message):
        # What a link brought along says something of one person, so a group has no use for it.
        token = started["token"] if place_of(message) == "person" else None
        return [_service(message, "started", {}, entry_token=token, said=content.text)]
    return [_message(message, content)]


def read_edit(message: Fields, listener: Listener) -> list[Heard]:
    """New words for a message, or a place that moved. Raises Unreadable like `read_message`."""
    if ignored := _ignored(message, listener):
        return [ignored]
    content = content_of(message)
    if not content:
        # A poll that was voted in, a checklist that was ticked: the line about it stays as it was.
        return [Ignored("edit_without_words")]
    now = _message(message, content)
    edited_at = message.moment("edit_date")
    return [Edit(now.external_id, edited_at, text=now.text, entities=now.entities, fallback=now)]


def _ignored(message: Fields, listener: Listener) -> Ignored | None:
    if ignored := listener.ignores(message):
        return ignored
    return Ignored("own_echo") if listener.is_own_echo(message) else None


def _moved(message: Fields) -> Moved | None:
    """A group that grew has a new number. Both the old chat and the new one say so."""
    here = message.part("chat").required_number("id")
    onward, back = message.number("migrate_to_chat_id"), message.number("migrate_from_chat_id")
    if not onward and not back:
        return None
    new = str(onward or here)
    return Moved(str(here if onward else back), new, new_address=new, at=message.moment("date"))


def _message(message: Fields, content: Content) -> MessageIn:
    address = Address.of(message)
    sent_at = message.moment("date")
    by_us = is_by_owner(message)
    return MessageIn(
        external_id=_external_id(message, address),
        author=client_of(message),
        address=str(address),
        sent_at=sent_at,
        text=content.text,
        entities=content.entities,
        attachments=content.attachments,
        reply_to=_answered(message, address),
        quote=_quoted_words(message),
        group_key=message.text("media_group_id") or None,
        forwarded_from=_first_author(message),
        by_us=by_us,
        is_automatic=_is_automatic(message),
        unsupported=None if content else unknown_content(message),
        speaker=speaker_of(message),
        line=address.connection or None,
        answer_by=answer_by(sent_at) if address.connection and not by_us else None,
    )


def _is_automatic(message: Fields) -> bool:
    """A bot's words, also those that it writes for a person, and what an account says by itself while its owner is
    away. Whoever chose words of an inline bot said them all the same."""
    return (
        message.part("from").flag("is_bot")
        or message.flag("is_from_offline")
        or "sender_business_bot" in message
        or message.flag("is_automatic_forward")
    )


def _service(
    message: Fields,
    code: str,
    params: dict[str, str],
    *,
    said: str | None,
    entry_token: str | None = None,
) -> Service:
    address = Address.of(message)
    return Service(
        external_id=_external_id(message, address),
        author=client_of(message),
        address=str(address),
        at=message.moment("date"),
        code=code,
        params=params,
        entry_token=entry_token,
        said=said,
    )


def _external_id(message: Fields, address: Address) -> str:
    number = message.required_number("message_id")
    if number:
        return address.message(number)
    # Fleeting messages of a group share the number 0, and their own ones are used again after a while.
    fleeting, date = message.number("ephemeral_message_id") or 0, message.number("date") or 0
    return f"{address.chat}:fleeting-{fleeting}-{date}"


def _answered(message: Fields, address: Address) -> str | None:
    number = _answered_message(message).number("message_id")
    return address.message(number) if number else None


def _answered_message(message: Fields) -> Fields:
    """Whatever is written in a topic comes as an answer to the message that opened it."""
    answered = message.part("reply_to_message")
    is_opening = "forum_topic_created" in answered and message.flag("is_topic_message")
    return Fields({}) if is_opening else answered


def _quoted_words(message: Fields) -> str | None:
    if not message.has_any(ANSWER):
        return None
    answered = _answered_message(message)
    words = message.part("quote").text("text") or answered.text("text") or answered.text("caption")
    return words[:LONGEST_QUOTE] or None


def _is_forward(message: Fields) -> bool:
    return any(name in message for name in ("forward_origin", "forward_date"))


def _first_author(message: Fields) -> str | None:
    """Who wrote forwarded words first, in the present form and in the one of servers before Bot API 7."""
    if not message.has_any(FORWARD):
        return None
    origin = message.part("forward_origin")
    return (
        full_name(origin.part("sender_user"))
        or origin.text("sender_user_name")
        or title_of(origin.part("sender_chat"))
        or title_of(origin.part("chat"))
        or full_name(message.part("forward_from"))
        or message.text("forward_sender_name")
        or title_of(message.part("forward_from_chat"))
        or None
    )
