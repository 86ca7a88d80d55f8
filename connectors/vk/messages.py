"""One message of VK's, in the words of the house."""

from connectors.contract import Edit, Heard, Ignored, MessageIn, Service
from connectors.vk.content import Content, content_of
from connectors.vk.happenings import happening_of
from connectors.vk.listener import Listener
from connectors.vk.mentions import readable
from connectors.vk.payload import is_marked, is_start
from connectors.vk.peers import (
    correspondent,
    external_id_of,
    is_community,
    is_group,
    message_id,
    peer_of,
    speaker_id_of,
    speaker_of,
)
from connectors.vk.reading import Fields

LONGEST_QUOTE = 500
LONGEST_MARK = 255
"""Characters; whoever makes a link chooses them, and VK sets no form."""


def read_message(event: Fields, listener: Listener) -> list[Heard]:
    """A new message, of the person or of the community. Raises Unreadable without a peer or a number."""
    message = message_in(event)
    peer = peer_of(message)
    if ignored := listener.ignores(peer):
        return [ignored]
    if is_by_us(message) and is_marked(message):
        return [Ignored("own_echo")]
    content = content_of(message)
    if not content and (happening := happening_of(message, event.number("group_id"))):
        code, params = happening
        return [_service(message, peer, code, params)]
    if is_start(message) and not is_group(peer) and not is_by_us(message):
        return [_service(message, peer, "started", {})]
    return [_message(message, peer, content)]


def read_edit(event: Fields, listener: Listener) -> list[Heard]:
    """New words for a message. Raises Unreadable like `read_message`."""
    message = message_in(event)
    peer = peer_of(message)
    if ignored := listener.ignores(peer):
        return [ignored]
    content = content_of(message)
    if not content:
        return [Ignored("edit_without_words")]
    now = _message(message, peer, content)
    edited_at = message.moment("update_time")
    # Ours is known to the house, if not yet by its number.
    is_ours = now.by_us and is_marked(message)
    fallback = None if is_ours else now
    return [Edit(now.external_id, edited_at, text=now.text, entities=now.entities, fallback=fallback)]


def message_in(event: Fields) -> Fields:
    """Since 5.103 a new message comes with what its sender's client can do, before that alone."""
    told = event.part("object")
    return told.part("message") or told


def is_by_us(message: Fields) -> bool:
    """The flag `out` was the wrong way round for years; the sender's number never was."""
    who = message.number("from_id")
    return who < 0 if who is not None else message.flag("out")


def _message(message: Fields, peer: int, content: Content) -> MessageIn:
    answered = message.part("reply_message")
    return MessageIn(
        external_id=external_id_of(message, peer),
        author=correspondent(peer),
        address=str(peer),
        sent_at=message.moment("date"),
        text=content.text,
        entities=tuple(content.entities),
        attachments=tuple(content.attachments),
        reply_to=_number_of(answered, peer),
        quote=readable(answered)[0][:LONGEST_QUOTE] or None,
        forwarded_from=content.forwarded_from,
        entry_token=_mark(message, peer, "ref"),
        entry_source=_mark(message, peer, "ref_source"),
        by_us=is_by_us(message),
        is_automatic=is_community(peer),
        unsupported=_what_is_missing(content),
        speaker=speaker_of(message, peer),
        speaker_id=speaker_id_of(message, peer),
    )


def _service(message: Fields, peer: int, code: str, params: dict[str, str]) -> Service:
    return Service(
        external_id=external_id_of(message, peer),
        author=correspondent(peer),
        address=str(peer),
        at=message.moment("date"),
        code=code,
        params=params,
        entry_token=_mark(message, peer, "ref"),
        entry_source=_mark(message, peer, "ref_source"),
    )


def _number_of(answered: Fields, peer: int) -> str | None:
    number = answered.size("conversation_message_id")
    return message_id(peer, number) if number else None


def _mark(message: Fields, peer: int, name: str) -> str | None:
    """What a vk.me link brought along, for whoever followed it."""
    if is_group(peer) or is_by_us(message):
        return None
    return message.text(name).strip()[:LONGEST_MARK] or None


def _what_is_missing(content: Content) -> str | None:
    if content:
        return "cut_short" if content.is_cut else None
    return f"unknown content: {', '.join(content.unknown)}"[:200] if content.unknown else "no content"
