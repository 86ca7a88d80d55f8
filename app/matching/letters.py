"""Words as they sound, whatever alphabet and whichever way of transliterating they were written in."""

import re
import unicodedata
from functools import lru_cache

_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i",
    "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
    "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "",
    "э": "e", "ю": "yu", "я": "ya", "і": "i", "ї": "yi", "є": "ye", "ґ": "g", "ў": "v", "ә": "a", "ғ": "g",
    "қ": "k", "ң": "n", "ө": "o", "ұ": "u", "ү": "u", "һ": "h",
}  # fmt: skip
_CARONS = str.maketrans({"š": "sh", "č": "ch", "ž": "zh", "ß": "ss", "ł": "l", "ø": "o", "æ": "ae", "đ": "d"})

# The order matters: longer spellings come before those they contain.
_SPELLINGS = (
    (re.compile(r"shch|schtsch|szcz|shh|sch"), "S"),
    (re.compile(r"tsch|tch|ch|cz"), "C"),
    (re.compile(r"sh|sz"), "S"),
    (re.compile(r"zh|zz?h"), "Z"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"th"), "t"),
    (re.compile(r"ck|q"), "k"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"ts|tz|tc|c(?=[eiy])"), "T"),
    (re.compile(r"c"), "k"),
    (re.compile(r"w"), "v"),
    (re.compile(r"ff$"), "v"),
    # Semivowels come and go between schemes: Юлия is Yulia, Iuliia, Julija.
    (re.compile(r"[iyj]+(?=[aeou])"), ""),
    (re.compile(r"[iyj]+"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
)
_VOWELS = re.compile("[aeiou]")
_NOT_LETTERS = re.compile(r"[^a-z]")


def is_cyrillic(word: str) -> bool:
    return any("\u0400" <= letter <= "\u052f" for letter in word)


@lru_cache(maxsize=65_536)
def latin(word: str) -> str:
    """Lower-case Latin letters only, one plain scheme for Cyrillic; empty for what is neither."""
    lowered = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", word).casefold())
    spelled = "".join(_CYRILLIC.get(letter, letter) for letter in lowered).translate(_CARONS)
    return _NOT_LETTERS.sub("", unicodedata.normalize("NFKD", spelled))


@lru_cache(maxsize=65_536)
def sound(word: str) -> str:
    """The same for every usual spelling of the same word: Щербаков and Shcherbakov, Юлия and Iuliia."""
    heard = latin(word)
    # Ё is Е where people are in a hurry: Фёдор is Федор, Fyodor and Fiodor.
    heard = re.sub(r"(?<=[bcdfghklmnprstvz])[iyj]o(?=[a-z])", "e", heard)
    for spelling, letter in _SPELLINGS:
        heard = spelling.sub(letter, heard)
    return heard


def consonants(heard: str) -> str:
    """What remains of a sound when vowels are mistyped."""
    return heard[:1] + _VOWELS.sub("", heard[1:])
