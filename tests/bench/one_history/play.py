"""The made-up people's evidence, played through the house's own doors: what nobody proves stays apart."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import combinations, count
from pathlib import Path

from app.callbacks.attempting import Attempt, record_attempt
from app.callbacks.making import make_callback
from app.callbacks.rules import Rules
from app.callbacks.schemas import NewCallback
from app.clients.contact_points import claim_phone
from app.clients.importing.reading import Row
from app.clients.importing.storing import Errand, store_rows
from app.db.engine import Database
from app.db.migrate import migrate
from app.db.transaction import Transaction
from app.db.writer import Writer
from app.events.log import append
from app.gluing.certain import glue_callers
from app.gluing.evidence import Evidence as Certain
from app.gluing.glue import glue
from app.kit.clock import SetClock
from app.kit.errors import OknoError
from app.kit.json import dumps
from app.kit.phone import e164
from app.links.asking import Made, make_link
from app.visitors.signing_in import Proof, sign_in
from connectors.contract import Account, SignedUser
from connectors.telegram.listener import Listener
from connectors.telegram.normalise import normalise
from tests.bench.people.kinds import Channel, EvidenceKind, Trap
from tests.bench.people.shapes import Evidence, Population, Record
from tests.links.people import Correspondent, Messenger, Person, Shop, Visitor
from tests.links.test_from_messenger import invites

A_WHILE = timedelta(hours=2)
"""Between two acts: nobody here asks too often."""
BEGAN = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def glued_pairs(population: Population, folder: Path) -> list[tuple[str, str]]:
    """Records that are one client's when all evidence has been played."""
    folder.mkdir(parents=True)
    database = Database(f"sqlite:///{folder / 'okno.db'}")
    migrate(database)
    try:
        with Writer(database, append).running() as writer:
            stage = Stage(Shop(database, writer, SetClock(BEGAN)))
            for record in population.records:
                stage.arrives(record)
            for act in population.evidence:
                stage.plays(act)
            return stage.pairs()
    finally:
        database.close()


