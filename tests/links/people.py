"""A shop with a chat on its site and a messenger beside it, and the people who go from one to the other."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from typing import Any, ClassVar, cast

from app.channels.open import OpenChannel, Switchboard
from app.db.batched import Batched
from app.db.engine import Database
from app.db.transaction import Transaction
from app.db.writer import Writer
from app.inbound.intake import Taken, intake
from app.inbound.letters import Letter, Parcel
from app.inbound.visitor_history import find_visitor, newest_messages
from app.kit.clock import SetClock
from app.kit.ids import SystemRandomness
from app.kit.json import loads
from app.links.answering import answer_in_browser
from app.links.asking import Made, make_link
from app.links.desk import LinkDesk
from app.links.following import follow_in_browser
from app.links.standing import standing_of
from app.operators.adding import ensure_owner
from connectors.contract import (
    Account,
    Author,
    ButtonPress,
    Capabilities,
    Connector,
    Heard,
    MessageIn,
    MessageOut,
    Receipt,
    SendFailed,
    Service,
)
from connectors.site.connector import SiteConnector

HOME = "203.0.113.7"


class Messenger(Connector):
    """Can be entered by a link, and has buttons."""

    kind = "messenger"
    title: ClassVar[dict[str, str]] = {"ru": "Вестник", "en": "Herald"}
    capabilities = Capabilities(entry_links=True, buttons=True)

    def __init__(self) -> None:
        super().__init__({})

    async def check(self) -> Account:
        return Account("1", "Лавка", "https://herald.example/shop")

    def normalise(self, raw: bytes) -> list[Heard]:
        return []

    async def send(self, message: MessageOut) -> Receipt:
        raise SendFailed("rejected", "final")

    def entry_link(self, account: Account, token: str) -> str:
        return f"{account.link}?start={token}"


@dataclass
class Shop:
    """Its channels; stands in for the switchboard, which only looks them up."""

    database: Database
    writer: Writer
    clock: SetClock
    known: list[int] = field(default_factory=list)
    """Ids of the site's and the messenger's channel, where another process has opened them."""
    channels: dict[int, OpenChannel] = field(default_factory=dict)
    desk: LinkDesk = field(init=False)
    intake: Batched[Parcel, Taken] = field(init=False)
    numbers: "count[int]" = field(default_factory=lambda: count(1))

    def __post_init__(self) -> None:
        minutes, hours = timedelta(minutes=15), timedelta(hours=24)
        self.desk = LinkDesk(cast("Switchboard", self), SystemRandomness(), minutes, hours, hours)
        self.intake = intake(timedelta(hours=24), self.desk)
        self.site = self.opens(
            "site", SiteConnector({}), None, {"title": "Лавка", "page": "https://shop.example/"}
        )
        account = Account("1", "Лавка", "https://herald.example/shop")
        self.herald = self.opens("messenger", Messenger(), account, {})

    def opens(
        self, kind: str, connector: Connector, account: Account | None, settings: dict[str, str]
    ) -> OpenChannel:
        key = f"key-{next(self.numbers)}"

        def insert(tx: Transaction) -> int:
            made = tx.run(
                "INSERT INTO channels (kind, name, public_key, created_at) VALUES (?, ?, ?, ?) RETURNING id",
                (kind, kind, key, tx.stored(self.clock.now())),
            )
            return int(made.scalar_one())

        number = self.known.pop(0) if self.known else self.writer.write_now(insert)
        opened = OpenChannel(
            number, kind, kind, key, "active", connector.capabilities, connector, settings, account
        )
        self.channels[number] = opened
        return opened

    @property
    def operator_id(self) -> int:
        return self.writer.write_now(ensure_owner, self.clock.now())

    def get(self, channel_id: int) -> OpenChannel | None:
        return self.channels.get(channel_id)

    def all(self) -> tuple[OpenChannel, ...]:
        return tuple(self.channels.values())

    def rows(self, sql: str, *given: Any) -> list[tuple[Any, ...]]:
        with self.database.snapshot() as connection:
            sql = sql if self.database.dialect == "sqlite" else sql.replace("?", "%s")
            return [tuple(row) for row in connection.exec_driver_sql(sql, given)]

    def state_of(self, made: Made) -> str:
        return str(self.rows("SELECT state FROM links WHERE id = ?", made.id)[0][0])


@dataclass
class Person:
    """With one account on one channel."""

    shop: Shop
    channel: OpenChannel
    external_id: str
    name: str = ""
    language: str | None = "ru"
    username: str | None = None

    @property
    def author(self) -> Author:
        return Author(self.external_id, self.name, self.username, self.language)

    @property
    def identity_id(self) -> int:
        found = self.shop.rows(
            "SELECT id FROM identities WHERE channel_id = ? AND external_id = ?",
            self.channel.id,
            self.external_id,
        )
        return int(found[0][0])

    @property
    def client_id(self) -> int:
        return int(self.shop.rows("SELECT client_id FROM identities WHERE id = ?", self.identity_id)[0][0])

    def is_one_with(self, other: "Person") -> bool:
        return self.client_id == other.client_id

    def writes(self, text: str, **more: Any) -> None:
        key = f"{self.external_id}:key-{next(self.shop.numbers):06}"
        self.sends(
            MessageIn(key, self.author, self.external_id, sent_at=self.shop.clock.now(), text=text, **more)
        )

    def sends(self, heard: Heard) -> None:
        letter = Letter(f"{self.external_id}-u{next(self.shop.numbers)}", b"{}", (heard,), "parsed")
        visitors = self.channel.capabilities.held_socket
        parcel = Parcel(self.channel.id, (letter,), self.shop.clock.now(), visitors=visitors)
        self.shop.writer.join_now(self.shop.intake, parcel)

    def heard(self) -> list[str]:
        """What was said to this account, ours and the house's."""
        found = self.shop.rows(
            "SELECT text FROM messages WHERE identity_id = ? AND direction = 'out' ORDER BY id",
            self.identity_id,
        )
        return [row[0] for row in found]


