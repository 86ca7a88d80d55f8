"""What a client is found by, and what somebody types to find one."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.kit.text import folded

PHONE, PHONE_END = "+", "-"
"""Stand before the digits of a number: from its beginning, and from its end."""
_PIECE = re.compile(r"[^\W_]+")
_WHOLE = re.compile(r"\w+")
_DIGIT = re.compile(r"\d")
_NOT_A_NUMBER = re.compile(r"[^\d\s()+\-‐-―./]")
SHORTEST_SLIP = 4
"""Letters of a word in which one may be wrong."""
FEWEST_DIGITS, FEWEST_LAST_DIGITS = 3, 4
LONGEST = 60


def keys_of(names: str, points: Iterable[tuple[str, str]]) -> set[str]:
    """Of folded names and of contact points (kind, value)."""
    keys = set(_WHOLE.findall(names)) | set(_PIECE.findall(names))
    for kind, value in points:
        if kind == "phone":
            keys |= set(_keys_of_phone(value))
        else:
            keys.add(folded(value))
            keys |= set(_PIECE.findall(folded(value).partition("@")[0]))
    return {key[:LONGEST] for key in keys}


def slips_of(word: str) -> set[str]:
    """The word, and it without any one of its letters: two words that differ by one letter, or by two that have
    changed places, share one of these."""
    return {word} | {word[:place] + word[place + 1 :] for place in range(len(word))}


def may_slip(word: str) -> bool:
    return SHORTEST_SLIP <= len(word) <= LONGEST // 2 and word.isalpha()


def _keys_of_phone(number: str) -> Iterator[str]:
    digits = number.removeprefix("+")
    yield PHONE + digits
    yield PHONE_END + digits[::-1]
    # Without the code of the country, as people say it at home; that of Russia is one digit.
    if digits.startswith("7"):
        yield PHONE + digits[1:]


@dataclass(frozen=True, slots=True)
class NamesAsked:
    words: tuple[str, ...]
    """Each must begin one of the client's words."""
    phone: str = ""
    """Or these digits must begin or end a number."""

    @property
    def is_empty(self) -> bool:
        return not (self.words or self.phone)

    def phone_keys(self) -> Iterator[str]:
        yield PHONE + self.phone
        if self.phone.startswith("8") and len(self.phone) > FEWEST_DIGITS:
            yield f"{PHONE}7{self.phone[1:]}"
        if len(self.phone) >= FEWEST_LAST_DIGITS:
            yield PHONE_END + self.phone[::-1]


def read_names(query: str) -> NamesAsked:
    digits = "".join(_DIGIT.findall(query))
    if len(digits) >= FEWEST_DIGITS and not _NOT_A_NUMBER.search(query.strip()):
        return NamesAsked((), digits[:20])
    words: list[str] = []
    for token in folded(query).replace('"', " ").split():
        whole = token.strip("@.,;:!?()«»“”'")
        if "@" in whole or "_" in whole:
            words.append(whole[:LONGEST])
        else:
            words += [piece[:LONGEST] for piece in _PIECE.findall(whole)]
    return NamesAsked(tuple(dict.fromkeys(words))[:8])
