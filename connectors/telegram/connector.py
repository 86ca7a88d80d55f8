"""One bot of Telegram's. What touches the network is imported when a bot is first used: aiogram is heavy."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import aclosing, suppress
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from connectors.contract import (
    Account,
    Author,
    Capabilities,
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
from connectors.telegram.floods import Floods
from connectors.telegram.formatting import CARRIED
from connectors.telegram.guide import GUIDE
from connectors.telegram.limits import (
    ALBUM_LIMIT,
    CAPTION_LIMIT,
    CHAT_PAUSE,
    FILE_LIMIT,
    PHOTO_LIMIT,
    SENDS_PER_SECOND,
    TEXT_LIMIT,
)
from connectors.telegram.listener import Listener
from connectors.telegram.normalise import normalise
from connectors.telegram.recording import read_recording
from connectors.telegram.settings import SETTINGS
from connectors.telegram.unreadable import describe_unreadable
from connectors.telegram.webhook import read_webhook, secret_of

if TYPE_CHECKING:
    from connectors.telegram.line import Line

LONG_POLL = 25
"""Seconds that Telegram waits for news before it answers that there is none."""
PATIENCE = 30.0
"""Seconds that any other question may take."""


class TelegramConnector(Connector):
    """A bot that customers write to, or that speaks for a person through Telegram Business."""

    kind = "telegram"
    title: ClassVar[Mapping[str, str]] = {"ru": "Telegram", "en": "Telegram"}
    capabilities = Capabilities(
        text_limit=TEXT_LIMIT,
        entities=CARRIED,
        polls=True,
        webhooks=True,
        pictures=True,
        typing_out=True,
        quotes=True,
        edits=True,
        deletes=True,
        files_out=True,
        file_limit=FILE_LIMIT,
        file_limits={"photo": PHOTO_LIMIT},
        caption_limit=CAPTION_LIMIT,
        albums=(frozenset({"photo", "video"}), frozenset({"audio"}), frozenset({"document"})),
        album_limit=ALBUM_LIMIT,
        buttons=True,
        entry_links=True,
        sends_per_second=SENDS_PER_SECOND,
        chat_pause=CHAT_PAUSE,
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
        self._listener = Listener(_bot_id(self._token), hears_groups=settings.get("groups") == "yes")
        self._long_poll = long_poll
        self._patience = patience
        self._now = now
        self._floods = Floods()
        self._opened: Line | None = None

    # What came, read without the network.

    def normalise(self, raw: bytes) -> list[Heard]:
        return normalise(raw, self._listener)

    def describe_unreadable(self, raw: bytes) -> list[Heard]:
        return describe_unreadable(raw, self._listener)

    def read_webhook(self, request: WebhookRequest) -> WebhookRead:
        return read_webhook(request, self._token)

    def read_recording(self, body: bytes) -> tuple[Raw, ...]:
        return read_recording(body)

    def entry_link(self, account: Account, token: str) -> str:
        if account.link is None:
            raise LookupError("a bot without a public name has no link")
        return f"{account.link}?start={token}"

    # The account.

    @property
    def is_polled(self) -> bool:
        return self.values.get("mode") != "webhook"

    async def check(self) -> Account:
        line = await self._line()
        from connectors.telegram.account import check

        return await check(line)

    async def connect(self, webhook_url: str | None) -> None:
        line = await self._line()
        from connectors.telegram.account import be_asked, be_called

        if self.is_polled:
            await be_asked(line)
        else:
            await be_called(line, webhook_url, secret_of(self._token))

    async def disconnect(self, webhook_url: str | None) -> None:
        if self.is_polled or webhook_url is None:
            return
        line = await self._line()
        from connectors.telegram.account import be_forgotten

        await be_forgotten(line, webhook_url)

    async def heartbeat(self, webhook_url: str | None) -> None:
        line = await self._line()
        from connectors.telegram.heartbeat import be_sure_of_calls, be_sure_to_ask

        if self.is_polled:
            await be_sure_to_ask(line)
        else:
            await be_sure_of_calls(line, webhook_url, secret_of(self._token), self._now())

    async def receive(self, cursor: str | None) -> AsyncGenerator[Received, None]:
        line = await self._line()
        from connectors.telegram.polling import receive

        async with aclosing(receive(line, cursor, wait=self._long_poll)) as news:
            async for received in news:
                yield received

    # What we say.

    async def prepare(self) -> None:
        await self._line()
        await asyncio.to_thread(import_module, "connectors.telegram.sending")

    async def send(self, message: MessageOut) -> Receipt:
        line = await self._line()
        from connectors.telegram.sending import send

        return await send(line, message, self._floods)

    async def edit(self, address: str, external_id: str, message: MessageOut) -> None:
        line = await self._line()
        from connectors.telegram.changing import edit

        await edit(line, address, external_id, message, self._floods)

    async def delete(self, address: str, external_id: str) -> None:
        line = await self._line()
        from connectors.telegram.changing import delete

        await delete(line, address, external_id, self._floods)

    async def typing(self, address: str) -> None:
        line = await self._line()
        from connectors.telegram.courtesies import show_typing

        with suppress(SendFailed):
            await show_typing(line, address, self._floods)

    async def answer_button(self, press_id: str, text: str = "") -> None:
        line = await self._line()
        from connectors.telegram.courtesies import answer_button

        with suppress(SendFailed):
            await answer_button(line, press_id, text, self._floods)

    async def fetch_file(self, remote_id: str, path: str, limit: int) -> None:
        line = await self._line()
        from connectors.telegram.files import fetch

        await fetch(line, remote_id, Path(path), limit, self._floods)

    async def fetch_profile(self, external_id: str) -> Author | None:
        line = await self._line()
        from connectors.telegram.profiles import fetch_profile

        return await fetch_profile(line, external_id)

    async def fetch_profiles(self, external_ids: Sequence[str]) -> Mapping[str, Author]:
        line = await self._line()
        from connectors.telegram.profiles import fetch_profiles

        return await fetch_profiles(line, external_ids)

    async def close(self) -> None:
        if self._opened is not None:
            await self._opened.close()

    async def _line(self) -> "Line":
        if self._opened is None:
            # Loading the library takes seconds, which no other chat should wait for.
            await asyncio.to_thread(import_module, "connectors.telegram.line")
        return self._open()

    def _open(self) -> "Line":
        from connectors.telegram.line import Line

        if self._opened is None:
            self._opened = Line(
                self._token,
                base_url=self.values.get("base_url", ""),
                proxy=self.values.get("proxy", ""),
                patience=self._patience,
            )
        return self._opened


def _bot_id(token: str) -> int | None:
    """A token begins with the number of its bot."""
    number, _, _ = token.partition(":")
    return int(number) if number.isdecimal() else None
