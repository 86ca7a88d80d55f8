"""Kinds of events. Each slice declares its own, with the right it takes to see them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.db.transaction import LogEntry
from app.kit.json import dumps
from app.kit.wire import Wire

Body = Mapping[str, Any]
NameOf = Callable[[int | None], str]
"""An operator's name."""
ForVisitor = Callable[[Body, NameOf], tuple[str, Body] | None]


@dataclass(frozen=True, slots=True)
class EventKind:
    """`body` describes the payload; it is checked in tests and generated into the window's types."""

    name: str
    right: str
    body: type[Wire]
    for_visitor: ForVisitor | None = None
    """The kind and body a visitor's own browser sees, or nothing."""

    def entry(
        self,
        body: Body,
        at: datetime,
        *,
        operator_id: int | None = None,
        visitor_id: int | None = None,
        client_id: int | None = None,
    ) -> LogEntry:
        """For the log. `operator_id` makes it that operator's alone; `visitor_id` shows it to a visitor too."""
        return LogEntry(self.name, at, dumps(body), operator_id, visitor_id, client_id)


KINDS: dict[str, EventKind] = {}


def declare(name: str, *, right: str, body: type[Wire], for_visitor: ForVisitor | None = None) -> EventKind:
    if name in KINDS:
        raise ValueError(f"{name} is declared twice")
    kind = KINDS[name] = EventKind(name, right, body, for_visitor)
    return kind
