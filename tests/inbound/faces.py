"""A channel that tells of people's pictures as a test orders, and the worker that sees to them."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from typing import Any, ClassVar, cast

from PIL import Image

from app.channels.open import OpenChannel, Switchboard
from app.clients.queries import client_card
from app.clients.schemas import ClientCard
from app.conversations.list_queries import conversation_page
from app.conversations.narrowing import ListFilter
from app.db.engine import Database
from app.db.transaction import run_sql
from app.db.writer import Writer
from app.files.queries import file_of_key
from app.files.safe_fetch import SafeFetch
from app.files.store import FileStore
from app.inbound.portraits import Portraits
from app.kit.clock import SetClock
from app.kit.ids import SystemRandomness
from app.kit.json import loads
from connectors.contract import (
    Account,
    Author,
    Capabilities,
    Connector,
    Heard,
    MessageOut,
    Receipt,
    SendFailed,
)
from tests.inbound.people import Customer, connect_channel


def photograph(colour: str, size: tuple[int, int] = (300, 200)) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, colour).save(out, "JPEG")
    return out.getvalue()


class Album(Connector):
    """People by their ids; a picture is what lies under its id."""

    kind = "album"
    title: ClassVar[Mapping[str, str]] = {"en": "Album"}
    capabilities = Capabilities(pictures=True)

    def __init__(self) -> None:
        super().__init__({})
        self.people: dict[str, Author] = {}
        self.pictures: dict[str, bytes | SendFailed] = {}
        self.questions: list[Sequence[str]] = []
        self.fetched: list[str] = []
        self.is_silent = False

    def shows(self, external_id: str, picture: str | None, content: bytes | SendFailed = b"") -> None:
        self.people[external_id] = Author(external_id, "Анна", picture_id=picture)
        if picture is not None:
            self.pictures[picture] = content

    async def check(self) -> Account:
        return Account("1", "Album")

    def normalise(self, raw: bytes) -> list[Heard]:
        return []

    async def send(self, message: MessageOut) -> Receipt:
        raise SendFailed("rejected", "final")

    async def fetch_profiles(self, external_ids: Sequence[str]) -> Mapping[str, Author]:
        self.questions.append(external_ids)
        if self.is_silent:
            raise SendFailed("network", "retry")
        return {one: self.people[one] for one in external_ids if one in self.people}

    async def fetch_file(self, remote_id: str, path: str, limit: int) -> None:
        self.fetched.append(remote_id)
        content = self.pictures[remote_id]
        if isinstance(content, SendFailed):
            raise content
        assert len(content) <= limit
        await asyncio.to_thread(Path(path).write_bytes, content)


@dataclass
class Studio:
    """`look` is one round of the worker."""

    database: Database
    writer: Writer
    clock: SetClock
    store: FileStore
    web: SafeFetch
    channels: dict[int, Connector] = field(default_factory=dict)

    async def opens(self, connector: Connector, name: str = "album") -> Customer:
        """Anna, on a channel of this make."""
        channel_id = await asyncio.to_thread(connect_channel, self.writer, self.clock, name)
        self.channels[channel_id] = connector
        return Customer(self.writer, self.clock, channel_id, f"{name}-anna", "Анна")

    async def hears(self, customer: Customer, **author: Any) -> None:
        """One message; `author` is what it says besides of who wrote it."""
        message = customer.message("Здравствуйте")
        told = replace(message, author=replace(message.author, **author))
        await asyncio.to_thread(customer.sends, told, key=told.external_id)

    async def look(self) -> bool:
        return await Portraits(
            cast("Switchboard", self), self.writer, self.store, self.web, self.clock, SystemRandomness()
        ).look_after_all()

    def get(self, channel_id: int) -> OpenChannel | None:
        """As the switchboard would; so `all`."""
        connector = self.channels[channel_id]
        return OpenChannel(
            channel_id, connector.kind, "", "", "active", connector.capabilities, connector, {}
        )

    def all(self) -> tuple[OpenChannel, ...]:
        return tuple(filter(None, map(self.get, self.channels)))

    def card(self, client_id: int = 1) -> ClientCard:
        with self.database.snapshot() as connection:
            card = client_card(connection, client_id)
        assert card is not None
        return card

    def rows(self) -> list[dict[str, Any]]:
        with self.database.snapshot() as connection:
            return conversation_page(connection, ListFilter(), operator_id=1)[0]

    def shown(self, url: str | None) -> Image.Image:
        """What a browser gets there."""
        assert url is not None
        key = url.removeprefix("/api/files/").removesuffix("/thumbnail")
        with self.database.snapshot() as connection:
            found = file_of_key(connection, key)
        assert found is not None
        assert found.thumbnail_sha256 is not None
        return Image.open(BytesIO(b"".join(self.store.read(found.thumbnail_sha256))))

    def told(self, kind: str) -> list[Any]:
        """Bodies of the events of one kind, oldest first."""
        with self.database.snapshot() as connection:
            rows = run_sql(connection, "SELECT body FROM events WHERE kind = ? ORDER BY seq", (kind,))
            return [loads(row[0]) for row in rows]
