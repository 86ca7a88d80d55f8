"""Clients, the accounts they write from, and the strands their words lie in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from app.clients.records import Face, search_name
from app.conversations.records import Whom
from app.db.setwise import InsertRows
from app.db.tables import Client, Identity, Strand
from app.db.transaction import Transaction
from app.kit.json import dumps
from app.seed import roles
from app.seed.planting_script import Line, account_of, address_of

ANSWERED_WITHIN = timedelta(hours=24)
"""After the latest word of somebody who writes to an account of ours, not to the bot."""

_CLIENTS = InsertRows(
    Client,
    (
        "id",
        "name",
        "given_name",
        "search_name",
        "language",
        "attributes",
        "house_strand_id",
        "created_at",
    ),
)
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
        "reachable",
        "unreachable_code",
        "created_at",
    ),
)
_STRANDS = InsertRows(Strand, ("id", "client_id", "identity_id", "created_at"))


@dataclass(frozen=True, slots=True)
class Account:
    """An identity as it was planted."""

    role: roles.Identity
    channel: roles.Channel
    id: int
    client_id: int
    strand_id: int
    channel_id: int
    external_id: str
    since: datetime
    newest: Line | None
    """Their latest word, which is the one that is answered."""


@dataclass(frozen=True, slots=True)
class Person:
    """A client as they were planted."""

    role: roles.Client
    id: int
    house_strand_id: int
    accounts: Mapping[str, Account]
    """By the identity's key."""
    since: datetime

    def as_whom(self, via: str | None) -> Whom:
        if via is None:
            return Whom(self.id, Face(self.role.name), None, self.house_strand_id)
        account = self.accounts[via]
        return Whom(
            self.id,
            Face(self.role.name),
            account.id,
            account.strand_id,
            visitor=account.channel.kind == "site",
        )


def plant_people(
    tx: Transaction, house: roles.House, lines: Sequence[Line], channels: Mapping[str, int]
) -> dict[str, Person]:
    """By the client's key, in the order in which the house got to know them."""
    people = _get_to_know(tx, house, lines, channels)
    _CLIENTS(tx, [_client_values(person) for person in people.values()])
    accounts = [account for person in people.values() for account in person.accounts.values()]
    _IDENTITIES(tx, [_identity_values(account, people) for account in accounts])
    _STRANDS(tx, [(p.house_strand_id, p.id, None, p.since) for p in people.values()])
    _STRANDS(tx, [(a.strand_id, a.client_id, a.id, a.since) for a in accounts])
    return people


def _get_to_know(
    tx: Transaction, house: roles.House, lines: Sequence[Line], channels: Mapping[str, int]
) -> dict[str, Person]:
    by_key = {channel.key: channel for channel in house.channels}
    first = {line.client.key: line for line in reversed(lines)}
    clients = [line.client for line in sorted(first.values(), key=lambda line: line.at)]
    first_words = {line.message.via: line.at for line in reversed(lines)}
    newest = {line.message.via: line for line in lines if line.message.kind in {"in", "system"}}
    count = sum(len(client.identities) for client in clients)
    identity_ids = iter(tx.take_ids("identities", count))
    strand_ids = iter(tx.take_ids("strands", count + len(clients)))
    people: dict[str, Person] = {}
    for client, client_id in zip(clients, tx.take_ids("clients", len(clients)), strict=True):
        since = first[client.key].at
        people[client.key] = Person(
            role=client,
            id=client_id,
            house_strand_id=next(strand_ids),
            accounts={
                identity.key: Account(
                    role=identity,
                    channel=by_key[identity.channel],
                    id=next(identity_ids),
                    client_id=client_id,
                    strand_id=next(strand_ids),
                    channel_id=channels[identity.channel],
                    external_id=account_of(identity, by_key[identity.channel]),
                    since=first_words.get(identity.key, since),
                    newest=newest.get(identity.key),
                )
                for identity in client.identities
            },
            since=since,
        )
    return people


def _client_values(person: Person) -> tuple[Any, ...]:
    client = person.role
    own_name = client.identities[0].display_name
    others = (part for identity in client.identities for part in (identity.display_name, identity.username))
    attributes = {name: str(value) for name, value in client.attributes.items()}
    if client.city:
        attributes = {"город": client.city} | attributes
    return (
        person.id,
        own_name,
        client.name if client.name != own_name else None,
        search_name(client.name, own_name, *others),
        client.language,
        dumps(attributes),
        person.house_strand_id,
        person.since,
    )


def _identity_values(account: Account, people: Mapping[str, Person]) -> tuple[Any, ...]:
    identity = account.role
    language = next(person.role.language for person in people.values() if person.id == account.client_id)
    newest = account.newest
    return (
        account.id,
        account.channel_id,
        account.external_id,
        account.client_id,
        account.strand_id,
        identity.display_name,
        identity.username,
        None if identity.is_group else language,
        identity.is_group,
        address_of(newest, identity, account.channel) if newest else None,
        identity.line,
        newest.at + ANSWERED_WITHIN if newest and identity.line else None,
        identity.reachable,
        None if identity.reachable else "blocked",
        account.since,
    )
