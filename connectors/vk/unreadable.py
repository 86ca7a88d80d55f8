"""What can still be said of a message that could not be read."""

from connectors.contract import Heard, MessageIn
from connectors.vk.listener import Listener
from connectors.vk.messages import is_by_us, message_in
from connectors.vk.peers import correspondent, external_id_of, peer_of, speaker_id_of, speaker_of
from connectors.vk.reading import Fields, Unreadable, read_object

KINDS = ("message_new", "message_reply")


def describe_unreadable(raw: bytes, listener: Listener) -> list[Heard]:
    """A message marked as unsupported; nothing when not even its author is known. Never raises."""
    try:
        event = read_object(raw)
        if event.text("type") not in KINDS:
            return []
        return _described(event, message_in(event), listener)
    except (ValueError, RecursionError):
        return []


def _described(event: Fields, message: Fields, listener: Listener) -> list[Heard]:
    peer = _peer(message)
    if listener.ignores(peer):
        return []
    return [
        MessageIn(
            external_id=_external_id(event, message, peer),
            author=correspondent(peer),
            address=str(peer),
            sent_at=message.moment("date"),
            text=message.text("text"),
            by_us=is_by_us(message),
            unsupported="unreadable",
            speaker=speaker_of(message, peer),
            speaker_id=speaker_id_of(message, peer),
        )
    ]


def _peer(message: Fields) -> int:
    """In a conversation with one person it is the person, so their own number will do."""
    try:
        return peer_of(message)
    except Unreadable:
        who = message.required_number("from_id")
        if who <= 0:
            raise
        return who


def _external_id(event: Fields, message: Fields, peer: int) -> str:
    try:
        return external_id_of(message, peer)
    except Unreadable:
        # Without its own number the message is known by that of the event that brought it.
        event_id = event.text("event_id")
        if not event_id:
            raise
        return f"{peer}:event-{event_id}"
