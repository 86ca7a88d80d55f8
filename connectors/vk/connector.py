"""One community of VK's. What touches the network is imported when it is first used: it is heavy."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import aclosing, suppress
from datetime import UTC, datetime, timedelta
from importlib import import_module
from typing import TYPE_CHECKING, ClassVar

from connectors.contract import (
    Account,
    Author,
    Capabilities,
    ChannelDown,
    ConnectFailed,
    Connector,
    Heard,
    MessageOut,
    Raw,
    Receipt,
    Received,
    SendFailed,
    WebhookRead,
    WebhookRequest,
)
from connectors.vk.guide import GUIDE
from connectors.vk.limits import (
    ALBUM_LIMIT,
    CALLS_PER_SECOND,
    FILE_LIMIT,
    PHOTO_LIMIT,
    SENDS_AT_ONCE,
    TEXT_LIMIT,
)
from connectors.vk.listener import Listener
from connectors.vk.normalise import normalise
from connectors.vk.recording import read_recording
from connectors.vk.settings import SETTINGS
from connectors.vk.unreadable import describe_unreadable
from connectors.vk.webhook import read_webhook, secret_of

if TYPE_CHECKING:
    from connectors.vk.line import Line

LONG_POLL = 25
"""Seconds that VK waits for news before it answers that there is none."""
PATIENCE = 30.0
"""Seconds that any other question may take."""
LOOK_BACK = timedelta(hours=24)
"""Questions that nobody has answered when a community is connected are taken in from here on."""


class VkConnector(Connector):
    """The messages of a community."""

    kind = "vk"
    title: ClassVar[Mapping[str, str]] = {"ru": "ВКонтакте", "en": "VK"}
    capabilities = Capabilities(
        text_limit=TEXT_LIMIT,
        entities=frozenset({"link"}),
        polls=True,
        webhooks=True,
        looks_back=True,
        dedupes_sends=True,
        read_marks=True,
        shows_our_reading=True,
        names_apart=True,
        pictures=True,
        typing_in=True,
        typing_out=True,
        quotes=True,
        edits=True,
        deletes=True,
        files_out=True,
        file_limit=FILE_LIMIT,
        file_limits={"photo": PHOTO_LIMIT},
        albums=(frozenset({"photo", "video", "animation", "audio", "document"}),),
        album_limit=ALBUM_LIMIT,
        buttons=True,
        entry_links=True,
        sends_at_once=SENDS_AT_ONCE,
        sends_per_second=CALLS_PER_SECOND,
    )
    settings = SETTINGS
    guide = GUIDE

    def __init__(
        self,
        settings: Mapping[str, str],
        *,
        long_poll: int = LONG_POLL,
        patience: float = PATIENCE,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        super().__init__(settings)
        self._token = settings.get("token", "")
        self._listener = Listener(hears_groups=settings.get("groups") == "yes")
        self._long_poll = long_poll
        self._patience = patience
        self._now = now
        self._group_id = _number(settings.get("group_id", ""))
        self._confirmation = settings.get("confirmation", "")
        self._opened: Line | None = None

    # What came, read without the network.

    def normalise(self, raw: bytes) -> list[Heard]:
        return normalise(raw, self._listener)

    def describe_unreadable(self, raw: bytes) -> list[Heard]:
        return describe_unreadable(raw, self._listener)

    def read_webhook(self, request: WebhookRequest) -> WebhookRead:
        return read_webhook(request, self._token, self._group_id, self._confirmation)

    def read_recording(self, body: bytes) -> tuple[Raw, ...]:
        return read_recording(body)

    def entry_link(self, account: Account, token: str) -> str:
        if account.link is None:
            raise LookupError("a community without a link")
        return f"{account.link}?ref={token}"

    # The account.

    @property
    def is_polled(self) -> bool:
        return self.values.get("mode") != "webhook"

    async def check(self) -> Account:
        line = await self._line()
        from connectors.vk.account import check

        account = await check(line, self._group_id)
        self._group_id = int(account.external_id)
        return account

    async def learn(self) -> Mapping[str, str]:
        if self.is_polled:
            return {"group_id": str(await self._group())}
        line, group_id = await self._line(), await self._group()
        from connectors.vk.callback_server import confirmation_of

        return {"group_id": str(group_id), "confirmation": await confirmation_of(line, group_id)}

    async def connect(self, webhook_url: str | None) -> None:
        line = await self._line()
        group_id = await self._group()
        from connectors.vk.account import be_asked
        from connectors.vk.callback_server import serve

        if self.is_polled:
            await be_asked(line, group_id, secret_of(self._token))
        else:
            await serve(line, group_id, webhook_url, secret_of(self._token), self._learn)

    async def disconnect(self, webhook_url: str | None) -> None:
        if self.is_polled or webhook_url is None:
            return
        line = await self._line()
        group_id = await self._group()
        from connectors.vk.callback_server import forget_address

        await forget_address(line, group_id, webhook_url)

    async def heartbeat(self, webhook_url: str | None) -> None:
        line = await self._line()
        group_id = await self._group()
        from connectors.vk.heartbeat import be_sure_of_calls, be_sure_to_ask

        if self.is_polled:
            await be_sure_to_ask(line, group_id, secret_of(self._token))
        else:
            await be_sure_of_calls(line, group_id, webhook_url, secret_of(self._token), self._learn)

    async def receive(self, cursor: str | None) -> AsyncGenerator[Received, None]:
        line, group_id = await self._listening()
        from connectors.vk.polling import receive

        news = receive(
            line,
            group_id,
            cursor,
            wait=self._long_poll,
            hears_groups=self._listener.hears_groups,
            after=self._begin(),
        )
        async with aclosing(news):
            async for received in news:
                yield received

    async def look_back(self, cursor: str | None) -> AsyncGenerator[Received, None]:
        line, group_id = await self._listening()
        from connectors.vk.backfill import look_back

        hears_groups = self._listener.hears_groups
        found = look_back(line, group_id, cursor, hears_groups=hears_groups, after=self._begin())
        async with aclosing(found):
            async for received in found:
                yield received

    # What we say.

    async def prepare(self) -> None:
        await self._line()
        await asyncio.to_thread(import_module, "connectors.vk.sending")

    async def send(self, message: MessageOut) -> Receipt:
        line = await self._line()
        from connectors.vk.sending import send

        return await send(line, message, self._now)

    async def edit(self, address: str, external_id: str, message: MessageOut) -> None:
        line = await self._line()
        from connectors.vk.changing import edit

        await edit(line, address, external_id, message)

    async def delete(self, address: str, external_id: str) -> None:
        line = await self._line()
        from connectors.vk.changing import delete

        await delete(line, address, external_id)

    async def typing(self, address: str) -> None:
        line = await self._line()
        from connectors.vk.courtesies import show_typing

        with suppress(SendFailed):
            await show_typing(line, address)

    async def mark_read(self, address: str, external_id: str) -> None:
        line = await self._line()
        from connectors.vk.courtesies import show_reading

        with suppress(SendFailed):
            await show_reading(line, address, external_id)

    async def answer_button(self, press_id: str, text: str = "") -> None:
        line = await self._line()
        from connectors.vk.courtesies import answer_button

        with suppress(SendFailed):
            await answer_button(line, press_id, text)

    async def fetch_profile(self, external_id: str) -> Author | None:
        with suppress(SendFailed):
            return (await self.fetch_profiles([external_id])).get(external_id)
        return None

    async def fetch_profiles(self, external_ids: Sequence[str]) -> Mapping[str, Author]:
        line = await self._line()
        from connectors.vk.profiles import fetch_profiles

        return await fetch_profiles(line, external_ids)

    async def close(self) -> None:
        if self._opened is not None:
            await self._opened.close()

    def _learn(self, confirmation: str) -> None:
        """VK asks for this string before it calls an address, and changes it now and then."""
        self._confirmation = confirmation

    def _begin(self) -> int:
        """Unix seconds."""
        return int((self._now() - LOOK_BACK).timestamp())

    async def _listening(self) -> "tuple[Line, int]":
        """The line, and the community's number. Raises ChannelDown."""
        line = await self._line()
        try:
            return line, await self._group()
        except ConnectFailed as failed:
            trouble = failed
        raise ChannelDown(trouble.code, trouble.detail, needs_a_person=trouble.code == "unauthorised")

    async def _group(self) -> int:
        """Raises ConnectFailed."""
        if self._group_id is None:
            from connectors.vk.account import group_of

            self._group_id = await group_of(await self._line())
        return self._group_id

    async def _line(self) -> "Line":
        if self._opened is None:
            # Loading the library takes long, which no other chat should wait for.
            await asyncio.to_thread(import_module, "connectors.vk.line")
        return self._open()

    def _open(self) -> "Line":
        from connectors.vk.line import Line

        if self._opened is None:
            self._opened = Line(
                self._token,
                base_url=self.values.get("base_url", ""),
                proxy=self.values.get("proxy", ""),
                patience=self._patience,
            )
        return self._opened


def _number(written: str) -> int | None:
    """As people copy it: 123, club123 or -123."""
    digits = written.strip().removeprefix("club").removeprefix("public").lstrip("-")
    return int(digits) if digits.isdecimal() and len(digits) < 20 else None
