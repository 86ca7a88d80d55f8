"""What the wholesale buyer buys this time: the numbers, names and dates that her sentences are made of."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from random import Random

from app.seed.mark import Mark
from app.seed.reading import read
from app.seed.role import Role
from app.seed.timetable import Matter, Wanted

_QUANTITIES = (6, 8, 8, 10, 10, 12, 12, 14, 15, 16, 18, 20, 22, 24, 30)
_GUESTS = (12, 14, 16, 18, 20, 25, 26, 28, 30, 35, 40)
_PLACES = (
    "в Вологде",
    "в Череповце",
    "в Вытегре",
    "в Твери",
    "в Петрозаводске",
    "в Ярославле",
    "в Лодейном Поле",
)
_MONTHS = (
    "января", "февраля", "марта", "апреля", "мая", "июня",
    "июля", "августа", "сентября", "октября", "ноября", "декабря",
)  # fmt: skip
_ON = ("в понедельник", "во вторник", "в среду", "в четверг", "в пятницу", "в субботу", "в воскресенье")
_BY = ("к понедельнику", "ко вторнику", "к среде", "к четвергу", "к пятнице", "к субботе", "к воскресенью")
_COTTAGES = (
    ("Выдра", "Выдру", "Выдре", "Выдры"),
    ("Рысь", "Рысь", "Рыси", "Рыси"),
    ("Сойка", "Сойку", "Сойке", "Сойки"),
    ("Белка", "Белку", "Белке", "Белки"),
    ("Куница", "Куницу", "Кунице", "Куницы"),
    ("Гагара", "Гагару", "Гагаре", "Гагары"),
    ("Ласка", "Ласку", "Ласке", "Ласки"),
    ("Норка", "Норку", "Норке", "Норки"),
)
_CARRIERS = (("«Вёрста»", "«Вёрстой»"), ("«Тройка»", "«Тройкой»"))
_NAMES = {"boris": "Борис", "marina": "Марина", "timur": "Тимур"}
_FIRST_ORDER, _LAST_ORDER = 10_812, 20_438
_SIGNED = timedelta(days=815)


class Goods(Role, frozen=True):
    """A thing in the forms that sentences need; `dat` and `ins` are plural."""

    kinds: tuple[str, ...]
    one: str
    gen: str
    pl: str
    many: str
    dat: str
    ins: str
    names: dict[str, int]
    """What it is called in the catalogue, and its price in roubles."""


def read_goods() -> list[Goods]:
    return read("endless/goods.json", list[Goods])


class Purchase:
    """One matter's worth of things to talk about; the dates depend on the day they are spoken."""

    def __init__(self, chance: Random, goods: list[Goods], matter: Matter, *, number: int, of: int) -> None:
        first = matter.beats[0].at.day
        self._ships = max(
            (beat.at.day for beat in matter.beats if beat.about == "shipped"), default=first + 2
        )
        self._arrives = max(
            (beat.at.day for beat in matter.beats if beat.about == "arrived"), default=first + 5
        )
        self._slack = chance.randrange(2, 7)
        picked = list(_picked(chance, goods, matter.goods))
        amounts = [chance.choice(_QUANTITIES) for _ in picked]
        share = (_LAST_ORDER - _FIRST_ORDER) * number // (of - 1)
        order = _FIRST_ORDER + share - (chance.randrange(60) if number < of - 1 else 0)
        price = sum(amount * thing.names[name] for amount, (thing, name) in zip(amounts, picked, strict=True))
        self._words = {
            **_people(chance, matter),
            **_numbers(chance, order=order, number=number, price=price),
            **dict(_things(chance, goods, picked, amounts)),
        }

    def words(self, at: Mark, today: date) -> dict[str, str]:
        """Everything a sentence of this matter may need when it is spoken."""
        return {**self._words, **_clock(at), **self._dates(today + timedelta(days=at.day), today)}

    def _dates(self, spoken: date, today: date) -> dict[str, str]:
        eta = max(today + timedelta(days=self._arrives), spoken)
        due = eta + timedelta(days=self._slack)
        ship = max(today + timedelta(days=self._ships), spoken)
        days = {"today": spoken, "eta": eta, "due": due, "ship": ship, "late": eta + timedelta(days=13)}
        signed = today - _SIGNED
        return {
            "month": str(spoken.month),
            "contract": f"{_spoken(signed)} {signed.year} года",
            **{name: _spoken(at) for name, at in days.items()},
            **{f"{name}_on": _ON[at.weekday()] for name, at in days.items()},
            **{f"{name}_by": _BY[at.weekday()] for name, at in days.items()},
        }


def _picked(chance: Random, goods: list[Goods], wanted: Iterable[Wanted]) -> Iterator[tuple[Goods, str]]:
    taken: set[str] = set()
    for wish in wanted:
        fitting = [thing for thing in goods if thing.one not in taken and _fits(thing, wish)]
        thing = chance.choice(fitting)
        taken.add(thing.one)
        yield thing, chance.choice(sorted(thing.names))


def _fits(thing: Goods, wish: Wanted) -> bool:
    return wish == "any" or wish in thing.kinds


