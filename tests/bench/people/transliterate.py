"""Russian in Latin letters, as passports, maps, people abroad and people in a hurry write it."""

from collections.abc import Callable
from random import Random

_PLAIN = dict(zip("абвгдезиклмнопрстуф", "abvgdeziklmnoprstuf", strict=True)) | {
    "ё": "e", "ж": "zh", "й": "i", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "ie", "ы": "y",
    "ь": "", "э": "e", "ю": "iu", "я": "ia",
}  # fmt: skip
# The international passport of today.
_PASSPORT = _PLAIN
# The passport of 1997 and most bank cards.
_OLD_PASSPORT = _PLAIN | {"й": "y", "ю": "yu", "я": "ya", "ъ": ""}
# What people write by ear.
_BY_EAR = _PLAIN | {
    "ё": "yo",
    "й": "y",
    "х": "h",
    "ц": "c",
    "щ": "sch",
    "ъ": "",
    "ю": "yu",
    "я": "ya",
    "э": "e",
}
_CONTINENTAL = _PLAIN | {
    "ё": "jo",
    "ж": "zh",
    "й": "j",
    "х": "h",
    "ц": "c",
    "щ": "sch",
    "ъ": "",
    "ю": "ju",
    "я": "ja",
}
_DIGITS = _BY_EAR | {"ч": "4", "ш": "6", "ж": "j", "я": "9"}
# Dotless soft signs and all, as libraries and old databases keep names.
_LIBRARY = _OLD_PASSPORT | {
    "ё": "yo",
    "ь": "'",
    "ъ": "''",
    "й": "j",
    "х": "x",
    "ц": "c",
    "щ": "shh",
    "э": "e'",
}

SCHEMES: dict[str, dict[str, str]] = {
    "passport": _PASSPORT,
    "old_passport": _OLD_PASSPORT,
    "by_ear": _BY_EAR,
    "continental": _CONTINENTAL,
    "digits": _DIGITS,
    "library": _LIBRARY,
}
_ENGLISH = {
    "Александр": "Alexander", "Александра": "Alexandra", "Алексей": "Alex", "Андрей": "Andrew",
    "Анна": "Anna", "Дмитрий": "Dmitry", "Екатерина": "Catherine", "Елена": "Helen", "Елизавета": "Elizabeth",
    "Евгений": "Eugene", "Георгий": "George", "Иван": "Ivan", "Мария": "Maria", "Михаил": "Michael",
    "Наталья": "Natalie", "Николай": "Nick", "Пётр": "Peter", "Павел": "Paul", "Софья": "Sophia",
    "Татьяна": "Tatiana", "Юлия": "Julia", "Юрий": "Yury", "Яков": "Jacob", "Ксения": "Xenia",
}  # fmt: skip


def in_latin(text: str, scheme: str) -> str:
    """Letter by letter by one of SCHEMES; what is not Russian stays."""
    table = SCHEMES[scheme]
    return "".join(_letter(character, table) for character in text)


def some_latin(randomness: Random) -> Callable[[str], str]:
    """One way of writing for a whole name: a scheme, or English given names with the rest by ear."""
    ways = [*SCHEMES, "english"]
    way = randomness.choices(ways, weights=(20, 22, 30, 10, 4, 4, 10))[0]
    if way == "english":
        return lambda word: _ENGLISH.get(word) or in_latin(word, "by_ear")
    return lambda word: in_latin(word, way)


def _letter(character: str, table: dict[str, str]) -> str:
    latin = table.get(character.lower(), character)
    return latin.capitalize() if character.isupper() else latin
