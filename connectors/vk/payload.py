"""What we put under messages and buttons for ourselves, and find there again."""

import json
from collections.abc import Mapping

from connectors.vk.reading import Fields, Unreadable, decoded, storable, whole_number

SAID = "okno"
PRESSED = "okno_button"
START = {"start", "begin"}


def mark(random_id: int) -> str:
    """For a message of ours. VK hands it back with the message, so that its echo is known."""
    return json.dumps({SAID: random_id})


def is_marked(message: Fields) -> bool:
    """Whether it is an echo of ours. Somebody may copy a mark, but not the number that VK was given with it."""
    said = whole_number(_read(message.value("payload")).get(SAID))
    return said is not None and message.number("random_id") in (said, 0, None)


def for_button(data: str) -> str:
    return json.dumps({PRESSED: data}, ensure_ascii=False)


def data_in(payload: object) -> str | None:
    """What was given to a button of ours."""
    data = _read(payload).get(PRESSED)
    return storable(data) if isinstance(data, str) else None


def is_start(message: Fields) -> bool:
    """The button that opens a chat with a community."""
    command = _read(message.value("payload")).get("command")
    return isinstance(command, str) and command in START


def _read(payload: object) -> Mapping[str, object]:
    """An object, or one written as text, as VK does for messages."""
    if isinstance(payload, str):
        try:
            payload = decoded(payload.encode("utf-8", "replace"))
        except Unreadable:
            return {}
    return payload if isinstance(payload, dict) else {}
