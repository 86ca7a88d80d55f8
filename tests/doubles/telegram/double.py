"""Telegram on this machine: started and stopped like any server, with the people and the faults at hand."""

import time
from collections.abc import Callable, Collection
from pathlib import Path
from random import Random
from types import TracebackType
from typing import Self

from tests.doubles.bell import PATIENCE
from tests.doubles.telegram.business import USUAL_RIGHTS
from tests.doubles.telegram.business_account import BusinessAccount, connect_business
from tests.doubles.telegram.customer import Customer
from tests.doubles.telegram.delivery import Delivery, growing_pause
from tests.doubles.telegram.door import Door
from tests.doubles.telegram.faults import Faults
from tests.doubles.telegram.group_chat import GroupChat
from tests.doubles.telegram.ledger import Call, Sent
from tests.doubles.telegram.memory import Memory
from tests.doubles.telegram.pacing import Pacing
from tests.doubles.telegram.participant import Participant
from tests.doubles.telegram.people import BotAccount
from tests.doubles.telegram.registration import (
    find_business,
    find_customer,
    find_group,
    found_group,
    register,
)
from tests.doubles.telegram.server import Server
from tests.doubles.telegram.state_folder import StateFolder
from tests.doubles.telegram.update_queue import UpdateQueue
from tests.doubles.telegram.wire import Json
from tests.doubles.telegram.world import World

TOKEN = "123456:TEST"


class TelegramDouble:
    """One bot's Telegram. Use it with `async with`, from one event loop.

    `clock` gives seconds since 1970, `seed` makes ids repeatable, `state` is a folder that outlives
    the process, `webhook_pause` gives the seconds before the n-th retry.
    """

    def __init__(
        self,
        *,
        token: str = TOKEN,
        name: str = "Okno",
        username: str = "okno_local_bot",
        host: str = "127.0.0.1",
        port: int = 0,
        seed: int | None = None,
        clock: Callable[[], float] = time.time,
        state: Path | None = None,
        webhook_pause: Callable[[int], float] = growing_pause,
    ) -> None:
        rng = Random(seed)
        folder = StateFolder(state) if state else None
        remembered = folder.load() if folder else None
        fresh = Memory(BotAccount(token, name, username), UpdateQueue.starting_anywhere(rng))
        self.world = World(remembered or fresh, clock, rng)
        door = Door(self.world)
        self._delivery = Delivery(self.world.memory, clock, self.world.bell, door.obey, webhook_pause)
        self._server = Server(self.world, door, self._delivery, folder, (host, port))

    # The server.

    async def start(self) -> None:
        await self._server.start()

    async def stop(self) -> None:
        """End every waiting call, then close. Only a state folder outlives this."""
        await self._server.stop()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    @property
    def url(self) -> str:
        return self._server.url

    @property
    def token(self) -> str:
        return self.world.memory.bot.token

    # The people.

    def customer(
        self,
        name: str,
        *,
        username: str | None = None,
        language_code: str | None = "ru",
        bio: str | None = None,
        person_id: int | None = None,
        picture: bytes | None = None,
        has_started: bool = False,
    ) -> Customer:
        """A new person, a stranger to the bot until they write, or as if they had written long ago."""
        return register(
            self.world,
            name,
            username=username,
            language_code=language_code,
            bio=bio,
            person_id=person_id,
            picture=picture,
            has_started=has_started,
        )

    def customer_with(self, person_id: int) -> Customer:
        return find_customer(self.world, person_id)

    def group(
        self,
        title: str,
        owner: Customer,
        *members: Customer,
        is_supergroup: bool = False,
        is_forum: bool = False,
    ) -> GroupChat:
        """A group without the bot: `await group.adds_bot()` brings it in."""
        return found_group(self.world, title, owner, *members, is_supergroup=is_supergroup, is_forum=is_forum)

    @property
    def has_privacy_mode(self) -> bool:
        """Whether the bot is told in groups only what is meant for it. On, as with every new bot."""
        return self.world.memory.bot.has_privacy_mode

    @has_privacy_mode.setter
    def has_privacy_mode(self, is_on: bool) -> None:
        self.world.memory.bot.has_privacy_mode = is_on

    def group_with(self, group_id: int) -> GroupChat:
        return find_group(self.world, group_id)

    def business_with(self, connection_id: str) -> BusinessAccount:
        return find_business(self.world, connection_id)

    def business(self, owner: Customer, rights: Collection[str] = USUAL_RIGHTS) -> BusinessAccount:
        """The owner connects the bot to her account; the bot is told."""
        return connect_business(self.world, owner, rights)

    # The updates.

    @property
    def pending_updates(self) -> list[Json]:
        """What the bot has not confirmed yet."""
        return [queued.body for queued in self.world.memory.queue.pending]

    def push_update(self, update: Json) -> Json:
        """Queue any object; without an `update_id` it gets the next one. Returns it as queued."""
        queued = self.world.memory.queue.push_raw(update, lane="raw", now=self.world.clock())
        self.world.bell.ring()
        return queued

    def restart_update_ids(self) -> None:
        """Number from another random place, as after a week without updates."""
        self.world.memory.queue.restart_ids(self.world.rng)

    async def is_listened_to(self, *, patience: float = PATIENCE) -> None:
        """Return once a bot waits in a long poll or has set a webhook."""
        await self.world.bell.until(
            lambda: self.world.poll.is_waiting or self.world.memory.webhook.url or None,
            otherwise=lambda: "no bot listens",
            patience=patience,
        )

    async def has_told_everything(self, *, patience: float = PATIENCE) -> None:
        """Return once the bot has confirmed every update."""
        await self.world.bell.until(
            lambda: not self.world.memory.queue.pending or None,
            otherwise=lambda: f"not confirmed: {self.pending_updates}",
            patience=patience,
        )

    def hurry_webhook(self) -> None:
        """Try at once whatever waits for its next try."""
        self._delivery.hurry()

    # The record and the faults.

    @property
    def calls(self) -> list[Call]:
        """Every call of every bot, answered or not."""
        return self.world.ledger.calls

    def calls_of(self, method: str) -> list[Call]:
        return self.world.ledger.calls_of(method)

    @property
    def sends(self) -> list[Sent]:
        """Every message that reached a person, in order, also when the bot was not told so."""
        return self.world.ledger.sends

    def delivered_to(self, whom: Participant | GroupChat) -> list[str]:
        """The words that came into this conversation, in order; a message sent twice is here twice."""
        return self.world.ledger.texts_to(*whom.address)

    @property
    def pacing(self) -> Pacing:
        """Telegram's limits, off until `enforce_limits`; `refused` counts the sends that came too fast."""
        return self.world.pacing

    def enforce_limits(self) -> None:
        """From now on 429 for whoever sends faster than Telegram allows, by this double's clock."""
        self.world.pacing.is_enforced = True

    @property
    def faults(self) -> Faults:
        return self.world.faults

    def revoke_token(self) -> None:
        """From now on the bot is unauthorized, in a waiting call too."""
        self.world.revoke_token()

    def restore_token(self) -> None:
        self.world.memory.bot.is_revoked = False

    def expire_links(self) -> None:
        """Every download link given out so far is dead; asking getFile again gives a living one."""
        self.world.memory.files.expire_links()
