"""Evidence that makes two records of one person certain, laid out person by person."""

from dataclasses import dataclass, field, replace

from tests.bench.people.drawing import Draw
from tests.bench.people.kinds import Channel, EvidenceKind, Outcome, Proof
from tests.bench.people.numbers import as_telegram_writes
from tests.bench.people.shapes import Card, Circle, Evidence, Making, Number, Person, Record

MESSENGERS = (Channel.TELEGRAM, Channel.VK)


@dataclass(frozen=True, slots=True)
class Link:
    """A link or code that did its work."""

    site: str
    messenger: str
    token: str


@dataclass(slots=True)
class Stage:
    """Records as evidence leaves them: a card brings a number into its record, a call-back proves one."""

    records: dict[str, Record]
    makings: dict[str, Making]
    played: list[Evidence] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    _tokens: int = 0

    def play(self, kind: EvidenceKind, actor: str, other: str | None = None, **facts: object) -> None:
        outcome = facts.pop("outcome", Outcome.GLUES if other else Outcome.PROVES)
        self.played.append(Evidence(kind, actor, other, outcome, **facts))  # type: ignore[arg-type]

    def token(self) -> str:
        self._tokens += 1
        return f"token-{self._tokens:05}"

    def person_of(self, record: str) -> str:
        return self.makings[record].person


def prove(stage: Stage, persons: tuple[Person, ...], circles: tuple[Circle, ...], draw: Draw) -> None:
    """About half of the persons leave some proof, which need not join anything."""
    shared = {circle.number for circle in circles}
    of_person: dict[str, list[Record]] = {}
    for record in stage.records.values():
        of_person.setdefault(stage.person_of(record.id), []).append(record)
    for person in persons:
        if draw.happens(0.5):
            records = of_person[person.id]
            _sign(stage, person, records, draw)
            _link(stage, records, draw)
            called = None if person.number in shared else _call_back(stage, person, records, draw)
            _send_own_card(stage, person, records, called, draw)
            _decide(stage, records, draw)


def _sign(stage: Stage, person: Person, records: list[Record], draw: Draw) -> None:
    """The site says who its visitor is, on one browser or on several."""
    browsers = [record.id for record in records if record.channel is Channel.SITE]
    if not browsers or not draw.happens(0.7 if len(browsers) > 1 else 0.25):
        return
    for browser in browsers:
        stage.records[browser] = replace(stage.records[browser], signed_as=f"user-{person.id}")
    stage.play(EvidenceKind.SIGNED_USER, browsers[0])
    for browser in browsers[1:]:
        stage.play(EvidenceKind.SIGNED_USER, browser, browsers[0])


def _link(stage: Stage, records: list[Record], draw: Draw) -> None:
    browsers = [record.id for record in records if record.channel is Channel.SITE]
    for messenger in (record.id for record in records if record.channel in MESSENGERS):
        if not browsers or not draw.happens(0.6):
            continue
        site, token = draw.one(browsers), stage.token()
        kind = draw.one((EvidenceKind.DEEP_LINK, EvidenceKind.DEEP_LINK, EvidenceKind.CODE))
        way_back = kind is EvidenceKind.DEEP_LINK and draw.happens(0.25)
        actor, other = (site, messenger) if way_back else (messenger, site)
        stage.play(kind, actor, other, token=token)
        if not way_back:
            stage.links.append(Link(site, messenger, token))


def _call_back(stage: Stage, person: Person, records: list[Record], draw: Draw) -> str | None:
    """The operator spoke with the person by the number of the request, and says who it was."""
    for request in (record.id for record in records if record.channel is Channel.CALLBACK):
        numbers = {number.e164 for number in stage.makings[request].numbers}
        if numbers == {person.number} and draw.happens(0.6):
            stage.records[request] = replace(stage.records[request], phone_proof=Proof.OPERATOR)
            others = [record.id for record in records if record.id != request]
            known = draw.one(others) if others and draw.happens(0.6) else None
            stage.play(EvidenceKind.CALLBACK_CONFIRMED, request, known)
            return request
    return None


def _send_own_card(
    stage: Stage, person: Person, records: list[Record], called: str | None, draw: Draw
) -> None:
    """Telegram vouches for the number; it joins where an operator has proved the same one."""
    accounts = [record for record in records if record.channel is Channel.TELEGRAM]
    if not accounts or not draw.happens(0.5):
        return
    account = accounts[0]
    number = Number(person.number, as_telegram_writes(person.number))
    making = stage.makings[account.id]
    stage.records[account.id] = replace(account, phone=number.written, phone_proof=Proof.CHANNEL)
    stage.makings[account.id] = replace(making, numbers=(number, *making.numbers))
    card = Card(person.number, owner=account.external_id, forwarded=False)
    stage.play(EvidenceKind.TELEGRAM_CONTACT, account.id, called, card=card)


def _decide(stage: Stage, records: list[Record], draw: Draw) -> None:
    if len(records) > 1 and draw.happens(0.15):
        one, other = draw.random.sample(records, 2)
        stage.play(EvidenceKind.OPERATOR_DECISION, one.id, other.id)
