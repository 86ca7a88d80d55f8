"""A line of a text with the words that were found in it."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.kit.text import utf16_length
from app.search.question import Question
from app.search.stems import words_in

WIDTH = 160
"""Characters of a snippet."""
BEFORE = 28
"""Characters in front of the first word found."""
EARLY = 44
"""Where the first word found stands before this character, the line begins with the text."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Snippet:
    text: str
    marks: tuple[Span, ...]
    """From and to, in UTF-16 code units of the text."""


def snippet_of(text: str, question: Question) -> Snippet:
    line = " ".join(text.split())
    return snippet_with(line, list(spans_in(line, question)))


def snippet_with(line: str, spans: list[Span]) -> Snippet:
    """The part of the line where most of them stand."""
    start = _at_a_word(line, _best_start(spans))
    end = _end_of_word(line, start + WIDTH)
    head, tail = "…" if start else "", "…" if end < len(line) else ""
    shown = head + line[start:end] + tail
    shift = len(head) - start
    kept = [(a + shift, b + shift) for a, b in spans if a >= start and b <= end]
    return Snippet(shown, tuple((utf16_length(shown[:a]), utf16_length(shown[:b])) for a, b in kept))


def spans_in(line: str, question: Question) -> Iterator[Span]:
    """Of words that are asked for, one by one or beside each other; in characters."""
    words = list(words_in(line))
    stems = {stem for term in question.terms for stem in term.stems}
    beginnings = tuple(term.prefix for term in question.terms if term.prefix is not None)
    asked = [word for word in words if word.stem in stems or word.stem.startswith(beginnings)]
    for phrase in question.phrases:
        for place in range(len(words) - len(phrase.stems) + 1):
            run = words[place : place + len(phrase.stems)]
            if tuple(word.stem for word in run) == phrase.stems:
                asked += run
    yield from sorted({(word.start, word.end) for word in asked})


def _best_start(spans: list[Span]) -> int:
    if not spans:
        return 0
    room = WIDTH - BEFORE
    best = max(spans, key=lambda first: (sum(first[0] <= a < first[0] + room for a, _ in spans), -first[0]))
    return best[0] - BEFORE if best[0] > EARLY else 0


def _at_a_word(line: str, start: int) -> int:
    if start <= 0:
        return 0
    blank = line.find(" ", start, start + BEFORE)
    return blank + 1 if blank >= 0 else start


def _end_of_word(line: str, end: int) -> int:
    if end >= len(line):
        return len(line)
    blank = line.rfind(" ", end - BEFORE, end)
    return blank if blank > 0 else end
