"""One raw update of Telegram's, in the words of the house.

It is read as plain JSON, not through a library's models: those demand every field that the newest Bot API
has, so an update from an older server, or one odd field, would lose the whole message.
"""

from collections.abc import Callable, Mapping

from connectors.contract import Heard, Ignored
from connectors.telegram.business import read_business_connection
from connectors.telegram.deeds import read_button_press, read_deletion, read_membership, read_reaction
from connectors.telegram.listener import Listener
from connectors.telegram.messages import read_edit, read_message
from connectors.telegram.reading import Fields, Unreadable, read_object

Read = Callable[[Fields, Listener], list[Heard]]

READERS: Mapping[str, Read] = {
    "message": read_message,
    "business_message": read_message,
    "edited_message": read_edit,
    "edited_business_message": read_edit,
    "callback_query": read_button_press,
    "my_chat_member": read_membership,
    "message_reaction": read_reaction,
    "deleted_business_messages": lambda deleted, _: read_deletion(deleted),
    "business_connection": lambda connection, _: read_business_connection(connection),
}
ASKED_FOR = tuple(READERS)
"""The kinds of updates we want to be told of. Telegram remembers the last list it was given, so it is always
said in full."""
LEFT_OUT = (
    "channel_post",
    "chat_boost",
    "chat_join_request",
    "chat_member",
    "chosen_inline_result",
    "edited_channel_post",
    "guest_message",
    "inline_query",
    "managed_bot",
    "message_reaction_count",
    "poll",
    "poll_answer",
    "pre_checkout_query",
    "purchased_paid_media",
    "removed_chat_boost",
    "shipping_query",
    "stopped_message_generation",
    "subscription",
)
"""Nobody's words to a shop. They come although not asked for, when the list was another one before."""


def normalise(raw: bytes, listener: Listener) -> list[Heard]:
    """Raises ValueError when what nothing can be kept without is missing."""
    update = read_object(raw)
    try:
        for kind, read in READERS.items():
            if kind in update:
                return read(update.part(kind), listener)
    except RecursionError:
        raise Unreadable("nested too deep") from None
    for kind in LEFT_OUT:
        if kind in update:
            return [listener.ignores(update.part(kind)) or Ignored(kind)]
    return [Ignored(_unknown_kind(update))]


def _unknown_kind(update: Fields) -> str:
    names = ", ".join(name for name in update.names if name != "update_id")
    return f"unknown_kind: {names}"[:200]
