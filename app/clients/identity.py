"""Who is this? Every author becomes an identity, and every identity belongs to a client."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from app.clients.greeting import greet
from app.clients.profile import notice_profiles
from app.clients.records import Author, IdentityKey, Person, Place
from app.db.answer import Row
from app.db.setwise import Keys
from app.db.transaction import Transaction

_KEYS = Keys(channel_id="bigint", external_id="text")

_PERSON = (
    "SELECT i.channel_id, i.external_id, i.id, i.client_id, i.strand_id, i.name, i.username, i.reachable,"
    " i.blocked_at, c.name, c.given_name, c.house_strand_id, c.picture_key, i.picture_source,"
    " i.address, i.line, i.answer_by"
)


def people_of(tx: Transaction, authors: Iterable[Author], at: datetime) -> dict[IdentityKey, Person]:
    """The person behind each author; whoever is new is greeted with an identity and a client of their own."""
    latest = {author.key: author for author in authors}
    people = find_people(tx, latest)
    strangers = [author for key, author in latest.items() if key not in people]
    if strangers:
        if not tx.on_sqlite:
            people |= _wait_for_others_to_greet(tx, strangers)
            strangers = [author for author in strangers if author.key not in people]
        people |= greet(tx, strangers, at)
    notice_profiles(tx, ((people[key], author) for key, author in latest.items()), at)
    return people


def find_people(tx: Transaction, keys: Iterable[IdentityKey]) -> dict[IdentityKey, Person]:
    """Those among the keys whom we know."""
    wanted = sorted(set(keys))
    if not wanted:
        return {}
    lock = "" if tx.on_sqlite else " ORDER BY i.id FOR UPDATE OF i, c"
    rows = tx.run(
        f"{_PERSON} FROM {_KEYS.source(tx.dialect)} CROSS JOIN identities AS i CROSS JOIN clients AS c"
        f" WHERE i.channel_id = keys.channel_id AND i.external_id = keys.external_id AND c.id = i.client_id"
        f"{lock}",
        _KEYS.given(tx.dialect, wanted),
    )
    return {(row[0], row[1]): _person(tx, row) for row in rows}


def _person(tx: Transaction, row: Row) -> Person:
    *known, address, line, answer_by = row
    person = Person(*known)
    person.place = _place(tx, address, line, answer_by)
    return person


def _place(tx: Transaction, address: str | None, line: str | None, answer_by: Any) -> Place | None:
    if address is None:
        return None
    return Place(address, line, None if answer_by is None else tx.moment(answer_by))


def _wait_for_others_to_greet(tx: Transaction, strangers: list[Author]) -> dict[IdentityKey, Person]:
    """Another process may be greeting the same stranger at this moment: after the lock we see them."""
    names = sorted(f"{author.channel_id}:{author.external_id}" for author in strangers)
    tx.run("SELECT pg_advisory_xact_lock(hashtextextended(name, 7)) FROM unnest(?::text[]) AS name", (names,))
    return find_people(tx, [author.key for author in strangers])
