"""Words as the index knows them: both databases get the same stems, made here."""

import re
import threading
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import Stemmer

from app.kit.text import folded

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_CYRILLIC = re.compile("[а-я]")
_LONGEST = 40
"""Characters of a word that count: nobody types more, and what is longer is a key or an address."""
_FLEETING = re.compile(r"^(.*[бвгджзйклмнпрстфхцчшщ])([ое])([кцг])$")
_CLUSTER = re.compile(r"^(.*[бвгджзйклмнпрстфхцчшщ])ь?([кцг])ь?$")

_stemmers = threading.local()
"""A stemmer keeps what it works on inside itself, so each thread has its own."""


class Word(NamedTuple):
    """A word of a text, in characters of it."""

    start: int
    end: int
    plain: str
    """Folded, as it was written otherwise."""
    stem: str


def words_in(text: str) -> Iterator[Word]:
    for found in _WORD.finditer(text):
        plain = plain_word(found[0])
        if plain:
            yield Word(found.start(), found.end(), plain, stem_of(plain))


def stems_in(text: str) -> list[str]:
    return [stem for stem in (stem_of(plain_word(word)) for word in _WORD.findall(text)) if stem]


@lru_cache(maxsize=65_536)
def plain_word(written: str) -> str:
    """Lower case, ё as е, of characters that mean nothing to a database's own grammar."""
    kept = "".join(letter for letter in folded(written) if letter.isalnum())
    return kept[:_LONGEST]


@lru_cache(maxsize=65_536)
def stem_of(plain: str) -> str:
    """Russian of Cyrillic words, English of Latin ones; numbers stay."""
    if plain.isdigit():
        return plain
    language = "russian" if _CYRILLIC.search(plain) else "english"
    stemmer = getattr(_stemmers, language, None)
    if stemmer is None:
        stemmer = Stemmer.Stemmer(language)
        # What is asked often is remembered here, in front of it.
        stemmer.maxCacheSize = 0
        setattr(_stemmers, language, stemmer)
    stem: str = stemmer.stemWord(plain)
    return stem


@lru_cache(maxsize=4_096)
def siblings(stem: str) -> tuple[str, ...]:
    """The stem first, then the same with or without a fleeting vowel: доставк and доставок, денег and деньг."""
    if len(stem) < 4:
        return (stem,)
    if fleeting := _FLEETING.match(stem):
        head, _, tail = fleeting.groups()
        return stem, head + tail, f"{head}{tail}ь", f"{head}ь{tail}"
    if cluster := _CLUSTER.match(stem):
        head, tail = cluster.groups()
        return stem, f"{head}о{tail}", f"{head}е{tail}"
    return (stem,)
