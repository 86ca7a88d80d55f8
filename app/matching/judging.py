"""Two clients side by side: how likely they are one person, and why.

Each agreement weighs as much as it is rare, in bits, and each disagreement counts against; the sum against what is to
be expected of two strangers gives the score (Fellegi and Sunter). Nothing here glues: a score is for a person to look
at.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from app.matching.comparing_names import SameName, compare_names
from app.matching.comparing_places import compare_addresses, compare_cities
from app.matching.comparing_points import compare_points, compare_usernames
from app.matching.facts import Facts
from app.matching.reasons import Reason
from app.matching.shares import Shares

LIKELY = 0.5
"""From here on a pair is suggested for what it has in common."""
WORTH_A_LOOK = 0.2
"""Somebody who gives another's phone or e-mail is shown from here on, however different they are."""
TYPED_MOST = 0.9
"""As likely as two become by what was only typed. What else speaks for them may say more."""
BIRTH_DATE, BIRTH_DATE_NEAR, BIRTH_DATE_DIFFERS = 12.5, 6.5, -6.0


@dataclass(frozen=True, slots=True)
class Judgement:
    score: float
    """0 to 1."""
    reasons: tuple[Reason, ...]
    shares_home: bool = False
    is_kin: bool = False
    """They share a family name and a home, but not the given name: relatives, where families are
    among the clients; one person badly written down, where there are none. The base as a whole knows which."""

    @property
    def is_suggested(self) -> bool:
        return self.score >= LIKELY or (self.score >= WORTH_A_LOOK and any(r.is_point for r in self.reasons))

    def turned(self) -> "Judgement":
        """As told from the other side."""
        return replace(self, reasons=tuple(reason.turned() for reason in self.reasons))

    def as_json(self) -> list[dict[str, Any]]:
        return [reason.as_json() for reason in self.reasons]


def judge(one: Facts, other: Facts, shares: Shares) -> Judgement:
    """Alike in both directions, but for counts that belong to `one`."""
    names = compare_names(one.names, other.names, shares)
    reasons = [*names.reasons, *compare_points(one, other, shares), *compare_usernames(one, other, shares)]
    reasons += [*_birth_dates(one, other), *compare_cities(one, other, shares)]
    reasons += compare_addresses(one, other, shares)
    reasons = _held_down(reasons, names)
    score = _score(reasons, shares)
    if any(reason.is_typed for reason in reasons):
        score = max(_as_far_as_typed(score), _score([r for r in reasons if not r.is_typed], shares))
    if any(reason.is_point for reason in reasons):
        score = max(score, WORTH_A_LOOK + 0.05)
    told = sorted((r for r in reasons if r.code), key=lambda r: (not r.is_point, -abs(r.bits)))
    shares_home = any(reason.code in {"same_address", "similar_address"} for reason in reasons)
    is_kin = shares_home and names.given_differs and names.family_agrees
    return Judgement(round(score, 3), tuple(told), shares_home, is_kin)


def _score(reasons: Sequence[Reason], shares: Shares) -> float:
    bits = sum(reason.bits for reason in reasons) - shares.prior
    return float(1 / (1 + 2 ** -max(min(bits, 60.0), -60.0)))


def _as_far_as_typed(score: float) -> float:
    """What rests on something typed is never told as sure: the upper half of the scale is pressed together, so that
    neither the order nor what is suggested changes."""
    return min(score, LIKELY + (score - LIKELY) * (TYPED_MOST - LIKELY) / (1 - LIKELY))


def _birth_dates(one: Facts, other: Facts) -> Iterator[Reason]:
    mine, theirs = one.birth_date, other.birth_date
    if not mine or not theirs:
        return
    if mine == theirs:
        yield Reason("same_birth_date", BIRTH_DATE, {"birth_date": _iso(mine)})
    elif _is_near(mine, theirs):
        yield Reason("similar_birth_date", BIRTH_DATE_NEAR, {"a": _iso(mine), "b": _iso(theirs)})
    else:
        yield Reason("other_birth_date", BIRTH_DATE_DIFFERS, {"a": _iso(mine), "b": _iso(theirs)})


def _is_near(mine: str, theirs: str) -> bool:
    """One digit mistyped, two exchanged, or day and month the other way round."""
    if len(mine) != len(theirs):
        return False
    places = [place for place, (a, b) in enumerate(zip(mine, theirs, strict=True)) if a != b]
    exchanged = (
        len(places) == 2
        and places[1] == places[0] + 1
        and mine[places[0]] == theirs[places[1]]
        and mine[places[1]] == theirs[places[0]]
    )
    turned = mine[:4] == theirs[:4] and mine[4:6] == theirs[6:] and mine[6:] == theirs[4:6]
    return len(places) == 1 or exchanged or turned


def _iso(digits: str) -> str:
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"


def _held_down(reasons: list[Reason], names: SameName) -> list[Reason]:
    """What several agreements have in common must not be counted twice."""
    codes = {reason.code for reason in reasons}
    shares_home = {"same_address", "similar_address"} & codes
    if names.given_differs and names.family_agrees and ("same_phone" in codes or not shares_home):
        # A family shares a name, a phone, a home; twins a birth date as well.
        limit = {"same_phone": 5.0, "same_address": 4.0, "similar_address": 4.0, "same_family_name": 3.0}
        reasons = [reason.at_most(limit.get(reason.code, reason.bits)) for reason in reasons]
    elif names.given_differs:
        limit = {"same_phone": 9.0, "same_email": 11.0}
        reasons = [reason.at_most(limit.get(reason.code, reason.bits)) for reason in reasons]
    if names.given_agrees and "other_family_name" in codes:
        firm = {"same_birth_date", "same_phone", "same_email"} & codes
        if firm or names.patronymic_agrees:
            reasons = [
                _married(reason) if reason.code == "other_family_name" else reason for reason in reasons
            ]
    if "same_phone" in codes and names.given_differs:
        reasons.append(Reason("phone_of_family" if names.family_agrees else "other_name_same_phone", 0.0, {}))
    return reasons


def _married(reason: Reason) -> Reason:
    return Reason("family_name_changed", max(reason.bits, -1.5), reason.params)
