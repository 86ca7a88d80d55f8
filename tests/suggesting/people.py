"""People who write, whose words reach the house without a network, and the worker that compares them."""

from dataclasses import dataclass, field
from datetime import timedelta

from app.clients.announcing import announce_client
from app.clients.importing.reading import Row
from app.clients.importing.storing import Errand, store_rows
from app.db.engine import Database
from app.db.transaction import Transaction
from app.db.writer import Writer
from app.inbound.intake import intake
from app.inbound.letters import Letter, Parcel
from app.kit.clock import SetClock
from app.kit.json import dumps
from app.suggesting.due import write_keys_of_due
from app.suggesting.worker import Comparer
from connectors.contract import Attachment, Author, Heard, MessageIn

INTAKE = intake(timedelta(hours=24))


@dataclass(frozen=True)
class SetDown:
    """As a file that was imported has them."""

    given: str
    family: str
    phone: str = ""
    email: str = ""
    city: str = ""


@dataclass
class People:
    database: Database
    writer: Writer
    clock: SetClock
    comparer: Comparer
    channels: dict[str, int] = field(default_factory=dict)
    numbers: int = 0

    async def write(
        self, name: str, text: str = "Здравствуйте", via: str = "telegram", **about: object
    ) -> int:
        """The client whose word it is."""
        self.numbers += 1
        author = Author(str(about.pop("id", f"{name}-{self.numbers}")), name, **about)  # type: ignore[arg-type]
        return await self.send(author, text, via)

    async def send(self, author: Author, text: str, via: str, *attachments: Attachment) -> int:
        self.numbers += 1
        number = f"{author.external_id}:{self.numbers}"
        heard: Heard = MessageIn(
            external_id=number,
            author=author,
            address=author.external_id,
            sent_at=self.clock.now(),
            text=text,
            attachments=attachments,
        )
        channel_id = await self.channel(via)
        letter = Letter(number, b"{}", (heard,), "parsed")
        taken = await self.writer.join(
            INTAKE, Parcel(channel_id, (letter,), self.clock.now(), None, visitors=False)
        )
        return taken.stored[number].client_id

    async def channel(self, kind: str) -> int:
        if kind not in self.channels:
            self.channels[kind] = await self.writer.write(_connect, kind, self.clock)
        return self.channels[kind]

    async def learn(self, client_id: int, **attributes: str) -> None:
        """Somebody wrote it on the card."""
        await self.writer.write(_learn, client_id, attributes, self.clock)

    async def settle_down(self, who: SetDown, count: int, source: str = "crm") -> None:
        """So many of one name, who have been compared already."""
        await self.writer.write(_settle_down, who, count, source, self.clock)

    async def are_compared(self) -> None:
        while await self.comparer.compare_some():
            pass


def _connect(tx: Transaction, kind: str, clock: SetClock) -> int:
    return int(
        tx.run(
            "INSERT INTO channels (kind, name, public_key, created_at) VALUES (?, ?, ?, ?) RETURNING id",
            (kind, kind, f"key-{kind}", tx.stored(clock.now())),
        ).scalar_one()
    )


def _learn(tx: Transaction, client_id: int, attributes: dict[str, str], clock: SetClock) -> None:
    tx.run("UPDATE clients SET attributes = ? WHERE id = ?", (dumps(attributes), client_id))
    announce_client(tx, client_id, clock.now())


def _settle_down(tx: Transaction, who: SetDown, count: int, source: str, clock: SetClock) -> None:
    rows = [
        Row(
            number=place,
            record_id=f"{who.given}-{place}",
            name=f"{who.given} {who.family}",
            phones=(who.phone,) if who.phone else (),
            emails=(who.email,) if who.email else (),
            attributes={"city": who.city} if who.city else {},
        )
        for place in range(count)
    ]
    store_rows(tx, Errand(source, frozenset(), 1), rows, clock.now())
    write_keys_of_due(tx, 0, count, clock.now())
    tx.run("DELETE FROM client_facts_due")
