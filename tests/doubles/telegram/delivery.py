"""Carrying updates to a webhook: lanes side by side, each in order, and again until the bot says 2xx."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from aiohttp import ClientError, ClientResponse, ClientSession, ClientTimeout

from tests.doubles.bell import Bell
from tests.doubles.telegram.memory import Memory, Webhook
from tests.doubles.telegram.update_queue import Queued
from tests.doubles.telegram.wire import Json

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
PATIENCE_SECONDS = 60
LONGEST_PAUSE = 60.0


def growing_pause(failures: int) -> float:
    """Seconds before the next try of one update: 1, 2, 4 and so on up to a minute."""
    return min(2.0 ** (failures - 1), LONGEST_PAUSE)


@dataclass
class Delivery:
    memory: Memory
    clock: Callable[[], float]
    bell: Bell
    obey: Callable[[Json], Awaitable[None]]
    """Carries out a method that a webhook put into its answer."""
    pause: Callable[[int], float] = growing_pause

    def __post_init__(self) -> None:
        self._busy: set[str] = set()
        self._hurry = Bell()
        self._limit = 0
        self._free = asyncio.Semaphore(0)

    def hurry(self) -> None:
        """Try at once whatever waits for its next try."""
        self._hurry.ring()

    async def run(self) -> None:
        """Work until cancelled."""
        async with (
            ClientSession(timeout=ClientTimeout(PATIENCE_SECONDS)) as session,
            asyncio.TaskGroup() as group,
        ):
            while True:
                for lane in self._idle_lanes():
                    self._busy.add(lane)
                    group.create_task(self._work(lane, session))
                await self.bell.next_ring()

    def _idle_lanes(self) -> list[str]:
        if not self.memory.webhook.url:
            return []
        lanes = dict.fromkeys(queued.lane for queued in self.memory.queue.pending)
        return [lane for lane in lanes if lane not in self._busy]

    async def _work(self, lane: str, session: ClientSession) -> None:
        failures = 0
        try:
            while (queued := self._first_of(lane)) is not None:
                async with self._connections():
                    pause = await self._carry(queued, session)
                if pause is None:
                    self.memory.queue.forget(queued)
                    self.bell.ring()
                    failures = 0
                else:
                    failures += 1
                    await self._wait(pause or self.pause(failures))
        finally:
            self._busy.discard(lane)

    def _connections(self) -> asyncio.Semaphore:
        """As many at once as the webhook set last allows."""
        if self._limit != self.memory.webhook.max_connections:
            self._limit = self.memory.webhook.max_connections
            self._free = asyncio.Semaphore(self._limit)
        return self._free

    def _first_of(self, lane: str) -> Queued | None:
        self.memory.queue.drop_expired(self.clock())
        if not self.memory.webhook.url:
            return None
        return next((queued for queued in self.memory.queue.pending if queued.lane == lane), None)

    async def _carry(self, queued: Queued, session: ClientSession) -> float | None:
        """None when it was taken, else the pause the bot asked for, or 0 when it asked for none."""
        webhook = self.memory.webhook
        headers = {SECRET_HEADER: webhook.secret_token} if webhook.secret_token else {}
        try:
            async with session.post(
                webhook.url, json=queued.body, headers=headers, allow_redirects=False
            ) as response:
                if response.ok and response.status < 300:
                    await self._obey(response)
                    return None
                self._note(webhook, f"Wrong response from the webhook: {response.status} {response.reason}")
                asked = response.headers.get("Retry-After", "")
                return float(asked) if asked.isdecimal() else 0.0
        except TimeoutError:
            self._note(webhook, "Read timeout expired")
        except ClientError as error:
            self._note(
                webhook, "Connection refused" if isinstance(error, OSError) else "Webhook connection closed"
            )
        return 0.0

    async def _obey(self, response: ClientResponse) -> None:
        if response.content_type != "application/json":
            return
        try:
            answer = await response.json()
        except ValueError:
            return
        if isinstance(answer, dict) and answer.get("method"):
            await self.obey(answer)

    def _note(self, webhook: Webhook, message: str) -> None:
        webhook.last_error_date = int(self.clock())
        webhook.last_error_message = message
        self.bell.ring()

    async def _wait(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._hurry.next_ring()
        except TimeoutError:
            return
