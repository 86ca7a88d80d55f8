"""How many people seem to have one phone or mailbox: one person may well be several clients."""

from collections.abc import Iterable

from app.matching.facts import Facts
from app.matching.names import given_forms


def owners_of_points(client: Facts, others: Iterable[Facts]) -> dict[str, int]:
    """For each phone and e-mail of the client, how many given names that exclude each other it goes with, their own
    included. Whoever has no given name could be any of them."""
    groups: dict[str, list[frozenset[str]]] = {value: [] for _, value, _, _ in client.points}
    for facts in (client, *others):
        given = frozenset(full for name in facts.names for full in given_forms(name))
        for _, value, _, _ in facts.points:
            known = groups.get(value)
            if known is None or not given:
                continue
            if not any(given & group for group in known):
                known.append(given)
    return {value: len(known) for value, known in groups.items()}
