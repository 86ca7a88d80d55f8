"""What looks like evidence and must not glue: links sent on to a friend, others' cards, others' numbers, conflicts."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from tests.bench.people.drawing import Draw
from tests.bench.people.kinds import Channel, EvidenceKind, Outcome, Proof, Trap
from tests.bench.people.numbers import written
from tests.bench.people.proving import MESSENGERS, Link, Stage
from tests.bench.people.shapes import Card, Number, Record

# Each trap is tried so often for a hundred persons, and at least three times.
_A_HUNDRED = 1.0
_TRIES = 40


@dataclass(slots=True)
class Ground:
    """Who may be drawn into a trap, after all honest evidence."""

    stage: Stage
    draw: Draw
    browsers: list[str]
    messengers: list[str]
    accounts: list[str]
    typists: list[str]
    proved: list[str]
    sworn: list[str]
    linked: list[Link]
    unproved: list[Link]

    @classmethod
    def of(cls, stage: Stage, draw: Draw) -> "Ground":
        records = stage.records.values()
        touched = {stage.person_of(act.actor) for act in stage.played}
        return cls(
            stage,
            draw,
            browsers=_ids(records, lambda record: record.channel is Channel.SITE),
            messengers=_ids(records, lambda record: record.channel in MESSENGERS),
            accounts=_ids(records, lambda record: record.channel is Channel.TELEGRAM),
            typists=_ids(records, _may_type),
            proved=_ids(records, lambda record: record.phone_proof in (Proof.CHANNEL, Proof.OPERATOR)),
            sworn=_ids(records, lambda record: record.phone_proof is Proof.CHANNEL),
            linked=list(stage.links),
            unproved=[link for link in _own_links(stage) if stage.person_of(link.site) not in touched],
        )

    def strangers(self, some: list[str], others: list[str]) -> tuple[str, str] | None:
        """One of each, of different persons; None where there are none."""
        for _ in range(_TRIES if some and others else 0):
            one, other = self.draw.one(some), self.draw.one(others)
            if self.stage.person_of(one) != self.stage.person_of(other):
                return one, other
        return None

    def refuse(self, kind: EvidenceKind, trap: Trap, actor: str, other: str, **facts: object) -> None:
        self.stage.play(kind, actor, other, outcome=Outcome.REFUSED, trap=trap, **facts)


def set_traps(stage: Stage, people: int, draw: Draw) -> None:
    ground = Ground.of(stage, draw)
    for set_trap in _TRAPS:
        for _ in range(max(3, int(people / 100 * _A_HUNDRED))):
            set_trap(ground)


def _declined_link(ground: Ground) -> None:
    """Sent on to a friend, who reads what it does and says no."""
    if met := ground.strangers(ground.messengers, ground.browsers):
        ground.refuse(EvidenceKind.DEEP_LINK, Trap.DECLINED_LINK, *met, token=ground.stage.token())


def _replayed_link(ground: Ground) -> None:
    """The owner used it; then a friend does, and says yes."""
    if not ground.linked:
        return
    link = ground.draw.one(ground.linked)
    if met := ground.strangers(ground.messengers, [link.site]):
        ground.refuse(EvidenceKind.DEEP_LINK, Trap.REPLAYED_LINK, *met, token=link.token)


def _expired_link(ground: Ground) -> None:
    """The right person, too late."""
    if ground.unproved:
        link = ground.unproved.pop(ground.draw.random.randrange(len(ground.unproved)))
        facts = {"token": ground.stage.token()}
        ground.refuse(EvidenceKind.DEEP_LINK, Trap.EXPIRED_LINK, link.messenger, link.site, **facts)


def _guessed_code(ground: Ground) -> None:
    """A code that nobody was given, while `other` waits for theirs."""
    if met := ground.strangers(ground.messengers, ground.browsers):
        ground.refuse(EvidenceKind.CODE, Trap.GUESSED_CODE, *met)


def _anothers_card(ground: Ground) -> None:
    if met := ground.strangers(ground.accounts, ground.sworn):
        _card(ground, Trap.ANOTHERS_CARD, *met, owner=ground.stage.records[met[1]].external_id)


def _forwarded_card(ground: Ground) -> None:
    """An old card with the sender's own id, passed on, whose number is another's by now."""
    if met := ground.strangers(ground.accounts, ground.proved):
        _card(ground, Trap.FORWARDED_CARD, *met, owner=ground.stage.records[met[0]].external_id)


def _card_without_owner(ground: Ground) -> None:
    if met := ground.strangers(ground.accounts, ground.proved):
        _card(ground, Trap.CARD_WITHOUT_OWNER, *met, owner=None)


def _card(ground: Ground, trap: Trap, sender: str, proved: str, owner: str | None) -> None:
    card = Card(_proved_number(ground, proved), owner, forwarded=trap is Trap.FORWARDED_CARD)
    ground.refuse(EvidenceKind.TELEGRAM_CONTACT, trap, sender, proved, card=card)


def _typed_anothers_phone(ground: Ground) -> None:
    """A form filled in with a number that another has proved."""
    met = ground.strangers(ground.typists, ground.proved)
    if not met:
        return
    typist, proved = met
    ground.typists.remove(typist)
    record, making = ground.stage.records[typist], ground.stage.makings[typist]
    e164 = _proved_number(ground, proved)
    number = Number(e164, written(e164, ground.draw))
    in_text = [known for known in making.numbers if record.text and known.written in record.text]
    ground.stage.records[typist] = replace(record, phone=number.written, phone_proof=Proof.CLAIMED)
    ground.stage.makings[typist] = replace(making, numbers=(number, *in_text))
    ground.refuse(EvidenceKind.TYPED_PHONE, Trap.TYPED_ANOTHERS_PHONE, typist, proved)


def _own_numbers_differ(ground: Ground) -> None:
    """A browser is already joined to an account with its own number; an account with another one takes its link."""
    joined = [link.site for link in ground.linked if link.messenger in ground.sworn]
    if met := ground.strangers(ground.sworn, joined):
        facts = {"token": ground.stage.token()}
        ground.refuse(EvidenceKind.DEEP_LINK, Trap.OWN_NUMBERS_DIFFER, *met, **facts)


def _signed_users_differ(ground: Ground) -> None:
    """An account is joined to a signed visitor; it takes the link of a browser where another is signed in."""
    records = ground.stage.records
    joined = [link.messenger for link in ground.linked if records[link.site].signed_as]
    signed = [browser for browser in ground.browsers if records[browser].signed_as]
    if met := ground.strangers(joined, signed):
        facts = {"token": ground.stage.token()}
        ground.refuse(EvidenceKind.DEEP_LINK, Trap.SIGNED_USERS_DIFFER, *met, **facts)


def _proved_number(ground: Ground, record: str) -> str:
    """The number in the field comes first."""
    return ground.stage.makings[record].numbers[0].e164


def _ids(records: Iterable[Record], chosen: Callable[[Record], bool]) -> list[str]:
    return [record.id for record in records if chosen(record)]


def _may_type(record: Record) -> bool:
    typed = record.channel in (Channel.SITE, Channel.CALLBACK)
    return typed and record.phone_proof is not Proof.OPERATOR and not record.signed_as


def _own_links(stage: Stage) -> list[Link]:
    """Every browser with every messenger account of the same person."""
    browsers: dict[str, list[str]] = {}
    for record in stage.records.values():
        if record.channel is Channel.SITE:
            browsers.setdefault(stage.person_of(record.id), []).append(record.id)
    return [
        Link(browser, record.id, "")
        for record in stage.records.values()
        if record.channel in MESSENGERS
        for browser in browsers.get(stage.person_of(record.id), [])
    ]


_TRAPS: tuple[Callable[[Ground], None], ...] = (
    _declined_link,
    _replayed_link,
    _expired_link,
    _guessed_code,
    _anothers_card,
    _forwarded_card,
    _card_without_owner,
    _typed_anothers_phone,
    _own_numbers_differ,
    _signed_users_differ,
)
