"""A keyboard as VK takes it, or error 911."""

import json
from collections.abc import Sequence

from tests.doubles.vk.arguments import Arguments
from tests.doubles.vk.refusals import RefusalError
from tests.doubles.vk.wire import Json
from tests.doubles.vk.world import World

COLOURS = frozenset({"primary", "secondary", "positive", "negative", "default"})
# What each kind of button must have beside its type.
ACTIONS = {
    "text": ("label",),
    "callback": ("label",),
    "open_link": ("label", "link"),
    "location": (),
    "vkpay": ("hash",),
    "open_app": ("label", "app_id"),
}
MOST_IN_A_ROW, LONGEST_LABEL, LONGEST_PAYLOAD = 5, 40, 255
MOST = {True: (6, 10), False: (10, 40)}
"""Rows and buttons, inline or not."""


def keyboard_of(world: World, args: Arguments) -> Json | None:
    if not args.has("keyboard"):
        return None
    if not world.memory.community.has_bots:
        raise RefusalError(912)
    try:
        given = args.json("keyboard")
    except ValueError:
        raise _bad("it is not JSON") from None
    if not isinstance(given, dict) or not isinstance(given.get("buttons"), list):
        raise _bad("keyboard should have buttons")
    is_inline = bool(given.get("inline"))
    if is_inline and given.get("one_time"):
        raise _bad("keyboard can't be inline and one_time at the same time")
    _check_size(given["buttons"], is_inline=is_inline)
    return {
        "one_time": bool(given.get("one_time")),
        "inline": is_inline,
        "author_id": -world.community_id,
        "buttons": [[_button(button) for button in row] for row in given["buttons"]],
    }


def _check_size(rows: Sequence[object], *, is_inline: bool) -> None:
    most_rows, most_buttons = MOST[is_inline]
    if not all(isinstance(row, list) for row in rows):
        raise _bad("buttons should be an array of arrays")
    lengths = [len(row) for row in rows if isinstance(row, list)]
    if len(rows) > most_rows or sum(lengths) > most_buttons or max(lengths, default=0) > MOST_IN_A_ROW:
        raise _bad("too much rows or buttons")


def _button(given: object) -> Json:
    if not isinstance(given, dict) or not isinstance(given.get("action"), dict):
        raise _bad("button should have an action")
    action = given["action"]
    kind = action.get("type")
    if kind not in ACTIONS or any(not action.get(name) for name in ACTIONS[kind]):
        raise _bad(f"action of type {kind} is invalid")
    if len(str(action.get("label", ""))) > LONGEST_LABEL:
        raise _bad("label is too long")
    payload = _payload(action.get("payload"))
    button: Json = {"action": {**action, "payload": payload} if payload is not None else dict(action)}
    if kind in {"text", "callback"}:
        button["color"] = given.get("color", "default")
        if button["color"] not in COLOURS:
            raise _bad("color is invalid")
    return button


def _payload(given: object) -> str | None:
    """Kept as JSON text, whether it was given so or as an object."""
    if given is None:
        return None
    text = given if isinstance(given, str) else json.dumps(given, ensure_ascii=False)
    if len(text) > LONGEST_PAYLOAD:
        raise _bad("payload is too long")
    try:
        json.loads(text)
    except ValueError:
        raise _bad("payload should be JSON") from None
    return text


def _bad(reason: str) -> RefusalError:
    return RefusalError(911, reason)
