"""A house of a few people, driven unit by unit, and what it is found to hold."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Concatenate, ParamSpec, TypeVar

from app.conversations.closing import close_conversation
from app.conversations.history_queries import history_page
from app.conversations.list_queries import conversation_cards
from app.conversations.noting import put_note
from app.conversations.opening import open_conversations_of
from app.conversations.outbox import put_reply
from app.conversations.schemas import Note, Reply
from app.conversations.snoozing import snooze
from app.db.engine import Database
from app.db.transaction import Transaction
from app.db.writer import Writer
from app.kit.clock import SetClock
from app.kit.ids import SystemRandomness
from connectors.contract import Capabilities
from tests.inbound.people import Customer, connect_channel

P = ParamSpec("P")
T = TypeVar("T")

REOPEN = timedelta(hours=24)


@dataclass
class World:
    """Customers by number, each on a channel and an account of their own; the clock moves a minute with each act."""

    database: Database
    writer: Writer
    clock: SetClock
    customers: list[Customer] = field(default_factory=list)
    said: int = 0
    operator_id: int = 0

    def open(self, people: int) -> None:
        self.operator_id = self.do(_insert_operator, self.clock.now())
        for number in range(people):
            channel_id = connect_channel(self.writer, self.clock, f"kind{number}")
            self.customers.append(
                Customer(self.writer, self.clock, channel_id, str(number), f"Человек {number}")
            )

    def do(self, unit: Callable[Concatenate[Transaction, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        return self.writer.write_now(unit, *args, **kwargs)

    @property
    def now(self) -> datetime:
        self.clock.move(timedelta(minutes=1))
        return self.clock.now()

    def hears(self, person: int, late: timedelta = timedelta()) -> str:
        """The words."""
        self.said += 1
        words = f"in {self.said}"
        customer, at = self.customers[person], self.now
        customer.sends(customer.message(words, self.said, at - late), key=f"{person}:{self.said}")
        return words

    def replies(self, person: int) -> str:
        """To this account, from wherever its client is talked to."""
        self.said += 1
        words = f"out {self.said}"
        identity_id, client_id = self.identity(person)
        self.do(self._reply, client_id, identity_id, words, self.now)
        return words

    def notes(self, client_id: int) -> str:
        self.said += 1
        words = f"note {self.said}"
        conversation_id = self.newest_conversation(client_id)
        note = Note(key=f"note-{self.said:05}", text=words)
        self.do(put_note, conversation_id, note, operator_id=self.operator_id, at=self.now)
        return words

    def closes(self, client_id: int) -> bool:
        opened = self.rows(
            "SELECT id FROM conversations WHERE client_id = ? AND closed_at IS NULL", client_id
        )
        if opened:
            self.do(close_conversation, opened[0][0], self.now)
        return bool(opened)

    def snoozes(self, client_id: int, until: datetime) -> None:
        self.do(snooze, self.newest_conversation(client_id), until, self.now)

    def history(self, client_id: int) -> list[str]:
        """Words, oldest first; of a line of the house its code."""
        with self.database.snapshot() as connection:
            cards = history_page(connection, client_id)[1]
        return [card["service"]["code"] if card["service"] else card["text"] for card in cards]

    def open_row(self, client_id: int) -> dict[str, Any]:
        """ConversationRow of the open matter."""
        found = self.rows("SELECT id FROM conversations WHERE client_id = ? AND closed_at IS NULL", client_id)
        with self.database.snapshot() as connection:
            return conversation_cards(connection, [found[0][0]])[0]

    def identity(self, person: int) -> tuple[int, int]:
        """Its id and its client's."""
        customer = self.customers[person]
        row = self.rows(
            "SELECT id, client_id FROM identities WHERE channel_id = ? AND external_id = ?",
            customer.channel_id,
            customer.external_id,
        )[0]
        return row[0], row[1]

    def client(self, person: int) -> int:
        return self.identity(person)[1]

    def has_matter(self, client_id: int) -> bool:
        return bool(self.rows("SELECT 1 FROM conversations WHERE client_id = ?", client_id))

    def is_talking(self, client_id: int) -> bool:
        """Whether they have an open matter."""
        return bool(
            self.rows("SELECT 1 FROM conversations WHERE client_id = ? AND closed_at IS NULL", client_id)
        )

    def all_words(self) -> dict[int, set[str]]:
        """Words and notes by client; none stands twice."""
        rows = self.rows(
            "SELECT s.client_id, m.text FROM messages AS m JOIN strands AS s ON s.id = m.strand_id"
            " WHERE m.direction <> 'system'"
        )
        found: dict[int, set[str]] = {}
        for client_id, words in rows:
            found.setdefault(client_id, set()).add(words)
        assert len(rows) == sum(len(words) for words in found.values())
        return found

    def newest_conversation(self, client_id: int) -> int:
        return int(
            self.rows(
                "SELECT id FROM conversations WHERE client_id = ? AND joined_into_id IS NULL"
                " ORDER BY closed_at IS NULL DESC, id DESC LIMIT 1",
                client_id,
            )[0][0]
        )

    def rows(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        return self.do(lambda tx: [tuple(row) for row in tx.run(sql, values)])

    def _reply(self, tx: Transaction, client_id: int, identity_id: int, words: str, at: datetime) -> None:
        conversation = open_conversations_of(tx, [client_id], at, REOPEN)[client_id]
        put_reply(
            tx,
            conversation.id,
            Reply(key=f"reply-{self.said:05}", text=words, identity_id=identity_id),
            operator_id=self.operator_id,
            outlet_of=lambda _: Capabilities(),
            randomness=SystemRandomness(),
            reopen_within=REOPEN,
            at=at,
        )


def _insert_operator(tx: Transaction, at: datetime) -> int:
    return int(
        tx.run(
            "INSERT INTO operators (name, email, role, created_at) VALUES ('Марина', 'm@example.org', 'owner', ?)"
            " RETURNING id",
            (tx.stored(at),),
        ).scalar_one()
    )
