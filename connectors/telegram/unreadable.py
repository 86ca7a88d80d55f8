"""What can still be said of a message that could not be read."""

from connectors.contract import Author, Heard, MessageIn
from connectors.telegram.address import Address, place_of
from connectors.telegram.listener import Listener
from connectors.telegram.people import author_of, client_of, speaker_of
from connectors.telegram.reading import Fields, read_object

KINDS = ("message", "business_message")


def describe_unreadable(raw: bytes, listener: Listener) -> list[Heard]:
    """A message marked as unsupported; nothing when not even its author is known. Never raises."""
    try:
        update = read_object(raw)
        messages = [update.part(kind) for kind in KINDS if update.part(kind)]
        return [_described(update, message) for message in messages if not listener.ignores(message)]
    except (ValueError, RecursionError):
        return []


def _described(update: Fields, message: Fields) -> MessageIn:
    author = _author(message)
    address = _address(message, author)
    number = message.number("message_id")
    return MessageIn(
        # Without its own number the message is known by that of the update that brought it.
        external_id=address.message(number)
        if number
        else f"{address}:update-{update.required_number('update_id')}",
        author=author,
        address=str(address),
        sent_at=message.moment("date"),
        text=message.text("text") or message.text("caption"),
        unsupported="unreadable",
        speaker=speaker_of(message),
        line=address.connection or None,
    )


def _address(message: Fields, author: Author) -> Address:
    if message.part("chat").number("id") is not None:
        return Address.of(message)
    return Address(int(author.external_id), message.text("business_connection_id"))


def _author(message: Fields) -> Author:
    """A private chat and the person in it share their number, so either tells the other."""
    if place_of(message) == "group":
        return client_of(message)
    known = [person for person in (message.part("chat"), message.part("from")) if person.number("id")]
    return author_of(known[0] if known else message.part("chat"))
