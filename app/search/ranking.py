"""Which of the newest hits fit best: made here, so that both databases agree to the last digit."""

from collections.abc import Sequence

from app.search.entries import FILE
from app.search.index import NewestHit
from app.search.question import Question, Term

DAY = 86_400_000_000
"""In microseconds."""
_FADES = 60.0
"""Days after which being new counts half."""
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
    scored = [(_score(hit, needles, in_a_row, newest_at), hit) for hit in hits]
    scored.sort(key=lambda pair: (-pair[0], -pair[1][0]))
    return scored


def _needles(term: Term, sign: str) -> tuple[str, ...]:
    """As they stand among blanks; a beginning that was only typed so far has no blank behind it."""
    whole = tuple(f" {sign}{stem} " for stem in term.stems)
    return whole if term.prefix is None else (*whole, f" {sign}{term.prefix}")


def _score(hit: NewestHit, needles: Sequence[tuple[str, ...]], in_a_row: str, newest_at: int) -> float:
    words = f" {hit[2]} "
    score = 1.0 / (1.0 + len(words) / _LONG) + 1.0 / (1.0 + (newest_at - hit[1]) / DAY / _FADES)
    for choices in needles:
        count = float(words.count(choices[0]))
        if not count:
            # Only another form of it, or only its beginning.
            count = 0.5 if any(choice in words for choice in choices[1:]) else 0.0
        score += count / (count + 0.5)
    if in_a_row and in_a_row in words:
        score += 1.0
    return round(score, 6)
