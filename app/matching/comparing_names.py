"""Two people's names: the same, alike, swapped, or different."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

from app.matching.names import Name, given_forms
from app.matching.reasons import Reason
from app.matching.shares import Shares

GIVEN_MOST, FAMILY_MOST, PATRONYMIC = 11.0, 13.0, 5.0
SHORT_FORM, WRITTEN_OTHERWISE = -1.0, -0.5
"""Taken off for Катя beside Екатерина, and for Yulia beside Юлия."""
GIVEN_DIFFERS, FAMILY_DIFFERS, PATRONYMIC_DIFFERS = -5.0, -4.5, -6.0
NICKNAME = -1.0
"""What is no name says little against another name,"""
NICKNAME_MOST = 8.0
"""and little for the same: many call themselves so."""
SEX_DIFFERS = -7.0
"""Саша Иванов and Саша Иванова."""
INITIAL, PATRONYMIC_INITIAL, PATRONYMIC_INITIAL_DIFFERS = 2.0, 1.5, -4.0
MISPLACED = 6.0
"""Each part of a name whose letters are all there, but parted elsewhere."""
MOST_PAIRS = 9


@dataclass(frozen=True, slots=True)
class SameName:
    """What comparing the names brought."""

    reasons: tuple[Reason, ...] = ()
    given_agrees: bool = False
    given_differs: bool = False
    family_agrees: bool = False
    patronymic_agrees: bool = False
    bits: float = field(default=0.0)


def compare_names(mine: Sequence[Name], theirs: Sequence[Name], shares: Shares) -> SameName:
    """Of all names that both go by, the two most alike. Nothing where one of them has none."""
    pairs = [(a, b) for a in mine for b in theirs][:MOST_PAIRS]
    compared = [one for a, b in pairs for one in _both_ways(a, b, shares)]
    return max(compared, key=lambda one: one.bits, default=SameName())


def _both_ways(a: Name, b: Name, shares: Shares) -> list[SameName]:
    straight = _compare(a, b, shares)
    if straight.given_agrees and straight.family_agrees:
        return [straight]
    turned = Name(b.family, b.given, b.patronymic, b.written_family, b.written_given)
    across = _compare(a, turned, shares)
    if across.given_agrees or across.family_agrees:
        return [straight, _swapped(across)]
    return [straight]


def _swapped(across: SameName) -> SameName:
    reasons = tuple(
        Reason("swapped_name", reason.bits - 0.5, reason.params)
        if reason.code in {"same_name", "similar_name"}
        else Reason(reason.code, reason.bits - 1, reason.params)
        for reason in across.reasons
    )
    return SameName(
        reasons,
        across.given_agrees,
        across.given_differs,
        across.family_agrees,
        across.patronymic_agrees,
        sum(reason.bits for reason in reasons),
    )


def _compare(a: Name, b: Name, shares: Shares) -> SameName:
    given, given_is_exact = _given(a, b, shares)
    family, family_is_exact = _family(a, b, shares)
    if (given < 0 or family < 0) and _is_blank_misplaced(a, b):
        given, family = max(given, MISPLACED), max(family, MISPLACED)
    patronymic = _patronymic(a, b)
    if a.is_nickname and b.is_nickname and given + family > NICKNAME_MOST:
        given, family = min(given, NICKNAME_MOST / 2), min(family, NICKNAME_MOST / 2)
    params = {"a": shown_name(a), "b": shown_name(b)}
    reasons: list[Reason] = []
    if given > 0 and family > 0:
        code = "same_name" if given_is_exact and family_is_exact else "similar_name"
        reasons.append(Reason(code, given + family, params))
    else:
        if given:
            reasons.append(Reason("same_given_name" if given > 0 else "other_given_name", given, params))
        if family:
            reasons.append(Reason("same_family_name" if family > 0 else "other_family_name", family, params))
    if patronymic:
        code = "same_patronymic" if patronymic > 0 else "other_patronymic"
        reasons.append(Reason(code, patronymic, {}))
    if given > 0 and family > 0 and None is not a.is_womans != b.is_womans is not None:
        reasons.append(Reason("other_given_name", SEX_DIFFERS, params))
    return SameName(
        tuple(reasons),
        given_agrees=given > 0,
        given_differs=given <= GIVEN_DIFFERS,
        family_agrees=family > 0,
        patronymic_agrees=patronymic > 0,
        bits=sum(reason.bits for reason in reasons),
    )


def _given(a: Name, b: Name, shares: Shares) -> tuple[float, bool]:
    if not a.given or not b.given:
        return 0.0, False
    common = given_forms(a) & given_forms(b)
    if common:
        bits = max(min(shares.bits(f"g={full}", GIVEN_MOST) for full in common), 1.0)
        if a.written_given == b.written_given:
            return bits, True
        return max(bits + (WRITTEN_OTHERWISE if a.given == b.given else SHORT_FORM), 0.5), a.given == b.given
    if 1 in (len(a.written_given), len(b.written_given)):
        return (INITIAL, False) if a.given[:1] == b.given[:1] else (GIVEN_DIFFERS, False)
    alike = _likeness(a.written_given, b.written_given)
    if not alike and (a.is_nickname or b.is_nickname):
        return NICKNAME, False
    if alike:
        full = max((f"g={full}" for full in given_forms(a)), key=lambda word: -shares.bits(word, GIVEN_MOST))
        return shares.bits(full, GIVEN_MOST) * alike, False
    return GIVEN_DIFFERS, False


def _family(a: Name, b: Name, shares: Shares) -> tuple[float, bool]:
    if not a.family or not b.family:
        return 0.0, False
    if a.family == b.family:
        return shares.bits(f"f={a.family}", FAMILY_MOST), True
    if 1 in (len(a.written_family), len(b.written_family)):
        return (INITIAL, False) if a.family[:1] == b.family[:1] else (FAMILY_DIFFERS, False)
    alike = _likeness(a.family, b.family)
    if alike:
        return shares.bits(f"f={a.family}", FAMILY_MOST) * alike, False
    return NICKNAME if a.is_nickname or b.is_nickname else FAMILY_DIFFERS, False


def _is_blank_misplaced(a: Name, b: Name) -> bool:
    mine, theirs = a.written_given + a.written_family, b.written_given + b.written_family
    return min(len(mine), len(theirs)) >= 8 and DamerauLevenshtein.distance(mine, theirs, score_cutoff=1) <= 1


def _patronymic(a: Name, b: Name) -> float:
    if not a.patronymic or not b.patronymic:
        return 0.0
    if 1 in (len(a.patronymic), len(b.patronymic)):
        return PATRONYMIC_INITIAL if a.patronymic[0] == b.patronymic[0] else PATRONYMIC_INITIAL_DIFFERS
    if a.patronymic == b.patronymic:
        return PATRONYMIC
    return PATRONYMIC * 0.6 if _likeness(a.patronymic, b.patronymic) else PATRONYMIC_DIFFERS


def _likeness(one: str, other: str) -> float:
    """The part of an agreement that a likeness is worth; 0 for words that are not alike."""
    longest = max(len(one), len(other))
    if longest < 3:
        return 0.0
    slips = DamerauLevenshtein.distance(one, other, score_cutoff=2)
    if slips == 1 and longest >= 4:
        return 0.75
    if slips == 2 and longest >= 6:
        return 0.55
    if JaroWinkler.similarity(one, other) >= 0.9 and longest >= 5:
        return 0.45
    return 0.0


def shown_name(name: Name) -> str:
    return " ".join(part for part in (name.written_given, name.written_family) if part)
