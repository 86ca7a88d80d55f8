"""E-mail addresses and their other spellings. They may be somebody's: never write to one."""

from collections import Counter

from tests.bench.people.drawing import Draw
from tests.bench.people.transliterate import in_latin

_HOUSES = {
    "mail.ru": 30, "yandex.ru": 26, "gmail.com": 28, "bk.ru": 5, "list.ru": 4, "inbox.ru": 4, "rambler.ru": 3,
}  # fmt: skip
_TAGS = ("shop", "okno", "spam", "zakaz", "news")
_FIRMS = ("teplodom", "lesnik", "vostok-stroy", "ladoga", "rassvet", "pekarnya", "avtoritet", "gorizont")


class Mailboxes:
    """Each address and each handle is given once."""

    def __init__(self, draw: Draw) -> None:
        self._draw = draw
        # How often a spelling was wanted: the next one of it takes the next number.
        self._wanted: Counter[str] = Counter()
        self._given: set[str] = set()

    def handle(self, first: str, surname: str, year: int) -> str:
        """A user name as people make it of their own: letters, digits and underscores."""
        name, family = (in_latin(word.lower(), "by_ear").replace("-", "") for word in (first, surname))
        whole = self._draw.one(
            (
                f"{name}_{family}",
                f"{family}_{name[0]}",
                f"{name}{family}",
                f"{name[0]}{family}",
                f"{name}_{year}",
            )
        )
        return self._fresh(whole, "{}{}")

    def personal(self, handle: str, year: int) -> str:
        local = self._draw.one((handle.replace("_", "."), handle, f"{handle}{year % 100:02}"))
        return self._fresh(f"{local}@{self._draw.weighted(_HOUSES)}", "{}{}@{}")

    def office(self) -> str:
        return self._fresh(
            f"info@{self._draw.one(_FIRMS)}-{self._draw.random.randrange(1_000)}.ru", "{}{}@{}"
        )

    def _fresh(self, wanted: str, pattern: str) -> str:
        local, _, house = wanted.partition("@")
        given = wanted
        while mailbox(given) in self._given:
            self._wanted[wanted] += 1
            given = pattern.format(local, self._wanted[wanted] + 1, house)
        self._given.add(mailbox(given))
        return given


def mailbox(address: str) -> str:
    """Where a letter ends up: without case, tags, Gmail's dots, and Yandex's other domains and dashes."""
    local, at, house = address.lower().partition("@")
    if not at:
        return local
    local = local.partition("+")[0]
    if house == "gmail.com":
        local = local.replace(".", "")
    if house in ("ya.ru", "yandex.com"):
        house = "yandex.ru"
    if house == "yandex.ru":
        local = local.replace("-", ".")
    return f"{local}@{house}"


def respelled(address: str, draw: Draw) -> str:
    """Another spelling of the same mailbox."""
    local, _, house = address.partition("@")
    ways = [f"{local}+{draw.one(_TAGS)}@{house}", f"{local.capitalize()}@{house}", f"{local}@{house.upper()}"]
    if house == "gmail.com":
        place = draw.random.randrange(1, len(local))
        ways += 2 * [f"{local[:place]}.{local[place:]}@{house}".replace("..", ".")]
    if house == "yandex.ru":
        ways += [f"{local}@ya.ru", f"{local}@yandex.com"]
        ways += [f"{local.replace('.', '-')}@{house}"] if "." in local else []
    return draw.one([way for way in ways if way != address])
