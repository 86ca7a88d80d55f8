"""Frames of the operator's socket as text. A body is encoded once, when it is logged; here only envelopes are added."""

from collections.abc import Iterable, Mapping
from typing import Any

from app.events.kinds import KINDS
from app.events.log import Logged
from app.kit.json import dumps
from app.kit.wire import rfc3339

PONG = '{"type":"pong"}'


class Frame(str):
    """Turned into bytes once, however many windows it goes to."""

    __slots__ = ("_wire",)

    _wire: bytes

    def encode(self, encoding: str = "utf-8", errors: str = "strict") -> bytes:
        if (encoding, errors) != ("utf-8", "strict"):
            return super().encode(encoding, errors)
        try:
            return self._wire
        except AttributeError:
            self._wire = super().encode()
            return self._wire


def events_frame(after: int, upto: int, events: Iterable[Logged]) -> Frame:
    told = ",".join(
        f'{{"seq":{event.seq},"at":"{rfc3339(event.entry.at)}","kind":"{event.entry.kind}",'
        f'"body":{event.entry.body}}}'
        for event in events
    )
    return Frame(f'{{"type":"events","after":{after},"upto":{upto},"events":[{told}]}}')


def fleeting_frame(kind: str, body: Mapping[str, Any]) -> str:
    return dumps({"type": "fleeting", "kind": kind, "body": body})


def reload_frame(reason: str) -> str:
    return dumps({"type": "reload", "reason": reason})


def may_see(event: Logged, rights: frozenset[str], operator_id: int) -> bool:
    """An event of an unknown kind, from a newer version beside us, is shown to nobody."""
    kind = KINDS.get(event.entry.kind)
    if kind is None or kind.right not in rights:
        return False
    return event.entry.operator_id is None or event.entry.operator_id == operator_id
