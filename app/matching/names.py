"""A name as somebody wrote it, taken apart: given name, patronymic, family name."""

import re
import unicodedata
from functools import lru_cache

import msgspec

from app.matching.family_names import looks_like_family_name, stem
from app.matching.given_names import full_names, is_given_name
from app.matching.layout import could_be_cyrillic, in_cyrillic, in_latin
from app.matching.letters import is_cyrillic, latin, sound

_PATRONYMIC = re.compile(r"(?:[oe]viC|[oe]vna|iCna|ilniCna|iniCna|iliC|ogli|kizi|uli)$")
_SHORT_PATRONYMICS = frozenset({"iliC", "lukiC", "fomiC"})
_TITLES = frozenset(
    {
        "mr",
        "mrs",
        "ms",
        "dr",
        "ip",
        "ooo",
        "gospodin",
        "gospozha",
        "gost",
        "posetitel",
        "klient",
        "visitor",
        "guest",
        "client",
        "admin",
        "administrator",
    }
)
_WORD = re.compile(r"[^\W\d_]+(?:['’`][^\W\d_]+)*")


class Name(msgspec.Struct, frozen=True, array_like=True):
    """All parts as they sound; empty where the name does not tell."""

    given: str = ""
    family: str = ""
    """The stem: the same for a wife and a husband."""
    patronymic: str = ""
    written_given: str = ""
    """In plain Latin letters; typos are seen on these."""
    written_family: str = ""

    is_nickname: bool = False
    """No word of it is a name that we know: Кот Матроскин, Lady V. Many may go by it."""

    @property
    def is_whole(self) -> bool:
        return bool(self.given and self.family)

    @property
    def is_womans(self) -> bool | None:
        """As far as the endings of a Russian name tell."""
        if self.patronymic:
            return self.patronymic.endswith("na") or self.patronymic.endswith("kizi")
        if self.written_family.endswith(("ova", "eva", "ina", "aya", "aia")):
            return True
        if self.written_family.endswith(("ov", "ev", "in", "skiy", "sky", "skii")):
            return False
        return None


@lru_cache(maxsize=16_384)
def read_name(written: str, patronymic: str = "") -> Name | None:
    """None of what holds no word. A name of one word is a given name, unless it looks like a family name."""
    words = [word for word in _words(_in_the_right_alphabet(written)) if latin(word)]
    words = _rejoined([word for word in words if latin(word) not in _TITLES])[:5]
    if not words:
        return None
    if sum(len(word) > 1 for word in words) == 1 and len(words) in {2, 3}:
        return _with_initials(words)
    fathers = next((word for word in words if len(words) > 1 and _is_patronymic(word)), "")
    others = [word for word in words if word != fathers]
    given, family = _given_and_family(others, fathers, words)
    return Name(
        given=sound(given),
        family=stem(family) if family else "",
        patronymic=sound(fathers or patronymic),
        written_given=latin(given),
        written_family=latin(family),
        is_nickname=not fathers and _is_odd(given, words),
    )


def _with_initials(words: list[str]) -> Name:
    """Иванова Е. П., or Екатерина И."""
    whole = next(word for word in words if len(word) > 1)
    letters = [sound(word)[:1] for word in words if len(word) == 1]
    if len(letters) == 1 and _is_known(whole):
        return Name(sound(whole), letters[0], "", latin(whole), letters[0])
    patronymic = "".join(letters[1:])
    return Name(letters[0], stem(whole), patronymic, letters[0], latin(whole), not _is_name(whole))


def _is_odd(given: str, words: list[str]) -> bool:
    """Two longer words in Latin letters are mostly a foreign name; a short Russian word that we do not know is none."""
    if any(map(_is_name, words)):
        return is_cyrillic(given) and len(given) <= 4 and not _is_known(given)
    return len(words) == 1 or any(is_cyrillic(word) or len(word) < 3 for word in words)


def _given_and_family(others: list[str], fathers: str, words: list[str]) -> tuple[str, str]:
    if not others:
        return "", ""
    if len(others) == 1:
        word = others[0]
        if not fathers and not is_given_name(sound(word)) and looks_like_family_name(word):
            return "", word
        return word, ""
    known = [is_given_name(sound(word)) for word in others]
    # Иванова Екатерина Петровна: the patronymic follows the given name.
    if fathers and words.index(fathers) > 0:
        given = words[words.index(fathers) - 1]
    elif known[0] or not any(known):
        given = others[0]
    else:
        given = others[known.index(True)]
    if known[0] and len(others) == 2 and known[1] and looks_like_family_name(others[0]):
        given = others[1] if not looks_like_family_name(others[1]) else others[0]
    rest = list(others)
    rest.remove(given)
    return given, "".join(rest)


def _is_patronymic(word: str) -> bool:
    heard = sound(word)
    if heard in _SHORT_PATRONYMICS:
        return True
    return len(heard) >= 6 and _PATRONYMIC.search(heard) is not None and not is_given_name(heard)


def _words(written: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", written))


def _rejoined(words: list[str]) -> list[str]:
    """Laur a is Laura: a blank has slipped into a known name."""
    for place in range(len(words) - 1):
        pair = words[place : place + 2]
        joined = "".join(pair)
        if (
            min(map(len, pair)) <= 2
            and not any(map(_is_known, pair))
            and _is_known(joined)
            and len(words) > 2
        ):
            return [*words[:place], joined, *words[place + 2 :]]
    return words


def _is_known(word: str) -> bool:
    return is_given_name(sound(word))


def _in_the_right_alphabet(written: str) -> str:
    """Rfnz Bdfyjdf is Катя Иванова."""
    pieces = written.split()
    if any(could_be_cyrillic(piece) for piece in pieces):
        turned = [in_cyrillic(piece) for piece in pieces]
        words = [word for piece in turned for word in _words(piece)]
        if any(map(_is_name, words)) and all(_is_name(word) or len(word) == 1 for word in words):
            return " ".join(turned)
    if is_cyrillic(written) and not any(is_given_name(sound(word)) for word in _words(written)):
        turned = [in_latin(piece) for piece in pieces]
        if any(is_given_name(sound(word)) for piece in turned for word in _words(piece)):
            return " ".join(turned)
    return written


def _is_name(word: str) -> bool:
    return is_given_name(sound(word)) or looks_like_family_name(word) or _is_patronymic(word)


def given_forms(name: Name) -> frozenset[str]:
    """The full names it may stand for."""
    return full_names(name.given) if name.given else frozenset()
