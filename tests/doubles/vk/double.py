"""VK on this machine: started and stopped like any server, with the people and the faults at hand."""

import asyncio
import time
from collections.abc import Callable, Collection
from contextlib import suppress
from pathlib import Path
from random import Random
from types import TracebackType
from typing import Self

from aiohttp import web

from tests.doubles.bell import PATIENCE
from tests.doubles.doorway import Doorway
from tests.doubles.vk.administrator import Administrator
from tests.doubles.vk.control import control_routes, only_from_this_page
from tests.doubles.vk.customer import Chat, Customer
from tests.doubles.vk.delivery import Delivery, growing_pause
from tests.doubles.vk.door import Door
from tests.doubles.vk.events import LONGEST_HISTORY, MESSAGE_KINDS, EventSettings, History
from tests.doubles.vk.faults import Faults
from tests.doubles.vk.ledger import Call, Sent
from tests.doubles.vk.loading import LARGEST_REQUEST, Loading
from tests.doubles.vk.long_poll import LongPoll
from tests.doubles.vk.memory import LongPollSettings, Memory
from tests.doubles.vk.page_routes import page_routes
from tests.doubles.vk.people import Community, Token
from tests.doubles.vk.rate import Rate
from tests.doubles.vk.registration import appoint, find_customer, register
from tests.doubles.vk.state_folder import StateFolder
from tests.doubles.vk.wire import Json
from tests.doubles.vk.world import World

TOKEN = "vk1.a.LOCAL"
COMMUNITY = 218_000_001


