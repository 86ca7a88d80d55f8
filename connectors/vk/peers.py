"""Whom a conversation is with, and how its messages are told apart.

VK calls it a peer: a person by their own number, another community by its number below zero, a chat of several
people by a number above two thousand million. An address is the peer as text; a message is the peer with the
number that the message has within the conversation, the one number that both of its sides share.
"""

from connectors.contract import Author
from connectors.vk.reading import Fields, Unreadable

FIRST_CHAT = 2_000_000_000


def is_group(peer: int) -> bool:
    return peer > FIRST_CHAT


def is_community(peer: int) -> bool:
    """Another community writes through its own robots, or through people whom we cannot tell from them."""
    return peer < 0


def peer_of(message: Fields) -> int:
    """Raises Unreadable. Messages of the oldest form name the person and the chat apart."""
    peer = message.number("peer_id")
    if peer is None:
        chat = message.number("chat_id")
        peer = FIRST_CHAT + chat if chat else message.number("user_id")
    if not peer:
        raise Unreadable("peer_id")
    return peer


def correspondent(peer: int) -> Author:
    """VK's events carry no names: they are asked for apart."""
    return Author(external_id=str(peer), is_group=is_group(peer))


def shown_id(who: int) -> str:
    """As VK itself calls somebody who took no name of their own."""
    return f"id{who}" if who > 0 else f"club{-who}"


def speaker_of(message: Fields, peer: int) -> str | None:
    """Who of a chat says it, by number."""
    who = _speaker(message, peer)
    return shown_id(who) if who else None


def speaker_id_of(message: Fields, peer: int) -> str | None:
    """For asking what they are called."""
    who = _speaker(message, peer)
    return str(who) if who else None


def _speaker(message: Fields, peer: int) -> int | None:
    who = message.number("from_id")
    return who if is_group(peer) and who and who > 0 else None


def message_id(peer: int, number: int) -> str:
    """The external id of a message."""
    return f"{peer}:{number}"


def external_id_of(message: Fields, peer: int) -> str:
    """Raises Unreadable for a message without any number."""
    number = message.size("conversation_message_id") or message.size("cmid")
    if number:
        return message_id(peer, number)
    # Before conversations had numbers of their own.
    own = message.size("id")
    if not own:
        raise Unreadable("conversation_message_id")
    return f"{peer}:id{own}"


def number_in(address: str, external_id: str) -> int | None:
    """The number of a message within its conversation; None when it lies elsewhere."""
    peer, _, number = external_id.rpartition(":")
    return int(number) if peer == address and number.isdecimal() else None


def peer_at(address: str) -> int:
    """Raises ValueError for what is no address in VK."""
    peer = int(address) if address.removeprefix("-").isdecimal() and len(address) < 20 else 0
    if not peer:
        raise ValueError(address)
    return peer
