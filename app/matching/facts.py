"""What is known of a client, in the form in which it is compared."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from app.kit.email import is_personal_email
from app.kit.phone import is_personal_phone
from app.matching.names import Name, read_name
from app.matching.places import address, city

MOST_NAMES = 6
MOST_POINTS = 12
"""Of each sort; what comes later adds nothing and costs each comparison."""


@dataclass(frozen=True, slots=True)
class Point:
    """A phone in E.164, or an e-mail address."""

    kind: str
    value: str
    proof: str
    source: str


@dataclass(frozen=True, slots=True)
class Told:
    """As clients and channels tell it."""

    names: Sequence[str] = ()
    usernames: Sequence[str] = ()
    points: Sequence[Point] = ()
    birth_date: str = ""
    patronymic: str = ""
    city: str = ""
    address: str = ""


class Facts(msgspec.Struct, frozen=True, array_like=True):
    names: tuple[Name, ...] = ()
    usernames: tuple[str, ...] = ()
    points: tuple[tuple[str, str, str, str], ...] = ()
    """Kind, value, proof, source."""
    birth_date: str = ""
    """Digits: year, month, day."""
    city: str = ""
    address_words: tuple[str, ...] = ()
    address_numbers: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        return self == Facts()


_GENERIC = frozenset(
    [
        "admin",
        "administrator",
        "user",
        "test",
        "info",
        "sales",
        "support",
        "manager",
        "director",
        "office",
        "shop",
        "zakaz",
        "order",
        "mail",
        "hello",
        "contact",
        "noreply",
        "no-reply",
        "buh",
        "hr",
        "reklama",
        "marketing",
        "webmaster",
        "postmaster",
        "help",
        "service",
    ]
)
_DATE = re.compile(r"\s*(\d{4})-?(\d{2})-?(\d{2})\s*(?:[T ].*)?$")
_RUSSIAN_DATE = re.compile(r"\s*(\d{1,2})[./](\d{1,2})[./](\d{4})\s*(?:г\.?)?\s*$")


def facts_of(told: Told) -> Facts:
    names = (read_name(name, told.patronymic) for name in told.names if name)
    words, numbers = address(told.address) if told.address else ((), ())
    points = sorted({(p.kind, p.value, p.proof, p.source) for p in told.points if is_personal(p)})
    return Facts(
        names=tuple(dict.fromkeys(name for name in names if name is not None))[:MOST_NAMES],
        usernames=tuple(dict.fromkeys(filter(None, map(handle, told.usernames))))[:MOST_NAMES],
        points=tuple(points)[:MOST_POINTS],
        birth_date=_date(told.birth_date),
        city=city(told.city) if told.city else "",
        address_words=words,
        address_numbers=numbers,
    )


def is_personal(point: Point) -> bool:
    """Neither a placeholder, nor toll-free, nor a mailbox behind which a whole office sits."""
    return is_personal_phone(point.value) if point.kind == "phone" else is_personal_email(point.value)


def handle(username: str) -> str:
    """A username as it is compared; empty where it is too short or says only what somebody does."""
    bare = re.sub(r"[._\-]", "", username.removeprefix("@").casefold())
    return (
        bare if len(bare) >= 5 and bare not in _GENERIC and not re.fullmatch(r"(?:id|club)?\d+", bare) else ""
    )


def _date(written: str) -> str:
    found = _DATE.match(written)
    if found:
        return "".join(found.groups())
    found = _RUSSIAN_DATE.match(written)
    return f"{found[3]}{found[2]:0>2}{found[1]:0>2}" if found else ""
