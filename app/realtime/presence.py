"""Who is here, who reads what, who types: fleeting, never logged, gone by itself.

Each process says who sits in its windows; what nobody repeats in time is forgotten.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from app.bus.contract import Bus
from app.db.engine import Database
from app.db.tables import Conversation, Message
from app.kit.clock import Clock
from app.kit.json import dumps, loads
from app.realtime.frames import fleeting_frame
from app.realtime.hub import Hub
from app.realtime.seat import Seat

REPEAT = 10.0
"""Seconds between a process's words about who is here."""
FORGET = 25.0
"""Seconds after which another process's words no longer count."""


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
        self.on_typing: list[Callable[[OurTyping], Awaitable[None]]] = []
        self.on_change: list[Callable[[], None]] = []
        self._elsewhere: dict[str, tuple[float, frozenset[int]]] = {}
        self._told: frozenset[int] | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    def online(self) -> frozenset[int]:
        """Operators with an open window, in any process."""
        here = frozenset(seat.principal.operator_id for seat in self.hub.seats)
        return here.union(*(operators for _, operators in self._elsewhere.values()))

    def frame(self) -> str:
        return fleeting_frame("presence", {"online": sorted(self.online())})

    def changed(self) -> None:
        """A window has been opened or closed here."""
        self._publish("presence", {"online": sorted({s.principal.operator_id for s in self.hub.seats})})

    def views(self, seat: Seat, conversation_id: int | None) -> None:
        seat.viewing = conversation_id
        self._publish(
            "viewing", {"operator_id": seat.principal.operator_id, "conversation_id": conversation_id}
        )

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
            self._hear_presence(word["process"], frozenset(body["online"]))
            return None
        shown = {name: value for name, value in body.items() if name != "identity_id"}
        self.hub.say(fleeting_frame(kind, shown), to_rights="conversations.read")
        return body if kind == "typing" else None

    async def repeat_forever(self) -> None:
        while True:
            await asyncio.sleep(REPEAT)
            self._forget_the_silent()
            self.changed()
            self.hub.drop_stuck(asyncio.get_running_loop().time())

    def _hear_presence(self, process: str, online: frozenset[int]) -> None:
        if process != self.process:
            self._elsewhere[process] = (asyncio.get_running_loop().time(), online)
        self._tell()

    def _forget_the_silent(self) -> None:
        now = asyncio.get_running_loop().time()
        self._elsewhere = {
            process: said for process, said in self._elsewhere.items() if now - said[0] < FORGET
        }
        self._tell()

    def _tell(self) -> None:
        online = self.online()
        if online != self._told:
            self._told = online
            self.hub.say(self.frame(), to_rights="conversations.read")
            for notice in self.on_change:
                notice()

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
