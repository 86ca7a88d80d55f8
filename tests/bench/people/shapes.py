"""What the generator gives: persons, their records, how each was made, evidence, and the pairs that are true."""

from dataclasses import dataclass
from datetime import date

from tests.bench.people.kinds import (
    Channel,
    Common,
    Corruption,
    EvidenceKind,
    Gender,
    Heritage,
    Lure,
    Outcome,
    Proof,
    Standing,
    Tie,
    Trap,
)


@dataclass(frozen=True, slots=True)
class Person:
    """Nobody real. `number` and `second_number` are E.164; `maiden_surname` is the one before a wedding."""

    id: str
    gender: Gender
    heritage: Heritage
    first: str
    surname: str
    patronymic: str | None
    maiden_surname: str | None
    birth_date: date
    city: str
    number: str
    second_number: str | None
    email: str
    handle: str
    hides_number: bool

    @property
    def full_name(self) -> tuple[str, str, str | None]:
        return self.surname, self.first, self.patronymic


@dataclass(frozen=True, slots=True)
class Circle:
    """Different people who look alike or share a number (E.164) or mailbox."""

    tie: Tie
    members: tuple[str, ...]
    number: str | None = None
    mailbox: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """What one channel knows of one person, written as it was written there; nothing of the truth is in it.

    `signed_as` is the user id that a site's server vouched for. `text` is a message or a note, and may hold a number.
    """

    id: str
    channel: Channel
    external_id: str
    name: str
    username: str | None = None
    phone: str | None = None
    phone_proof: Proof | None = None
    email: str | None = None
    city: str | None = None
    birth_date: date | None = None
    text: str | None = None
    signed_as: str | None = None


@dataclass(frozen=True, slots=True)
class Number:
    e164: str
    written: str


@dataclass(frozen=True, slots=True)
class Making:
    """How a record came about. Names are plain and whole, whatever the record shows of them; None is not shown.

    `initials` says that of first name and patronymic only letters are shown. `mailbox` is without dots and tags.
    """

    record: str
    person: str
    corruptions: tuple[Corruption, ...]
    surname: str | None
    first: str | None
    patronymic: str | None
    initials: bool
    city: str | None
    numbers: tuple[Number, ...]
    mailbox: str | None


@dataclass(frozen=True, slots=True)
class Card:
    """A contact sent in Telegram; `owner` is its `user_id`, and may be missing."""

    number: str
    owner: str | None
    forwarded: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """One act, to be played in the order of the list.

    `actor` redeems, pastes, sends the card, types or is decided about; `other` made the link or is joined.
    Acts with equal `token` use one and the same link or code.
    """

    kind: EvidenceKind
    actor: str
    other: str | None
    outcome: Outcome
    trap: Trap | None = None
    token: str | None = None
    card: Card | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records of one person, `a` before `b`. `certain`: evidence joins them, if only through a third."""

    a: str
    b: str
    kinds: tuple[Corruption, ...]
    common: tuple[Common, ...]
    standing: Standing
    certain: bool


@dataclass(frozen=True, slots=True)
class Lookalike:
    """Records of two different people, `a` before `b`, that tempt one to join them."""

    a: str
    b: str
    lures: tuple[Lure, ...]
    common: tuple[Common, ...]


@dataclass(frozen=True, slots=True)
class Population:
    """Records, makings and persons are in the order of their ids."""

    seed: int
    persons: tuple[Person, ...]
    circles: tuple[Circle, ...]
    records: tuple[Record, ...]
    makings: tuple[Making, ...]
    evidence: tuple[Evidence, ...]
    pairs: tuple[Pair, ...]
    lookalikes: tuple[Lookalike, ...]

    def certain_pairs(self) -> frozenset[tuple[str, str]]:
        """What automatic gluing has to join, no more and no less; each pair in the order of ids."""
        return frozenset((pair.a, pair.b) for pair in self.pairs if pair.certain)
