"""Who is here, who reads what, who types: fleeting, never logged, gone by itself.

Each process says who sits in its windows; what nobody repeats in time is forgotten.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Literal

from sqlalchemy import select

from app.bus.contract import Bus
from app.db.engine import Database
from app.db.tables import Conversation, Message
from app.kit.clock import Clock
from app.kit.json import dumps, loads
from app.realtime.attendance import Attendance
from app.realtime.frames import fleeting_frame
from app.realtime.hub import Hub
from app.realtime.seat import Seat
from app.realtime.viewings import Viewings

REPEAT = 10.0
"""Seconds between a process's words about who is here."""


@dataclass(frozen=True, slots=True)
class OurTyping:
    """One of us writes to somebody."""

    operator_id: int
    channel_id: int
    address: str
    identity_id: int


class Presence:
    def __init__(self, hub: Hub, bus: Bus, database: Database, clock: Clock, process: str) -> None:
        self.hub = hub
        self.bus = bus
        self.database = database
        self.clock = clock
        self.process = process
        self.attendance = Attendance(hub, clock, process)
        self.attendance.on_change.append(self._tell)
        self.loads: Mapping[int, int] = {}
        """How many open conversations each has."""
        self.on_typing: list[Callable[[OurTyping], Awaitable[None]]] = []
        self.on_change: list[Callable[[], None]] = []
        self.viewings = Viewings()
        self._tasks: set[asyncio.Task[None]] = set()

    def online(self) -> frozenset[int]:
        """Operators who would read what comes now, in any process."""
        return self.attendance.online()

    def frame(self) -> str:
        loads = {str(who): count for who, count in sorted(self.loads.items())}
        return fleeting_frame("presence", {**self.attendance.told(), "load": loads})

    def changed(self) -> None:
        """A window has been opened or closed here, or somebody has come to one."""
        self.attendance.look()
        self._publish("presence", {"here": self.attendance.here()})

    def hears_of(self, seat: Seat, state: Literal["active", "idle"], ago: int) -> None:
        """Somebody is at a window, or no longer. Other processes hear at once only what matters to them."""
        before = self.attendance.standing(seat.principal.operator_id)
        if state == "active":
            self.attendance.touches(seat, timedelta(seconds=ago))
        else:
            self.attendance.leaves(seat)
        if self.attendance.standing(seat.principal.operator_id) != before:
            self.changed()

    def bear(self, loads: Mapping[int, int]) -> None:
        """So many open conversations has each."""
        if loads != self.loads:
            self.loads = loads
            self.hub.say(self.frame(), to_rights="conversations.read")

    def greet(self, seat: Seat) -> None:
        """What a window that has just been opened is to know."""
        seat.put(self.frame())
        for operator_id, conversation_id in self.viewings.all().items():
            seat.put(_viewing_frame(operator_id, conversation_id))

    def views(self, seat: Seat, conversation_id: int | None) -> None:
        """Said again and again while it is so; a window that dies says nothing more."""
        seat.viewing = conversation_id
        last = self.viewings.looks(seat, conversation_id, self.clock.now())
        self._publish("viewing", {"operator_id": seat.principal.operator_id, "conversation_id": last})

    def stopped_viewing(self, seat: Seat) -> None:
        if seat.viewing is not None:
            self.views(seat, None)

    async def types(self, seat: Seat, conversation_id: int) -> None:
        """Tell colleagues, and whoever the answer is for."""
        found = await asyncio.to_thread(self._whom, conversation_id)
        if found is None:
            return
        client_id, channel_id, address, identity_id = found
        operator_id = seat.principal.operator_id
        self._publish(
            "typing",
            {
                "client_id": client_id,
                "conversation_id": conversation_id,
                "operator_id": operator_id,
                "text": None,
                "identity_id": identity_id,
            },
        )
        if address is not None and channel_id is not None and identity_id is not None:
            typing = OurTyping(operator_id, channel_id, address, identity_id)
            for listen in self.on_typing:
                await listen(typing)

    def client_types(self, client_id: int, conversation_id: int, text: str | None) -> None:
        self._publish(
            "typing",
            {
                "client_id": client_id,
                "conversation_id": conversation_id,
                "operator_id": None,
                "text": text,
                "identity_id": None,
            },
        )

    def hear(self, payload: str) -> dict[str, Any] | None:
        """A fleeting word from the bus; answers it when it is about typing, for visitors to see."""
        word = loads(payload)
        kind, body = word["kind"], word["body"]
        if kind == "presence":
            self.attendance.hear(word["process"], body["here"])
            return None
        if kind == "viewing":
            who, what = body["operator_id"], body["conversation_id"]
            if self.viewings.hear(word["process"], who, what, self.clock.now()):
                self._tell_viewing(who)
            return None
        shown = {name: value for name, value in body.items() if name != "identity_id"}
        self.hub.say(fleeting_frame(kind, shown), to_rights="conversations.read")
        return body if kind == "typing" else None

    async def repeat_forever(self) -> None:
        while True:
            await asyncio.sleep(REPEAT)
            self.changed()
            self.forget_the_silent()
            now = asyncio.get_running_loop().time()
            self.hub.drop_stuck(now)
            self.hub.drop_silent(now)

    def forget_the_silent(self) -> None:
        """Nobody reads what no window has spoken of for a while."""
        for operator_id in self.viewings.forget(self.clock.now()):
            self._tell_viewing(operator_id)

    def _tell(self) -> None:
        self.hub.say(self.frame(), to_rights="conversations.read")
        for notice in self.on_change:
            notice()

    def _tell_viewing(self, operator_id: int) -> None:
        frame = _viewing_frame(operator_id, self.viewings.of(operator_id))
        self.hub.say(frame, to_rights="conversations.read")

    def _publish(self, kind: str, body: dict[str, Any]) -> None:
        word = dumps({"kind": kind, "process": self.process, "body": body})
        task = asyncio.ensure_future(self.bus.publish("fleeting", word))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _whom(self, conversation_id: int) -> tuple[int, int | None, str | None, int | None] | None:
        with self.database.snapshot() as connection:
            row = connection.execute(
                select(Conversation.client_id, Message.channel_id, Message.address, Message.identity_id)
                .outerjoin(Message, Message.id == Conversation.last_inbound_id)
                .where(Conversation.id == conversation_id)
            ).one_or_none()
        return None if row is None else (row[0], row[1], row[2], row[3])


def _viewing_frame(operator_id: int, conversation_id: int | None) -> str:
    return fleeting_frame("viewing", {"operator_id": operator_id, "conversation_id": conversation_id})
