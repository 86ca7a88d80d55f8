"""Two people side by side."""

from app.matching.facts import Point, Told, facts_of
from app.matching.judging import Judgement, judge
from app.matching.keys import blocking_keys, words_of
from app.matching.shares import Shares


def told(*names: str, phone: str = "", email: str = "", proof: str = "claimed", **more: str) -> Told:
    points = [
        Point(kind, value, proof, "test") for kind, value in (("phone", phone), ("email", email)) if value
    ]
    usernames = [more.pop("username")] if "username" in more else []
    return Told(names=names, usernames=usernames, points=points, **more)


def compared(
    one: Told, other: Told, counts: dict[str, int] | None = None, owners: dict[str, int] | None = None
) -> Judgement:
    """In a young house, which does not know yet what is usual among its clients."""
    return judge(facts_of(one), facts_of(other), Shares({"*": 60} | (counts or {}), owners))


def meet(one: Told, other: Told) -> bool:
    """Whether they share a key at all."""
    return bool(blocking_keys(facts_of(one)) & blocking_keys(facts_of(other)))


def codes(judgement: Judgement) -> list[str]:
    return [reason.code for reason in judgement.reasons]


__all__ = ["codes", "compared", "meet", "told", "words_of"]