class VkDouble:
    """One community's VK. Use it with `async with`, from one event loop.

    `clock` gives seconds since 1970, `seed` makes ids repeatable, `state` is a folder that outlives the process.
    With `events=()` the community is as a new one: no kind switched on, the long poll off. `a_second` limits
    the calls of a second by the clock; `callback_pause` gives the seconds before the n-th retry.
    """

    def __init__(
        self,
        *,
        token: str = TOKEN,
        group_id: int = COMMUNITY,
        name: str = "Okno",
        screen_name: str = "okno_local",
        host: str = "127.0.0.1",
        port: int = 0,
        seed: int | None = None,
        clock: Callable[[], float] = time.time,
        state: Path | None = None,
        events: Collection[str] = MESSAGE_KINDS,
        events_version: str = "5.199",
        longest_history: int = LONGEST_HISTORY,
        ts_is_number: bool = False,
        a_second: int | None = None,
        callback_pause: Callable[[int], float] = growing_pause,
    ) -> None:
        rng = Random(seed)
        self._state = StateFolder(state) if state else None
        remembered = self._state.load() if self._state else None
        fresh = Memory(
            Community(group_id, name, screen_name, Token(token)),
            LongPollSettings(
                bool(events), EventSettings(set(events), events_version), rng.randbytes(20).hex()
            ),
            history=History(longest=longest_history),
            confirmation_code=rng.randbytes(4).hex(),
        )
        self.world = World(remembered or fresh, clock, rng, Rate(a_second))
        self._delivery = Delivery(self.world, callback_pause)
        self._doors = (Door(self.world), LongPoll(self.world, ts_is_number=ts_is_number), Loading(self.world))
        self._address = (host, port)
        self._doorway: Doorway | None = None
        self._tasks: list[asyncio.Task[None]] = []

    # The server.

    async def start(self) -> None:
        app = web.Application(client_max_size=LARGEST_REQUEST, middlewares=[only_from_this_page])
        routes = [route for door in self._doors for route in door.routes()]
        app.add_routes([*routes, *control_routes(self.world, self._delivery), *page_routes(self.world)])
        self._doorway = Doorway(app, *self._address)
        await self._doorway.open()
        self.world.url = self.url
        self._tasks = [asyncio.create_task(self._delivery.run())]
        if self._state is not None:
            self._tasks.append(asyncio.create_task(self._state.keep(self.world)))

    async def stop(self) -> None:
        """End every waiting call, then close. Only a state folder outlives this."""
        self.faults.clear()
        self.world.is_closing = True
        self.world.bell.ring()
        self.world.live.close()
        for task in self._tasks:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        if self._doorway is not None:
            await self._doorway.close()
        if self._state is not None:
            self._state.save(self.world.memory)

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    @property
    def url(self) -> str:
        """Stands for https://api.vk.ru."""
        if self._doorway is None:
            raise RuntimeError("this VK has not been started")
        return self._doorway.url

    @property
    def token(self) -> str:
        return self.world.memory.community.token.text

    @property
    def group_id(self) -> int:
        return self.world.community_id

    # The people.

    def customer(
        self,
        name: str,
        *,
        screen_name: str | None = None,
        person_id: int | None = None,
        picture: bytes | None = None,
        has_written: bool = False,
    ) -> Customer:
        """A new person, a stranger to the community until they write, or as if they had written long ago."""
        return register(
            self.world,
            name,
            screen_name=screen_name,
            person_id=person_id,
            picture=picture,
            has_written=has_written,
        )

    def customer_with(self, person_id: int) -> Customer:
        return find_customer(self.world, person_id)

    def admin(self, name: str = "Мария Админова") -> Administrator:
        """Somebody who answers in VK's own interface."""
        return appoint(self.world, name)

    def chat(self, title: str, *members: Customer) -> Chat:
        """A group chat; the first member invites the community."""
        return Chat(self.world, title, members)

    # The events.

    @property
    def events(self) -> list[Json]:
        """What the long poll can still be told, oldest first."""
        return self.world.memory.history.events

    @property
    def ts(self) -> int:
        return self.world.memory.history.ts

    def push_event(self, raw: Json) -> Json:
        """Tell any object at all; group_id, event_id and v are added when they are missing."""
        return self.world.push(raw)

    def expire_long_poll_key(self) -> None:
        """The next poll ends in `failed: 2`, a waiting one too."""
        self.world.expire_long_poll_key()

    def lose_long_poll(self) -> None:
        """The next poll ends in `failed: 3`, and what was not told yet is gone."""
        self.world.lose_long_poll()

    def forget_history(self) -> None:
        """A poll that is behind ends in `failed: 1`."""
        self.world.forget_history()

    async def is_listened_to(self, *, patience: float = PATIENCE) -> None:
        """Return once somebody waits in a long poll."""
        await self.world.bell.until(
            lambda: self.world.polls or None, otherwise=lambda: "nobody polls", patience=patience
        )

    async def has_told_everything(self, *, patience: float = PATIENCE) -> None:
        """Return once every event has reached its servers."""
        await self.world.bell.until(
            lambda: not any(server.parcels for server in self.world.memory.servers) or None,
            otherwise=lambda: "some events have not been taken",
            patience=patience,
        )

    def hurry_callbacks(self) -> None:
        """Try at once whatever waits for its next try."""
        self._delivery.hurry()

    def renew_confirmation_code(self) -> str:
        """The code changes when somebody edits servers in the settings."""
        self.world.memory.confirmation_code = self.world.rng.randbytes(4).hex()
        return self.world.memory.confirmation_code

    # The record and the faults.

    @property
    def calls(self) -> list[Call]:
        """Every call, answered or not."""
        return self.world.ledger.calls

    def calls_of(self, method: str) -> list[Call]:
        return self.world.ledger.calls_of(method)

    @property
    def sends(self) -> list[Sent]:
        """Every message that reached somebody, in order, also when the sender was not told so."""
        return self.world.ledger.sends

    def delivered_to(self, customer: Customer | Chat) -> list[str]:
        """The words that reached her, in order; a message sent twice is here twice."""
        peer = customer.peer_id if isinstance(customer, Chat) else customer.conversation.peer_id
        return self.world.ledger.texts_to(peer)

    @property
    def faults(self) -> Faults:
        return self.world.faults

    def revoke_token(self) -> None:
        """From now on every call ends in error 5."""
        self.world.memory.community.token.is_revoked = True

    def restore_token(self) -> None:
        self.world.memory.community.token.is_revoked = False

    def allow_token(self, *permissions: str) -> None:
        """The token is good for just these: messages, photos, docs, manage, stories, app_widget."""
        self.world.memory.community.token.permissions = set(permissions)

    def expire_links(self) -> None:
        """Every link to a file given out so far is dead; asking for the message again gives living ones."""
        self.world.memory.files.expire_links()
