"""How usual something is among people: what the base itself shows, and before it shows much, what is known of names."""

from collections.abc import Mapping
from math import log2

from app.matching.family_names import share_of_family
from app.matching.given_names import share_of_given
from app.matching.places import share_of_city

TRUST = 1_000
"""Clients after whom the base is believed as much as the tables."""
NUMBER_SHARE = 0.02
WORD_SHARE = 0.001


class Shares:
    """`counts` of the words of one client: how many clients have each; of `*`, how many there are."""

    def __init__(self, counts: Mapping[str, int], owners: Mapping[str, int] | None = None) -> None:
        self.counts = counts
        self.owners = owners or {}
        """How many different people, by their given names, have a phone or an e-mail of this client."""
        self.people = max(counts.get("*", 0), 2)

    def bits(self, word: str, most: float) -> float:
        """What an agreement on it says, at most `most`."""
        # The two who agree are themselves among those counted.
        seen = max(self.counts.get(word[:80], 0) - 1, 1)
        share = (seen + TRUST * _known_share(word)) / (self.people + TRUST)
        return min(-log2(share), most)

    @property
    def prior(self) -> float:
        """Bits against two clients being one person before anything is known of them."""
        return log2(min(max(self.people, 2_000), 100_000)) + 3


def _known_share(word: str) -> float:
    kind, _, value = word.partition("=")
    if kind == "g":
        return share_of_given(value)
    if kind == "f":
        return share_of_family(value)
    if kind == "c":
        return share_of_city(value)
    return NUMBER_SHARE if kind == "#" else WORD_SHARE