class Correspondent(Person):
    """In the messenger."""

    def follows(self, made: Made | str) -> None:
        """The deep link opens the chat."""
        token = made if isinstance(made, str) else made.token
        at, number = self.shop.clock.now(), next(self.shop.numbers)
        self.sends(
            Service(
                f"{self.external_id}:s{number}",
                self.author,
                self.external_id,
                at,
                "started",
                entry_token=token,
            )
        )

    def presses(self, label: str, question: int = -1) -> None:
        """A button under what we said; the newest question unless an earlier one is meant."""
        questions = self.shop.rows(
            "SELECT id, external_id, buttons FROM messages WHERE identity_id = ? AND buttons IS NOT NULL ORDER BY id",
            self.identity_id,
        )
        message_id, external_id, buttons = questions[question]
        place = [button["label"] for button in loads(buttons)[0]].index(label)
        external_id = external_id or f"sent:{message_id}"

        def arrive(tx: Transaction) -> None:
            tx.run("UPDATE messages SET external_id = ? WHERE id = ?", (external_id, message_id))

        self.shop.writer.write_now(arrive)
        at, number = self.shop.clock.now(), next(self.shop.numbers)
        self.sends(
            ButtonPress(self.author, self.external_id, at, f"p{number}", f"okno:0:{place}", external_id)
        )


class Visitor(Person):
    """In a browser on the site."""

    def asks(self, address: str = HOME, at: datetime | None = None) -> Made | None:
        at = at or self.shop.clock.now()
        return self.shop.writer.write_now(
            make_link, self.shop.desk, self.shop.herald, self.identity_id, address, "ru", at
        )

    def gets_link(self) -> Made:
        made = self.asks()
        assert made is not None
        return made

    def standing(self) -> dict[str, Any]:
        with self.shop.database.snapshot() as connection:
            return standing_of(
                connection, self.shop.desk, self.channel.id, self.external_id, self.shop.clock.now()
            )

    def cards(self) -> list[str]:
        return [card["text"]["ru"] for card in self.standing()["cards"]]

    def presses(self, act: str, card: int = -1) -> None:
        shown = self.standing()["cards"][card]
        assert act in [one["act"] for one in shown["acts"]]
        self.presses_blindly(shown["id"], act)

    def presses_blindly(self, link_id: int, act: str) -> None:
        self.shop.writer.write_now(
            answer_in_browser,
            self.shop.desk,
            link_id,
            act,
            self.channel.id,
            self.external_id,
            self.shop.clock.now(),
        )

    def opens_link(self, token: str, address: str = HOME) -> str | None:
        return self.shop.writer.write_now(
            follow_in_browser,
            self.shop.desk,
            token,
            self.channel.id,
            self.external_id,
            address,
            self.shop.clock.now(),
        )

    def sees(self) -> list[str]:
        """The words that the widget shows."""
        with self.shop.database.snapshot() as connection:
            who = find_visitor(connection, self.channel.id, self.external_id)
            shown = newest_messages(connection, (who.identity_id,), lambda _: "") if who else ([], False)
        return [message["text"] for message in shown[0]]
