"""The name that a person leaves in a channel."""

from dataclasses import dataclass

from tests.bench.people.drawing import Draw
from tests.bench.people.kinds import Channel, Corruption
from tests.bench.people.name_forms import DIMINUTIVES, VARIANTS
from tests.bench.people.shapes import Person
from tests.bench.people.slips import on_latin_keys, with_typo
from tests.bench.people.transliterate import some_latin

_NICKNAMES = (
    "Солнышко", "Кот Матроскин", "sunny", "Мама двоих", "Бродяга", "Lucky", "Чеширский", "Админ", "Волк", "✨✨✨",
    "Пельмешек", "Neo", "капитан", "Рыжик", "Lady V", "Тень", "Сова", "на рыбалке", "Batya", "Зефирка",
    "user", ".", "Шеф", "Ваш электрик", "Цветы 24", "Джокер", "Белка", "без имени", "Hunter", "Фея",
)  # fmt: skip
_EMOJI = ("🌸", "🔥", "✈️", "❤️", "🐾", "😎", "🌿", "🎧")


@dataclass(frozen=True, slots=True)
class Habits:
    """How often a name is left so in a channel, as probabilities."""

    nickname: float
    first_only: float
    initials: float
    surname_first: float
    patronymic: float
    latin: float
    layout: float
    diminutive: float
    variant: float
    typo: float
    decorated: float


HABITS = {
    Channel.TELEGRAM: Habits(0.12, 0.12, 0.02, 0.06, 0.03, 0.22, 0.015, 0.30, 0.04, 0.02, 0.08),
    Channel.VK: Habits(0.03, 0.00, 0.01, 0.04, 0.00, 0.09, 0.005, 0.22, 0.05, 0.02, 0.03),
    Channel.SITE: Habits(0.06, 0.28, 0.03, 0.12, 0.10, 0.05, 0.080, 0.20, 0.04, 0.11, 0.08),
    Channel.CALLBACK: Habits(0.01, 0.32, 0.03, 0.16, 0.25, 0.02, 0.070, 0.15, 0.04, 0.15, 0.05),
    Channel.IMPORT: Habits(0.01, 0.02, 0.16, 0.82, 0.70, 0.04, 0.020, 0.03, 0.06, 0.10, 0.06),
}


@dataclass(slots=True)
class Shown:
    """A name as written, and which whole plain names stand behind it."""

    text: str
    corruptions: list[Corruption]
    surname: str | None = None
    first: str | None = None
    patronymic: str | None = None
    initials: bool = False


def leave_name(person: Person, channel: Channel, draw: Draw) -> Shown:
    habits = HABITS[channel]
    if draw.happens(habits.nickname):
        return Shown(draw.one((*_NICKNAMES, person.handle)), [Corruption.NICKNAME])
    shown = Shown("", [])
    surname = _surname(person, shown, draw)
    if draw.happens(habits.first_only):
        words = _first_only(person, surname, habits, shown, draw)
    elif draw.happens(habits.initials):
        words = _initials(person, surname, shown, draw)
    else:
        words = _whole(person, surname, habits, shown, draw)
    return _written_out(words, habits, shown, draw)


def _surname(person: Person, shown: Shown, draw: Draw) -> str:
    """What was written before the wedding stays as it was."""
    if person.maiden_surname and draw.happens(0.45):
        shown.corruptions.append(Corruption.MARRIED_SURNAME)
        return person.maiden_surname
    return person.surname


def _first_only(person: Person, surname: str, habits: Habits, shown: Shown, draw: Draw) -> list[str]:
    shown.corruptions = [Corruption.FIRST_NAME_ONLY]
    shown.first = person.first
    first = _bent(person.first, habits, shown, draw)
    if person.patronymic and draw.happens(habits.patronymic):
        shown.patronymic = person.patronymic
        return [first, person.patronymic]
    return [first, f"{surname[0]}."] if draw.happens(0.15) else [first]


def _initials(person: Person, surname: str, shown: Shown, draw: Draw) -> list[str]:
    shown.corruptions.append(Corruption.INITIALS)
    shown.surname, shown.first, shown.initials = surname, person.first, True
    letters = f"{person.first[0]}."
    if person.patronymic and draw.happens(0.7):
        shown.patronymic = person.patronymic
        letters += draw.one((" ", "")) + f"{person.patronymic[0]}."
    return [surname, letters] if draw.happens(0.75) else [letters, surname]


def _whole(person: Person, surname: str, habits: Habits, shown: Shown, draw: Draw) -> list[str]:
    shown.surname, shown.first = surname, person.first
    if person.patronymic and draw.happens(habits.patronymic):
        shown.patronymic = person.patronymic
    given = [_bent(person.first, habits, shown, draw), *([shown.patronymic] if shown.patronymic else [])]
    if draw.happens(habits.surname_first):
        shown.corruptions.append(Corruption.SWAPPED_ORDER)
        return [surname, *given]
    return [*given, surname]


def _bent(first: str, habits: Habits, shown: Shown, draw: Draw) -> str:
    if first in DIMINUTIVES and draw.happens(habits.diminutive):
        shown.corruptions.append(Corruption.DIMINUTIVE)
        return draw.one(DIMINUTIVES[first])
    if first in VARIANTS and draw.happens(4 * habits.variant):
        shown.corruptions.append(Corruption.NAME_VARIANT)
        return draw.one(VARIANTS[first])
    return first


def _written_out(words: list[str], habits: Habits, shown: Shown, draw: Draw) -> Shown:
    if draw.happens(habits.typo):
        words = _mistyped(words, shown, draw)
    if "ё" in "".join(words).lower() and draw.happens(0.6):
        shown.corruptions.append(Corruption.YO_AS_YE)
        words = [word.replace("ё", "е").replace("Ё", "Е") for word in words]
    if draw.happens(habits.latin):
        shown.corruptions.append(Corruption.TRANSLITERATION)
        latin = some_latin(draw.random)
        words = [latin(word) for word in words]
    elif draw.happens(habits.layout):
        shown.corruptions.append(Corruption.KEYBOARD_LAYOUT)
        words = [on_latin_keys(word) for word in words]
    shown.text = " ".join(words)
    if Corruption.KEYBOARD_LAYOUT not in shown.corruptions and draw.happens(habits.decorated):
        shown.corruptions.append(Corruption.DECORATED)
        shown.text = _decorated(words, draw)
    return shown


def _mistyped(words: list[str], shown: Shown, draw: Draw) -> list[str]:
    long = [place for place, word in enumerate(words) if len(word) > 3 and "." not in word]
    if not long:
        return words
    shown.corruptions.append(Corruption.TYPO)
    place = draw.one(long)
    return [with_typo(word, draw.random) if at == place else word for at, word in enumerate(words)]


def _decorated(words: list[str], draw: Draw) -> str:
    text = " ".join(words)
    return draw.one(
        (text.upper(), text.lower(), f"{text} {draw.one(_EMOJI)}", "  ".join(words) + " ", f"«{text}»")
    )
