"""A stranger's channel: postcards, by way of a post office that stands in this file."""

import asyncio
from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from connectors.contract import (
    Account,
    Capabilities,
    ConnectFailed,
    Connector,
    Heard,
    MessageOut,
    Receipt,
    Received,
    SendFailed,
    Setting,
)


@dataclass
class PostOffice:
    """Knows which keys open which box, and remembers who came and what they told it."""

    boxes: dict[str, str] = field(default_factory=lambda: {"golden-key": "box-7", "spare-key": "box-7"})
    takes_webhooks: bool = True
    is_shut: bool = False
    opened: list["PostcardConnector"] = field(default_factory=list)
    closed: list["PostcardConnector"] = field(default_factory=list)
    told: list[str | None] = field(default_factory=list)
    """Where to bring the post; None: we fetch it."""

    @property
    def still_open(self) -> list["PostcardConnector"]:
        return [connector for connector in self.opened if connector not in self.closed]


OFFICE = PostOffice()


class PostcardConnector(Connector):
    kind = "postcard"
    title: ClassVar[Mapping[str, str]] = {"ru": "Открытки", "en": "Postcards"}
    capabilities = Capabilities(text_limit=300, polls=True, webhooks=True, quotes=True)
    settings = (
        Setting("key", {"ru": "Ключ", "en": "Key"}, type="secret"),
        Setting("stamp", {"ru": "Марка", "en": "Stamp"}, default="birch"),
        Setting(
            "mode",
            {"ru": "Доставка", "en": "Delivery"},
            type="choice",
            choices=("fetch", "bring"),
            default="fetch",
        ),
        Setting("pin", {"ru": "Код", "en": "Code"}, type="secret", required=False),
    )

    def __init__(self, settings: Mapping[str, str]) -> None:
        super().__init__(settings)
        if settings["key"] == "key-that-breaks":
            raise RuntimeError(f"the lock is broken by {settings['key']}")
        OFFICE.opened.append(self)

    @property
    def is_polled(self) -> bool:
        return self.values["mode"] == "fetch"

    async def check(self) -> Account:
        key = self.values["key"]
        if OFFICE.is_shut:
            raise ConnectFailed("network", "nobody opens")
        if key == "key-that-sticks":
            await asyncio.Event().wait()
        if key not in OFFICE.boxes:
            raise ConnectFailed("unauthorised", f"{key} opens nothing here")
        box = OFFICE.boxes[key]
        return Account(box, f"Почта, {box}", f"https://post.example/{box}")

    async def connect(self, webhook_url: str | None) -> None:
        if webhook_url is not None and not OFFICE.takes_webhooks:
            raise ConnectFailed("rejected", "we bring nothing there")
        OFFICE.told.append(webhook_url)

    async def receive(self, cursor: str | None) -> AsyncGenerator[Received, None]:
        yield Received((), cursor or "0")

    def normalise(self, raw: bytes) -> list[Heard]:
        return []

    async def send(self, message: MessageOut) -> Receipt:
        raise SendFailed("not_allowed", "final", detail=message.key)

    async def close(self) -> None:
        OFFICE.closed.append(self)
