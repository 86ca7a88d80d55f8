"""What people do without writing: press a button, react, read, type, let us write or forbid it."""

import json

from connectors.contract import (
    AT_ARRIVAL,
    ButtonPress,
    Heard,
    Ignored,
    Reachability,
    Reaction,
    Status,
    Typing,
)
from connectors.vk.listener import Listener
from connectors.vk.payload import data_in
from connectors.vk.peers import correspondent, external_id_of, peer_of
from connectors.vk.reading import Fields, Unreadable, storable

# VK names its reactions by number; pictures of new ones come every few years.
REACTIONS = dict(enumerate("❤🔥😂👍💩❓😭😡👎👌😄🤔🙏😘😍🎉", start=1))
SOME_OTHER = "✨"


def read_button_press(event: Fields, listener: Listener) -> list[Heard]:
    press = event.part("object")
    presser = press.required_number("user_id")
    peer = press.number("peer_id") or presser
    if ignored := listener.ignores(peer):
        return [ignored]
    press_id = press.text("event_id")
    if not press_id:
        raise Unreadable("event_id")
    return [
        ButtonPress(
            author=correspondent(peer),
            address=str(peer),
            at=AT_ARRIVAL,
            press_id=f"{peer}:{presser}:{press_id}",
            data=_pressed(press.value("payload")),
            external_id=_carrier(press, peer),
        )
    ]


def read_reaction(event: Fields, listener: Listener) -> list[Heard]:
    change = event.part("object")
    peer = peer_of(change)
    if ignored := listener.ignores(peer):
        return [ignored]
    if change.required_number("reacted_id") < 0:
        return [Ignored("own_reaction")]
    reaction = change.number("reaction_id")
    return [
        Reaction(
            external_id=external_id_of(change, peer),
            author=correspondent(peer),
            emoji=(REACTIONS.get(reaction, SOME_OTHER),) if reaction else (),
            at=AT_ARRIVAL,
        )
    ]


def read_reading(event: Fields, listener: Listener) -> list[Heard]:
    mark = event.part("object")
    peer = peer_of(mark)
    if ignored := listener.ignores(peer):
        return [ignored]
    if mark.required_number("from_id") < 0:
        return [Ignored("own_reading")]
    return [Status(external_id_of(mark, peer), "read", AT_ARRIVAL, str(peer), upto=True)]


def read_typing(event: Fields) -> list[Heard]:
    typist = event.part("object").required_number("from_id")
    return [Typing(str(typist))] if typist > 0 else [Ignored("own_typing")]


def read_allowing(event: Fields) -> list[Heard]:
    return _reachable(event)


def read_denying(event: Fields) -> list[Heard]:
    return _unreachable(event, "privacy")


def read_ban(event: Fields) -> list[Heard]:
    """Somebody of the community put the person on its blacklist."""
    return _unreachable(event, "not_allowed")


def read_forgiveness(event: Fields) -> list[Heard]:
    return _reachable(event)


def _reachable(event: Fields) -> list[Heard]:
    return [Reachability(correspondent(_who(event)), reachable=True, at=AT_ARRIVAL)]


def _unreachable(event: Fields, reason: str) -> list[Heard]:
    return [Reachability(correspondent(_who(event)), reachable=False, at=AT_ARRIVAL, reason=reason)]


def _who(event: Fields) -> int:
    return event.part("object").required_number("user_id")


def _carrier(press: Fields, peer: int) -> str | None:
    """A keyboard below the chat hangs under no message."""
    return external_id_of(press, peer) if press.size("conversation_message_id") else None


def _pressed(payload: object) -> str:
    """Ours as it was given; of any other, what it says."""
    data = data_in(payload)
    if data is not None:
        return data
    if isinstance(payload, str):
        return storable(payload)
    return storable(json.dumps(payload, ensure_ascii=False)) if payload is not None else ""
