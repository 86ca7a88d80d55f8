"""Telephone numbers and the ways in which they are written. They may be somebody's: never dial one."""

from collections.abc import Callable

from tests.bench.people.drawing import Draw

_MOBILE_CODES = (
    *range(900, 907), 908, 909, *range(910, 920), *range(920, 940), 941, *range(950, 957), *range(958, 970),
    *range(977, 990), *range(991, 998), 999,
)  # fmt: skip
_OFFICE_CODES = ("495", "499", "812", "343", "383", "843", "846", "861")

PLACEHOLDERS = (
    "+79999999999", "+79000000000", "+79111111111", "+70000000000", "+71234567890", "+71111111111",
    "+79991234567", "+79123456789", "+78005553535",
)  # fmt: skip

_SHAPES = (
    "+7{0}{1}{2}{3}", "8{0}{1}{2}{3}", "7{0}{1}{2}{3}", "{0}{1}{2}{3}", "+7 ({0}) {1}-{2}-{3}",
    "8 ({0}) {1}-{2}-{3}", "8-{0}-{1}-{2}-{3}", "+7 {0} {1} {2} {3}", "8 {0} {1} {2}{3}", "+7({0}){1}{2}{3}",
    "8({0}) {1} {2} {3}", "+7-{0}-{1}{2}{3}", "{0} {1}-{2}-{3}",
)  # fmt: skip


class Numbers:
    """Each number is given once. Mobile ones come from a few ranges of ten thousand, drawn for this population."""

    def __init__(self, draw: Draw, people: int) -> None:
        self._draw = draw
        self._given = set(PLACEHOLDERS)
        self._ranges = [
            f"+7{draw.one(_MOBILE_CODES)}{draw.random.randrange(1_000):03}" for _ in range(8 + people // 250)
        ]

    def mobile(self) -> str:
        return self._fresh(lambda: f"{self._draw.one(self._ranges)}{self._draw.random.randrange(10_000):04}")

    def office(self) -> str:
        """A landline of a town."""
        return self._fresh(
            lambda: f"+7{self._draw.one(_OFFICE_CODES)}{self._draw.random.randrange(2_000_000, 8_000_000)}"
        )

    def _fresh(self, drawn: Callable[[], str]) -> str:
        while True:
            number = drawn()
            if number not in self._given:
                self._given.add(number)
                return number


def written(e164: str, draw: Draw) -> str:
    """As somebody types it."""
    return draw.one(_SHAPES).format(e164[2:5], e164[5:8], e164[8:10], e164[10:])


def as_telegram_writes(e164: str) -> str:
    return e164.removeprefix("+")
