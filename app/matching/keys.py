"""Keys under which clients who may be one person meet, so that only a few of them need to be compared."""

from collections.abc import Iterator

from app.matching.facts import Facts, handle
from app.matching.letters import consonants
from app.matching.mailboxes import local_part, mailbox
from app.matching.names import Name, given_forms

MOST_KEYS = 48
LONGEST = 80
"""Characters of a key."""


def blocking_keys(facts: Facts) -> frozenset[str]:
    return frozenset(key[:LONGEST] for key in list(_keys(facts))[:MOST_KEYS])


def words_of(facts: Facts) -> frozenset[str]:
    """What is counted so that an agreement on something usual weighs little."""
    words = {"*"}
    for name in facts.names:
        words |= {f"g={full}" for full in given_forms(name)}
        if name.family:
            words.add(f"f={name.family}")
    if facts.city:
        words.add(f"c={facts.city}")
    words |= {f"a={word}" for word in facts.address_words}
    words |= {f"#={number}" for number in facts.address_numbers}
    return frozenset(word[:LONGEST] for word in words)


def _keys(facts: Facts) -> Iterator[str]:
    for kind, value, _, _ in facts.points:
        if kind == "phone":
            yield f"p:{value}"
        else:
            yield f"e:{mailbox(value)}"
            if local := handle(local_part(value)):
                yield f"u:{local}"
    yield from (f"u:{username}" for username in facts.usernames)
    if facts.birth_date:
        yield f"d:{facts.birth_date}"
    for name in facts.names[:3]:
        yield from _name_keys(name, facts)
    yield from _address_keys(facts)


def _name_keys(name: Name, facts: Facts) -> Iterator[str]:
    full = sorted(given_forms(name))[:2]
    birth_date = facts.birth_date
    for given in full:
        if name.family:
            # In one order whichever of the two was taken for the given name.
            yield "n:" + "|".join(sorted((given, name.family)))
            yield f"k:{given}|{consonants(name.family)[:6]}"
        if birth_date:
            yield f"gm:{given}|{birth_date[4:]}"
            yield f"gy:{given}|{birth_date[:4]}"
        if facts.city:
            yield f"gc:{given}|{facts.city}"
        if name.patronymic:
            yield f"gp:{given}|{name.patronymic}"
    if name.family:
        yield f"f:{name.family}"
        yield f"ki:{name.given[:1]}|{consonants(name.family)}"
        if facts.city:
            yield f"fc:{name.family}|{facts.city}"
        if birth_date:
            yield f"fy:{name.family}|{birth_date[:4]}"
            yield f"fm:{name.family}|{birth_date[4:]}"
    elif name.given:
        yield f"n:{name.given}"


def _address_keys(facts: Facts) -> Iterator[str]:
    name = facts.names[0] if facts.names else Name()
    words = [word for word in facts.address_words[:3] if len(word) >= 4]
    for place, word in enumerate(words):
        yield from (f"a#:{word}|{number}" for number in facts.address_numbers[:3])
        yield from ("aa:" + "|".join(sorted((word, other))) for other in words[place + 1 :])
        yield from _with_whom("a", word, name, facts.city)
    for number in facts.address_numbers[:4]:
        if len(number) >= 4:
            yield from _with_whom("#", number, name, facts.city)


def _with_whom(kind: str, piece: str, name: Name, city: str) -> Iterator[str]:
    """A street or a postcode alone is many people's."""
    if name.given:
        yield f"{kind}g:{piece}|{name.given}"
    if name.family:
        yield f"{kind}f:{piece}|{name.family}"
    if city:
        yield f"{kind}c:{piece}|{city}"
