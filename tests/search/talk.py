"""People who write, what becomes of their words, and somebody who looks for them."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from app.clients.announcing import announce_client
from app.conversations.editing import delete_message, edit_message
from app.db.engine import Database
from app.db.transaction import Transaction
from app.db.writer import Writer
from app.inbound.intake import intake
from app.inbound.letters import Letter, Parcel
from app.kit.clock import SetClock
from app.search.find import search
from app.search.question import Filters
from app.search.schemas import SearchHit, SearchPage
from app.search.worker import Indexer
from connectors.contract import Attachment, Author, Heard, MessageIn

INTAKE = intake(timedelta(hours=24))


@dataclass(frozen=True)
class Said:
    message_id: int
    client_id: int
    conversation_id: int
    external_id: str
    channel_id: int


@dataclass
class Talk:
    database: Database
    writer: Writer
    clock: SetClock
    indexer: Indexer
    channels: dict[str, int] = field(default_factory=dict)
    numbers: int = 0

    async def says(
        self,
        name: str,
        text: str,
        via: str = "telegram",
        files: tuple[str, ...] = (),
        places: tuple[str, ...] = (),
        **about: Any,
    ) -> Said:
        """A minute later than whatever was said before."""
        self.numbers += 1
        self.clock.move(timedelta(minutes=1))
        author = Author(f"id of {name}", name, **about)
        external_id = str(self.numbers)
        attachments = (
            *(Attachment("document", name=file, remote_id=file) for file in files),
            *(Attachment("location", name=place) for place in places),
        )
        heard: Heard = MessageIn(
            external_id=external_id,
            author=author,
            address=author.external_id,
            sent_at=self.clock.now(),
            text=text,
            attachments=attachments,
        )
        channel_id = await self.channel(via)
        letter = Letter(f"{via} {external_id}", b"{}", (heard,), "parsed")
        taken = await self.writer.join(
            INTAKE, Parcel(channel_id, (letter,), self.clock.now(), None, visitors=False)
        )
        stored = taken.stored[external_id]
        return await self.writer.write(_said, stored.client_id, external_id, channel_id)

    async def corrects(self, said: Said, text: str) -> None:
        self.clock.move(timedelta(minutes=1))
        now = self.clock.now()
        await self.writer.write(
            edit_message, said.channel_id, said.external_id, text=text, entities=(), edited_at=now, at=now
        )

    async def takes_back(self, said: Said) -> None:
        now = self.clock.now()
        await self.writer.write(delete_message, said.channel_id, said.external_id, now, at=now)

    async def has(self, client_id: int, kind: str, value: str) -> None:
        """A phone or an e-mail, as it stands on the card."""
        await self.writer.write(_point, client_id, kind, value, self.clock)

    async def channel(self, kind: str) -> int:
        if kind not in self.channels:
            self.channels[kind] = await self.writer.write(_connect, kind, self.clock)
        return self.channels[kind]

    async def finds(self, query: str, **asked: Any) -> list[str]:
        """Lines that were found, as they are shown."""
        return [hit.snippet.text for hit in (await self.page(query, **asked)).hits]

    async def page(self, query: str, **asked: Any) -> SearchPage:
        await self.indexer.catch_up()
        return self.looks_at(query, **asked)

    def looks_at(self, query: str, **asked: Any) -> SearchPage:
        """Without waiting for the index."""
        chosen = {name: asked.pop(name) for name in [*asked] if name in Filters.__dataclass_fields__}
        with self.database.snapshot() as connection:
            return search(connection, query, filters=Filters(**chosen), **asked)


def marked(hit: SearchHit) -> list[str]:
    """The words that stand out."""
    units = hit.snippet.text.encode("utf-16-le")
    return [units[2 * start : 2 * end].decode("utf-16-le") for start, end in hit.snippet.marks]


def _said(tx: Transaction, client_id: int, external_id: str, channel_id: int) -> Said:
    message_id, conversation_id = tx.run(
        "SELECT id, conversation_id FROM messages WHERE channel_id = ? AND external_id = ?",
        (channel_id, external_id),
    ).one()
    return Said(message_id, client_id, conversation_id, external_id, channel_id)


def _connect(tx: Transaction, kind: str, clock: SetClock) -> int:
    return int(
        tx.run(
            "INSERT INTO channels (kind, name, public_key, created_at) VALUES (?, ?, ?, ?) RETURNING id",
            (kind, kind, f"key-{kind}", tx.stored(clock.now())),
        ).scalar_one()
    )


def _point(tx: Transaction, client_id: int, kind: str, value: str, clock: SetClock) -> None:
    tx.run(
        "INSERT INTO contact_points (client_id, kind, value, proof, source, created_at)"
        " VALUES (?, ?, ?, 'operator', 'test', ?)",
        (client_id, kind, value, tx.stored(clock.now())),
    )
    announce_client(tx, client_id, clock.now())
