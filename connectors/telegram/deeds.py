"""What people do without writing: press a button, react, block the bot, let it into a group, delete."""

from connectors.contract import (
    AT_ARRIVAL,
    ButtonPress,
    Deletion,
    Heard,
    Ignored,
    Reachability,
    Reaction,
)
from connectors.telegram.address import Address, place_of
from connectors.telegram.listener import Listener
from connectors.telegram.people import author_of, client_of
from connectors.telegram.reading import Fields

# A reaction that has no emoji of its own: a picture of the sender's, or a paid star.
STANDS_FOR = {"custom_emoji": "✨", "paid": "⭐"}
# What the bot is in a group, and the refusal that a message to it would meet.
SHUT_OUT = {"kicked": "blocked", "left": "not_allowed"}


def read_button_press(query: Fields, listener: Listener) -> list[Heard]:
    carrier = query.part("message")
    if ignored := listener.ignores(carrier):
        return [ignored]
    presser = author_of(query.part("from"))
    # A message sent through an inline query is not shown to the bot; its presser still is.
    address = Address.of(carrier) if "chat" in carrier else Address(int(presser.external_id))
    number = carrier.number("message_id")
    return [
        ButtonPress(
            author=client_of(carrier) if place_of(carrier) == "group" else presser,
            address=str(address),
            at=AT_ARRIVAL,
            press_id=query.required_text("id"),
            data=query.text("data") or query.text("game_short_name"),
            external_id=address.message(number) if number else None,
        )
    ]


def read_membership(change: Fields, listener: Listener) -> list[Heard]:
    """The bot's own membership says whether it may write: a person blocks it, a group lets it in or throws
    it out."""
    if ignored := listener.ignores(change):
        return [ignored]
    is_group = place_of(change) == "group"
    reason = _why_shut_out(change.part("new_chat_member"))
    return [
        Reachability(
            author=client_of(change) if is_group else author_of(change.part("from")),
            reachable=reason is None,
            at=change.moment("date"),
            reason=reason,
        )
    ]


def read_reaction(change: Fields, listener: Listener) -> list[Heard]:
    if ignored := listener.ignores(change):
        return [ignored]
    is_group = place_of(change) == "group"
    return [
        Reaction(
            external_id=Address.of(change).message(change.required_number("message_id")),
            author=client_of(change) if is_group else author_of(change.part("user") or change.part("chat")),
            emoji=tuple(filter(None, map(_emoji, change.parts("new_reaction")))),
            at=change.moment("date"),
        )
    ]


def read_deletion(deleted: Fields) -> list[Heard]:
    """The only notice of a deletion that Telegram gives, and only through a business connection."""
    address = Address.of(deleted)
    gone = deleted.numbers("message_ids")
    return [Deletion(address.message(number), deleted_at=AT_ARRIVAL) for number in gone] or [
        Ignored("nothing_deleted")
    ]


def _why_shut_out(member: Fields) -> str | None:
    status = member.text("status")
    if status == "restricted":
        return None if member.flag("is_member") and member.flag("can_send_messages") else "not_allowed"
    return SHUT_OUT.get(status)


def _emoji(reaction: Fields) -> str:
    return reaction.text("emoji") or STANDS_FOR.get(reaction.text("type"), "")
