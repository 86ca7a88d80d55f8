"""Bringing events to the community's servers: first they confirm themselves, then each event until "ok"."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

from aiohttp import ClientError, ClientSession, ClientTimeout

from tests.doubles.vk.callback_servers import CallbackServer, Parcel, Status
from tests.doubles.vk.wire import Json
from tests.doubles.vk.world import World

PATIENCE_SECONDS = 10
MOST_TRIES = 20
MOST_ERRORS_IN_A_ROW = 10
REST_SECONDS = 5 * 60.0
LONGEST_REQUESTED_PAUSE = 3 * 60 * 60
HEARD_PAUSES = frozenset({410, 429, 503})
LONGEST_ANSWER_READ = 200


def growing_pause(tries: int) -> float:
    """Seconds before the next try of one event: 5, 10, 20 and so on up to ten minutes."""
    return min(5 * 2.0 ** (tries - 1), 600)


@dataclass(frozen=True)
class Outcome:
    is_taken: bool
    trouble: str = ""
    asked_pause: float = 0.0


@dataclass
class Delivery:
    world: World
    pause: Callable[[int], float] = growing_pause
    _busy: set[int] = field(default_factory=set)

    def hurry(self) -> None:
        """Try at once whatever waits for its next try, at resting servers too."""
        for server in self.world.memory.servers:
            server.paused_until = 0.0
            for parcel in server.parcels:
                parcel.due_at = 0.0
        self.world.bell.ring()

    async def run(self) -> None:
        """Work until cancelled."""
        timeout = ClientTimeout(PATIENCE_SECONDS)
        async with ClientSession(timeout=timeout) as session, asyncio.TaskGroup() as group:
            while True:
                for server in self.world.memory.servers:
                    if server.id not in self._busy and self._has_work(server):
                        self._busy.add(server.id)
                        group.create_task(self._work(server, session))
                await self._next_occasion()

    def _has_work(self, server: CallbackServer) -> bool:
        return server.status is Status.WAIT or self._next_due(server) is not None

    def _next_due(self, server: CallbackServer) -> Parcel | None:
        """The first event whose time has come; those behind one that failed do not wait for it."""
        now = self.world.clock()
        if server.status is not Status.OK or server.paused_until > now:
            return None
        return next((parcel for parcel in server.parcels if parcel.due_at <= now), None)

    async def _next_occasion(self) -> None:
        """Something happened, or the time of something has come by the world's clock."""
        now = self.world.clock()
        times = [
            max(parcel.due_at, server.paused_until) - now
            for server in self.world.memory.servers
            if server.status is Status.OK and server.id not in self._busy
            for parcel in server.parcels
        ]
        seconds = max(min(times), 0.01) if times else None
        try:
            async with asyncio.timeout(seconds):
                await self.world.bell.next_ring()
        except TimeoutError:
            return

    async def _work(self, server: CallbackServer, session: ClientSession) -> None:
        try:
            if server.status is Status.WAIT:
                await self._confirm(server, session)
            while (parcel := self._next_due(server)) is not None and server in self.world.memory.servers:
                self._note(server, parcel, await self._carry(server, parcel, session))
        finally:
            self._busy.discard(server.id)
            self.world.bell.ring()

    async def _confirm(self, server: CallbackServer, session: ClientSession) -> None:
        """The server proves that it belongs to the community: it answers with the code and nothing else."""
        asked = {
            "type": "confirmation",
            "group_id": self.world.community_id,
            "event_id": self.world.rng.randbytes(20).hex(),
            "v": server.settings.api_version,
        }
        outcome = await self._post(server, asked, {}, session, wanted=self.world.memory.confirmation_code)
        server.status = Status.OK if outcome.is_taken else Status.FAILED
        server.last_error = outcome.trouble
        server.errors_in_a_row = 0

    async def _carry(self, server: CallbackServer, parcel: Parcel, session: ClientSession) -> Outcome:
        headers = {"X-Retry-Counter": str(parcel.tries)} if parcel.tries else {}
        parcel.tries += 1
        return await self._post(server, parcel.event, headers, session, wanted="ok")

    async def _post(
        self,
        server: CallbackServer,
        event: Json,
        headers: dict[str, str],
        session: ClientSession,
        *,
        wanted: str,
    ) -> Outcome:
        secret = {"secret": server.secret_key} if server.secret_key else {}
        try:
            async with session.post(
                server.url, json=event | secret, headers=headers, allow_redirects=False
            ) as answer:
                said = (await answer.content.read(LONGEST_ANSWER_READ)).decode(errors="replace")
                if answer.status == 200 and said.strip() == wanted:
                    return Outcome(is_taken=True)
                asked = answer.headers.get("Retry-After", "") if answer.status in HEARD_PAUSES else ""
                pause = min(float(asked), LONGEST_REQUESTED_PAUSE) if asked.isdecimal() else 0.0
                return Outcome(is_taken=False, trouble=f"{answer.status}: {said[:80]}", asked_pause=pause)
        except TimeoutError:
            return Outcome(is_taken=False, trouble="no answer in time")
        except ClientError as error:
            return Outcome(is_taken=False, trouble=type(error).__name__)

    def _note(self, server: CallbackServer, parcel: Parcel, outcome: Outcome) -> None:
        if outcome.is_taken:
            server.errors_in_a_row, server.last_error = 0, ""
            server.parcels.remove(parcel)
        else:
            self._note_failure(server, parcel, outcome)
        self.world.bell.ring()

    def _note_failure(self, server: CallbackServer, parcel: Parcel, outcome: Outcome) -> None:
        server.last_error = outcome.trouble
        server.errors_in_a_row += 1
        parcel.due_at = self.world.clock() + (outcome.asked_pause or self.pause(parcel.tries))
        if parcel.tries >= MOST_TRIES:
            server.parcels.remove(parcel)
        if server.errors_in_a_row >= MOST_ERRORS_IN_A_ROW:
            server.errors_in_a_row = 0
            server.paused_until = self.world.clock() + REST_SECONDS
