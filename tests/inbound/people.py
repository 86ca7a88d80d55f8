"""Customers whose words reach the house without a network: letters as a connector would have read them."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count

from app.db.transaction import Transaction
from app.db.writer import Writer
from app.inbound.intake import Taken, intake
from app.inbound.letters import Letter, Parcel
from app.kit.clock import SetClock
from connectors.contract import Author, Heard, MessageIn

INTAKE = intake(timedelta(hours=24))


def connect_channel(writer: Writer, clock: SetClock, kind: str = "telegram") -> int:
    def insert(tx: Transaction) -> int:
        return int(
            tx.run(
                "INSERT INTO channels (kind, name, public_key, created_at) VALUES (?, ?, ?, ?) RETURNING id",
                (kind, kind, f"key-{kind}", tx.stored(clock.now())),
            ).scalar_one()
        )

    return writer.write_now(insert)


@dataclass
class Customer:
    """Somebody on one channel."""

    writer: Writer
    clock: SetClock
    channel_id: int
    external_id: str
    name: str
    visitors: bool = False
    numbers: "count[int]" = field(default_factory=lambda: count(1))

    @property
    def author(self) -> Author:
        return Author(self.external_id, self.name)

    def message(self, text: str, number: int | None = None, sent_at: datetime | None = None) -> MessageIn:
        number = next(self.numbers) if number is None else number
        return MessageIn(
            external_id=f"{self.external_id}:{number}",
            author=self.author,
            address=self.external_id,
            sent_at=sent_at or self.clock.now(),
            text=text,
        )

    def writes(self, text: str, number: int | None = None, key: str | None = None) -> Taken:
        message = self.message(text, number)
        return self.sends(message, key=key or message.external_id)

    def sends(self, *heard: Heard, key: str) -> Taken:
        return self.writer.join_now(INTAKE, self.parcel(Letter(key, b"{}", heard, "parsed")))

    def parcel(self, *letters: Letter, cursor: str | None = None) -> Parcel:
        return Parcel(self.channel_id, letters, self.clock.now(), cursor, self.visitors)
