"""A first word from somebody unknown: an identity, a strand and a client come into being."""

from collections.abc import Sequence
from datetime import datetime

from app.clients.facts_due import facts_of_strangers
from app.clients.records import Author, IdentityKey, Person, search_name
from app.db.setwise import InsertRows
from app.db.tables import Client, Identity, Strand
from app.db.transaction import Transaction

_CLIENTS = InsertRows(Client, ("id", "name", "search_name", "language", "created_at"))
_STRANDS = InsertRows(Strand, ("id", "client_id", "identity_id", "created_at"))
_IDENTITIES = InsertRows(
    Identity,
    (
        "id",
        "channel_id",
        "external_id",
        "client_id",
        "strand_id",
        "name",
        "username",
        "language",
        "is_group",
        "address",
        "line",
        "answer_by",
        "created_at",
    ),
)


def greet(tx: Transaction, strangers: Sequence[Author], at: datetime) -> dict[IdentityKey, Person]:
    count = len(strangers)
    people = [
        Person(
            channel_id=author.channel_id,
            external_id=author.external_id,
            identity_id=identity_id,
            client_id=client_id,
            strand_id=strand_id,
            identity_name=author.name,
            username=author.username,
            reachable=True,
            blocked_at=None,
            client_name=author.display_name,
            given_name=None,
            house_strand_id=None,
            picture_key=None,
            picture_source=None,
            place=author.place,
        )
        for author, client_id, identity_id, strand_id in zip(
            strangers,
            tx.take_ids("clients", count),
            tx.take_ids("identities", count),
            tx.take_ids("strands", count),
            strict=True,
        )
    ]
    both = list(zip(strangers, people, strict=True))
    _CLIENTS(
        tx,
        [(p.client_id, p.client_name, search_name(a.name, a.username), a.language, at) for a, p in both],
    )
    _IDENTITIES(
        tx,
        [
            (
                p.identity_id,
                a.channel_id,
                a.external_id,
                p.client_id,
                p.strand_id,
                a.name,
                a.username,
                a.language,
                a.is_group,
                *_where(a),
                at,
            )
            for a, p in both
        ],
    )
    _STRANDS(tx, [(p.strand_id, p.client_id, p.identity_id, at) for p in people])
    facts_of_strangers(tx, [p.client_id for p in people], at)
    return {author.key: person for author, person in both}


def _where(author: Author) -> tuple[str | None, str | None, datetime | None]:
    place = author.place
    return (place.address, place.line, place.answer_by) if place else (None, None, None)