@dataclass
class Stage:
    shop: Shop
    people: dict[str, Person] = field(default_factory=dict)
    """By record; those who were imported have no account."""
    imported: dict[str, int] = field(default_factory=dict)
    records: dict[str, Record] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)
    """What the house made of each token of the play."""
    browsers: dict[str, str] = field(default_factory=dict)
    """By record, how its browser is known since it signed in."""
    numbers: "count[int]" = field(default_factory=lambda: count(1))

    def __post_init__(self) -> None:
        herald = Account("1", "Лавка", "https://herald.example/shop")
        self.channels = {
            Channel.SITE: self.shop.site,
            Channel.TELEGRAM: self.shop.herald,
            Channel.VK: self.shop.opens("vk", Messenger(), herald, {}),
            Channel.CALLBACK: self.shop.opens("callback", Messenger(), herald, {}),
        }

    def arrives(self, record: Record) -> None:
        """They write, fill in a form or are imported; what proves a number comes later."""
        self.records[record.id] = record
        if record.channel is Channel.IMPORT:
            self.imported[record.id] = self.shop.writer.write_now(_import, record, self.shop.clock.now())
            return
        kind = Visitor if record.channel is Channel.SITE else Correspondent
        person = kind(self.shop, self.channels[record.channel], record.external_id, record.name)
        self.people[record.id] = person
        person.writes(record.text or "Здравствуйте")
        number = e164(record.phone) if record.phone else None
        if number is not None and record.phone_proof != "channel":
            self.shop.writer.write_now(
                claim_phone,
                person.client_id,
                number,
                "form",
                self.shop.clock.now(),
                identity_id=person.identity_id,
            )

    def plays(self, act: Evidence) -> None:
        self.shop.clock.move(A_WHILE)
        _ACTS[act.kind](self, act)

    def pairs(self) -> list[tuple[str, str]]:
        held: dict[int, list[str]] = {}
        for record in self.records:
            held.setdefault(self.client(record), []).append(record)
        return [pair for members in held.values() for pair in combinations(sorted(members), 2)]

    def client(self, record: str) -> int:
        if record in self.people:
            return self.people[record].client_id
        rows = self.shop.rows("SELECT coalesce(root_id, id) FROM clients WHERE id = ?", self.imported[record])
        return int(rows[0][0])

    def follows(self, act: Evidence) -> None:
        """From the site into a messenger, or back."""
        actor, other = self.people[act.actor], self.people[act.other or ""]
        if isinstance(actor, Visitor) and isinstance(other, Correspondent):
            browser = self._browser(act.actor)
            browser.opens_link(invites(self.shop, other, f"invite-{next(self.numbers):06}"), act.actor)
            if browser.standing()["cards"]:
                browser.presses("yes")
            return
        known = self.tokens.get(act.token or "") if act.trap is Trap.REPLAYED_LINK else None
        token = known or self._asks(other, actor, act).token
        if act.trap is Trap.EXPIRED_LINK:
            self.shop.clock.move(self.shop.desk.lifetime)
        if isinstance(actor, Correspondent):
            actor.follows(token)
        actor.writes("нет" if act.trap is Trap.DECLINED_LINK else "да")

    def pastes(self, act: Evidence) -> None:
        actor, other = self.people[act.actor], self.people[act.other or ""]
        code = self._asks(other, actor, act).code
        if act.trap is Trap.GUESSED_CODE:
            code = f"{(int(code) + 1) % 10**8:08}"
        actor.writes(code)
        actor.writes("да")

    def sends_card(self, act: Evidence) -> None:
        """As Telegram tells of it, word for word."""
        if act.card is None:
            raise ValueError("no card to send")
        sender = {"id": int(self.records[act.actor].external_id), "is_bot": False, "first_name": "N"}
        number, at = next(self.numbers), int(self.shop.clock.now().timestamp())
        contact = {"phone_number": act.card.number, "first_name": "N"}
        if act.card.owner is not None:
            contact["user_id"] = int(act.card.owner)  # type: ignore[assignment]
        message = {
            "message_id": number,
            "from": sender,
            "chat": {"id": sender["id"], "type": "private", "first_name": "N"},
            "date": at,
            "contact": contact,
        }
        if act.card.forwarded:
            message["forward_origin"] = {"type": "user", "sender_user": sender, "date": at}
        update = {"update_id": number, "message": message}
        for heard in normalise(dumps(update).encode(), Listener()):
            self.people[act.actor].sends(heard)

    def signs_in(self, act: Evidence) -> None:
        record = self.records[act.actor]
        at, number = self.shop.clock.now(), next(self.numbers)
        proof = Proof(f"signature-{number}", SignedUser(record.signed_as or "", at + timedelta(hours=1)))
        self.browsers[act.actor] = self.shop.writer.write_now(
            sign_in,
            self.shop.site.id,
            "Лавка",
            record.external_id,
            f"fresh-{number}",
            proof,
            "ru",
            at,
        )

    def is_called(self, act: Evidence) -> None:
        """One of us rings the number of the request, and says whom they have spoken with."""
        record, at, by = self.records[act.actor], self.shop.clock.now(), self.shop.operator_id
        new = NewCallback(
            key=f"callback-{next(self.numbers):06}",
            client_id=self.client(act.actor),
            phone=record.phone or "",
            wanted_from=at + timedelta(minutes=5),
        )
        rules, channel_id = Rules(), self.channels[Channel.CALLBACK].id
        made = self.shop.writer.write_now(
            make_callback, new, channel_id, rules, timedelta(hours=24), at, by=by
        )
        self.shop.writer.write_now(
            record_attempt,
            made["id"],
            Attempt(f"attempt-{next(self.numbers)}", "reached"),
            rules,
            rules.usual_hours,
            at,
            by=by,
            same_person_as=self.client(act.other) if act.other else None,
            same_person=glue_callers,
        )

    def decides(self, act: Evidence) -> None:
        one, other = self.client(act.actor), self.client(act.other or "")
        at, by = self.shop.clock.now(), self.shop.operator_id
        if one != other:
            self.shop.writer.write_now(glue, one, other, Certain("operator"), by=by, at=at)

    def types(self, act: Evidence) -> None:
        """The form held it from the beginning; here it is said in words as well."""
        self.people[act.actor].writes(f"Мой номер {self.records[act.actor].phone}")

    def _asks(self, visitor: Person, into: Person, act: Evidence) -> Made:
        made = self.shop.writer.write_now(
            make_link,
            self.shop.desk,
            into.channel,
            visitor.identity_id,
            visitor.external_id,
            "ru",
            self.shop.clock.now(),
        )
        if made is None:
            raise RuntimeError("the house has had enough of this visitor")
        self.tokens[act.token or ""] = made.token
        return made

    def _browser(self, record: str) -> Visitor:
        name = self.browsers.get(record, self.records[record].external_id)
        return Visitor(self.shop, self.shop.site, name)


_ACTS: Mapping[EvidenceKind, Callable[[Stage, Evidence], None]] = {
    EvidenceKind.DEEP_LINK: Stage.follows,
    EvidenceKind.CODE: Stage.pastes,
    EvidenceKind.TELEGRAM_CONTACT: Stage.sends_card,
    EvidenceKind.SIGNED_USER: Stage.signs_in,
    EvidenceKind.CALLBACK_CONFIRMED: Stage.is_called,
    EvidenceKind.OPERATOR_DECISION: Stage.decides,
    EvidenceKind.TYPED_PHONE: Stage.types,
}


def _import(tx: Transaction, record: Record, at: datetime) -> int:
    row = Row(number=1, record_id=record.id, name=record.name, attributes=_attributes(record.birth_date))
    number = e164(record.phone) if record.phone else None
    row.phones = (number,) if number else ()
    (fate,) = store_rows(tx, Errand("people", frozenset(), 1), [row], at)
    if fate.client_id is None:
        raise OknoError("not_taken", 500, detail=record.id)
    return fate.client_id


def _attributes(born: date | None) -> dict[str, str]:
    return {"birth_date": born.isoformat()} if born else {}
