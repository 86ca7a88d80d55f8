"""The same city, the same address."""

from collections.abc import Iterator

from rapidfuzz.distance import DamerauLevenshtein
from rapidfuzz.fuzz import ratio

from app.matching.facts import Facts
from app.matching.reasons import Reason
from app.matching.shares import Shares

CITY_MOST, WORD_MOST, NUMBER_MOST, ADDRESS_MOST = 8.0, 9.0, 8.0, 19.0
SMALL_NUMBER_MOST = 4.0
"""Some number below a hundred is in every address."""
CITY_DIFFERS, WORD_DIFFERS, NUMBER_DIFFERS, ADDRESS_LEAST = -1.5, -1.5, -1.0, -4.0
ALIKE, SAME = 75, 90
"""Per cent of letters in common."""


def compare_cities(one: Facts, other: Facts, shares: Shares) -> Iterator[Reason]:
    if not one.city or not other.city:
        return
    if one.city == other.city:
        yield Reason("same_city", shares.bits(f"c={one.city}", CITY_MOST), {"city": one.city})
    elif ratio(one.city, other.city) >= ALIKE:
        yield Reason("same_city", shares.bits(f"c={one.city}", CITY_MOST) * 0.7, {"city": one.city})
    else:
        yield Reason("other_city", CITY_DIFFERS, {"a": one.city, "b": other.city})


def compare_addresses(one: Facts, other: Facts, shares: Shares) -> list[Reason]:
    if not (one.address_words or one.address_numbers) or not (other.address_words or other.address_numbers):
        return []
    bits = _words(one, other, shares) + _numbers(one, other, shares)
    bits = min(max(bits, ADDRESS_LEAST), ADDRESS_MOST)
    is_same = one.address_words == other.address_words and one.address_numbers == other.address_numbers
    if bits > 6:
        return [Reason("same_address" if is_same else "similar_address", bits, {})]
    return [Reason("other_address" if bits <= -3 else "", bits, {})]


def _words(one: Facts, other: Facts, shares: Shares) -> float:
    """Each piece with the piece it is most like, wherever in the address that stands."""
    bits, free = 0.0, list(other.address_words)
    for word in one.address_words:
        best = max(free, key=lambda theirs: ratio(word, theirs), default=None)
        if best is None:
            break
        alike = 100.0 if word == best else ratio(word, best)
        if alike >= ALIKE:
            free.remove(best)
            bits += shares.bits(f"a={word}", WORD_MOST) * (1 if alike >= SAME else 0.7)
        elif len(word) > 3:
            bits += WORD_DIFFERS
    return bits


def _numbers(one: Facts, other: Facts, shares: Shares) -> float:
    bits, free = 0.0, list(other.address_numbers)
    for number in one.address_numbers:
        if number in free:
            free.remove(number)
            bits += shares.bits(f"#={number}", NUMBER_MOST if len(number) > 2 else SMALL_NUMBER_MOST)
            continue
        near = next((n for n in free if len(n) >= 3 and DamerauLevenshtein.distance(n, number) == 1), None)
        if near is not None:
            free.remove(near)
            bits += 3.0
        elif free:
            bits += NUMBER_DIFFERS
    return bits
