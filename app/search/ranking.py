"""Which of the newest hits fit best: made here, so that both databases agree to the last digit."""

from collections.abc import Sequence

from app.search.entries import FILE
from app.search.index import NewestHit
from app.search.question import Question, Term

_FADES = 60 * 86_400_000_000
"""Microseconds, of sixty days, after which being new counts half."""
_LONG = 240.0
"""Characters of stems at which being short counts half."""

Ranked = tuple[float, NewestHit]


def ranked(question: Question, hits: Sequence[NewestHit]) -> list[Ranked]:
    """The best first; of equals the newest. A hit's score does not depend on when it is asked for, only on the hits
    that it stands among."""
    if not hits:
        return []
    sign = FILE if question.kind == "files" else ""
    needles = [_needles(term, sign) for term in question.terms]
    in_a_row = " ".join(sign + term.stems[0] for term in question.terms) if len(needles) > 1 else ""
    newest_at = max(hit[1] for hit in hits)
    scored = [(_score(hit, needles, in_a_row, newest_at), hit[0], hit) for hit in hits]
    # Ids differ, so that what is compared ends there.
    scored.sort(reverse=True)
    return [(score, hit) for score, _, hit in scored]


def _needles(term: Term, sign: str) -> tuple[str, tuple[str, ...]]:
    """The word as it stands among blanks, and its other forms; a beginning that was only typed so far has no blank
    behind it."""
    whole, *others = (f" {sign}{stem} " for stem in term.stems)
    return whole, (*others, *(() if term.prefix is None else (f" {sign}{term.prefix}",)))


def _score(
    hit: NewestHit, needles: Sequence[tuple[str, tuple[str, ...]]], in_a_row: str, newest_at: int
) -> float:
    words = f" {hit[2]} "
    score = 1.0 / (1.0 + len(words) / _LONG) + 1.0 / (1.0 + (newest_at - hit[1]) / _FADES)
    for whole, others in needles:
        count: float = words.count(whole)
        if not count and any(other in words for other in others):
            # Only another form of it, or only its beginning.
            count = 0.5
        score += count / (count + 0.5)
    if in_a_row and in_a_row in words:
        score += 1.0
    return score
