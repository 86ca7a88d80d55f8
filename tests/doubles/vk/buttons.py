"""Finding a button that a person can press."""

from collections.abc import Iterator
from itertools import chain

from tests.doubles.vk.conversations import Conversation, Message
from tests.doubles.vk.wire import Json


def find_button(conversation: Conversation, under: Message | None, words: str) -> tuple[Json, int]:
    """The action of the button with this label or payload, and the number of its message.

    Without `under` it is looked for in the open keyboard first, then under the newest messages.
    """
    for keyboard, cmid in _keyboards(conversation, under):
        for button in chain.from_iterable(keyboard["buttons"]):
            action: Json = button["action"]
            if words in {action.get("label"), action.get("payload"), action["type"]}:
                return action, cmid
    raise LookupError(f"there is no button {words!r}")


def _keyboards(conversation: Conversation, under: Message | None) -> Iterator[tuple[Json, int]]:
    if under is not None:
        if under.keyboard:
            yield under.keyboard, under.cmid
        return
    if conversation.keyboard:
        bearers = (one.cmid for one in reversed(conversation.seen) if one.keyboard == conversation.keyboard)
        yield conversation.keyboard, next(bearers, conversation.last_cmid)
    for message in reversed(conversation.seen):
        if message.keyboard and message.keyboard.get("inline"):
            yield message.keyboard, message.cmid