def _clock(at: Mark) -> dict[str, str]:
    """What depends on the hour; in minutes before now nobody knows it, and nobody speaks of it."""
    if at.day == 0:
        return _greeting("здравствуйте")
    hour = at.minute // 60
    by_hour = "доброе утро" if hour < 12 else "добрый день" if hour < 18 else "добрый вечер"
    past, ahead = at.minute - 17 - at.minute % 23, at.minute + 55 + at.minute % 41
    return {
        **_greeting("здравствуйте" if at.minute % 7 == 0 else by_hour),
        "clock": f"{past // 60}:{past % 60:02d}",
        "later": f"{ahead // 60}:{ahead % 60:02d}",
    }


def _greeting(hello: str) -> dict[str, str]:
    return {"hello": hello, "Hello": hello.capitalize()}


def _people(chance: Random, matter: Matter) -> dict[str, str]:
    cottage = chance.choice(_COTTAGES)
    carrier, by_carrier = chance.choice(_CARRIERS)
    return {
        "op": _NAMES[matter.operator],
        "а": "а" if matter.operator == "marina" else "",
        **dict(zip(("cot", "cot_to", "cot_in", "cot_of"), cottage, strict=True)),
        "cot_dat": cottage[2],
        "carrier": carrier,
        "by_carrier": by_carrier,
        "place": chance.choice(_PLACES),
        "guests": f"{chance.choice(_GUESTS)} человек",
    }


def _numbers(chance: Random, *, order: int, number: int, price: int) -> dict[str, str]:
    discount = chance.choice((7, 8, 10, 12))
    boxes = chance.randrange(3, 15)
    total = price * (100 - discount) // 1000 * 10
    swatch = chance.randrange(100, 480)
    return {
        "no": str(order),
        "track": f"OK-{order}-{chance.randrange(1, 4)}",
        "inv": f"СБ-{number + 11}",
        "sum": _money(total),
        "cap": _money(total // 10_000 * 10_000 + 10_000),
        "disc": str(discount),
        "pp": str(140 + number * 9 + chance.randrange(9)),
        "boxes": _count(boxes, "коробки", "коробок"),
        "kg": str(boxes * 9 + chance.randrange(9)),
        "gate": str(chance.randrange(1000, 10_000)),
        "hour": str(chance.randrange(10, 17)),
        "hours": str(chance.randrange(5, 20)),
        "few_more": str(chance.randrange(2, 6)),
        "spare": str(chance.randrange(5, 60)),
        "rate": str(chance.randrange(12, 25) * 10),
        "thread": str(chance.randrange(300, 900)),
        "swatches": str(chance.randrange(5, 20)),
        "swatch": str(swatch),
        "swatch2": str(swatch + chance.randrange(3, 17)),
        "pages": str(chance.randrange(5, 19)),
        "diff": _money(chance.randrange(31, 490) * 10),
        "refund": _money(chance.randrange(90, 900) * 10),
        "refund_no": str(chance.randrange(70_000, 80_000)),
    }


def _things(
    chance: Random, goods: list[Goods], picked: list[tuple[Goods, str]], amounts: list[int]
) -> Iterator[tuple[str, str]]:
    order = chance.sample(range(len(picked)), len(picked))
    for letter, place in zip("abc", order, strict=True):
        thing, name = picked[place]
        for word in (*thing.kinds, letter):
            yield from _forms(word, thing, name, amounts[place])
    # The last one named fragile above, so that what is packed with care is what breaks.
    fragile, name = next(picked[place] for place in reversed(order) if "fragile" in picked[place][0].kinds)
    yield from _forms("bad", fragile, name, chance.randrange(2, 5))
    yield "damage", "cracked_plate" if "dish" in fragile.kinds else "broken_lamp"
    yield from _shortage(chance, picked[order[1]], amounts[order[1]])
    spare = chance.choice([thing for thing in goods if all(thing.one != other.one for other, _ in picked)])
    yield from _forms("extra", spare, chance.choice(sorted(spare.names)), chance.choice((2, 3, 4, 5, 6)))


def _shortage(chance: Random, missed: tuple[Goods, str], amount: int) -> Iterator[tuple[str, str]]:
    """How many of it there are, and what of the same sort may stand in."""
    thing, name = missed
    yield from _forms("left", thing, name, chance.randrange(2, amount - 2))
    for other in sorted(thing.names):
        if other != name:
            yield from _forms("sub", thing, other, amount)


def _forms(word: str, thing: Goods, name: str, amount: int) -> Iterator[tuple[str, str]]:
    for form in ("one", "gen", "pl", "many", "dat", "ins"):
        yield f"{word}.{form}", f"{getattr(thing, form)} «{name}»"
    yield f"{word}.name", name
    yield f"{word}.qty", str(amount)
    yield f"{word}.n", f"{_count(amount, thing.gen, thing.many)} «{name}»"
    yield f"{word}.of", f"{amount} {thing.many} «{name}»"
    yield f"{word}.ins_n", f"{amount} {thing.ins} «{name}»"
    yield f"{word}.pcs", _count(amount, "штуки", "штук")


def _count(amount: int, few: str, many: str) -> str:
    """A number from 2 on that does not end in a lone one, with its noun."""
    is_few = amount % 10 in {2, 3, 4} and amount % 100 not in {12, 13, 14}
    return f"{amount} {few if is_few else many}"


def _money(roubles: int) -> str:
    return f"{roubles:,}".replace(",", " ")


def _spoken(at: date) -> str:
    return f"{at.day} {_MONTHS[at.month - 1]}"
