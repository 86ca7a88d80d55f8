"""What is asked for: words, phrases in quotes, and filters."""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from app.search.stems import siblings, words_in

Kind = Literal["all", "messages", "clients", "notes", "files"]

_QUOTED = re.compile(r'["«“„]([^"»”“]*)(["»”“]?)')
_SHORTEST_PREFIX = 3
"""Characters: what begins with fewer is too much to go through."""
MOST_TERMS = 12


@dataclass(frozen=True, slots=True)
class Term:
    """One word in any of its forms; the last one while somebody types is also the beginning of others."""

    stems: tuple[str, ...]
    prefix: str | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand beside each other, in any of their forms."""

    stems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Filters:
    channel_id: int | None = None
    operator_id: int | None = None
    since: datetime | None = None
    until: datetime | None = None
    """Before this moment."""
    has_file: bool = False
    spam: bool = False
    """Also what lies in the spam folder."""

    @property
    def are_of_messages(self) -> bool:
        """Whether people as such cannot be what is meant."""
        return bool(self.operator_id or self.since or self.until or self.has_file)

    @property
    def any(self) -> bool:
        return self.are_of_messages or self.channel_id is not None


@dataclass(frozen=True, slots=True)
class Question:
    terms: tuple[Term, ...]
    phrases: tuple[Phrase, ...]
    kind: Kind
    filters: Filters

    @property
    def has_words(self) -> bool:
        return bool(self.terms or self.phrases)

    def of_kind(self, kind: Kind) -> "Question":
        return replace(self, kind=kind)


def read_question(query: str, kind: Kind, filters: Filters) -> Question:
    """A quote that nobody closed is still being typed, and a phrase all the same."""
    phrases = []
    for quoted, _ in _QUOTED.findall(query):
        stems = tuple(word.stem for word in words_in(quoted))[:MOST_TERMS]
        if stems:
            phrases.append(Phrase(stems))
    loose = list(words_in(_QUOTED.sub(" ", query)))[:MOST_TERMS]
    terms = [Term(siblings(word.stem)) for word in loose]
    is_being_typed = bool(loose) and query[-1:].isalnum()
    if is_being_typed and len(loose[-1].plain) >= _SHORTEST_PREFIX:
        terms[-1] = replace(terms[-1], prefix=loose[-1].plain)
    return Question(tuple(dict.fromkeys(terms)), tuple(phrases[:MOST_TERMS]), kind, filters)
