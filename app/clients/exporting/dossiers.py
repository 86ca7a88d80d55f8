"""All that is known of each client, some clients at a time, as of one moment."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, select

from app.db.tables import (
    Channel,
    Client,
    ClientRecord,
    ClientTag,
    ContactPoint,
    Conversation,
    Identity,
    Tag,
)
from app.kit.json import loads

AT_A_TIME = 500


@dataclass(slots=True)
class Dossier:
    """One person: a client and everybody who was glued into them."""

    id: int
    name: str
    given_name: str | None
    language: str | None
    created_at: datetime
    notes: list[str] = field(default_factory=list)
    attributes: dict[str, str] = field(default_factory=dict)
    other_names: list[str] = field(default_factory=list)
    records: list[dict[str, str]] = field(default_factory=list)
    """{"source", "record_id"}."""
    points: list[dict[str, str]] = field(default_factory=list)
    """{"kind", "value", "proof", "source"}."""
    accounts: list[dict[str, Any]] = field(default_factory=list)
    """{"channel", "kind", "external_id", "name", "username", "reachable"}."""
    tags: list[str] = field(default_factory=list)
    first_at: datetime | None = None
    last_at: datetime | None = None


def dossiers(connection: Connection) -> Iterator[Dossier]:
    """In the order of the clients' ids; whoever was glued lies with the one who took them over. Erased ones are left
    out."""
    after = 0
    while roots := _roots_after(connection, after):
        after = roots[-1]
        yield from _filled(connection, _owners(connection, roots)).values()


def _roots_after(connection: Connection, after: int) -> list[int]:
    return list(
        connection.execute(
            select(Client.id)
            .where(Client.id > after, Client.glued_into_id.is_(None), Client.erased_at.is_(None))
            .order_by(Client.id)
            .limit(AT_A_TIME)
        ).scalars()
    )


def _owners(connection: Connection, roots: Sequence[int]) -> dict[int, int]:
    """Of each root and of everybody below one, the root."""
    below = connection.execute(
        select(Client.id, Client.root_id).where(Client.root_id.in_(roots)).order_by(Client.id)
    )
    return {root: root for root in roots} | {row.id: row.root_id for row in below}


def _filled(connection: Connection, owners: dict[int, int]) -> dict[int, Dossier]:
    found = _named(connection, owners)
    ids = list(owners)
    for row in connection.execute(_contact_points(ids)):
        point = {"kind": row.kind, "value": row.value, "proof": row.proof, "source": row.source}
        known = found[owners[row.client_id]].points
        if not any((one["kind"], one["value"]) == (row.kind, row.value) for one in known):
            known.append(point)
    for told in connection.execute(_accounts(ids)).mappings():
        account = dict(told)
        found[owners[account.pop("client_id")]].accounts.append(account)
    for row in connection.execute(_tags(ids)):
        tags = found[owners[row.client_id]].tags
        tags += [] if row.name in tags else [row.name]
    for row in connection.execute(_records(ids)):
        found[owners[row.client_id]].records.append({"source": row.source, "record_id": row.record_id})
    for row in connection.execute(_contacts(ids)):
        _widen(found[owners[row.client_id]], row.first_at, row.last_at)
    return found


def _named(connection: Connection, owners: dict[int, int]) -> dict[int, Dossier]:
    rows = connection.execute(
        select(
            Client.id,
            Client.name,
            Client.given_name,
            Client.language,
            Client.note,
            Client.attributes,
            Client.created_at,
        ).where(Client.id.in_(owners))
    ).all()
    found: dict[int, Dossier] = {}
    # The root first: its own word counts before that of those below it.
    for row in sorted(rows, key=lambda row: (row.id != owners[row.id], row.id)):
        root = owners[row.id]
        if root == row.id:
            found[root] = Dossier(row.id, row.name, row.given_name, row.language, row.created_at)
        elif root not in found:
            continue
        one = found[root]
        one.attributes = loads(row.attributes) | one.attributes
        one.notes += [row.note] if row.note and row.note not in one.notes else []
        for name in (row.name, row.given_name):
            if name and name not in {one.name, one.given_name, *one.other_names}:
                one.other_names.append(name)
    for one in found.values():
        # An empty value hides what somebody below still has.
        one.attributes = {key: value for key, value in one.attributes.items() if value}
    return dict(sorted(found.items()))


def _contact_points(ids: Sequence[int]) -> Any:
    return (
        select(
            ContactPoint.client_id,
            ContactPoint.kind,
            ContactPoint.value,
            ContactPoint.proof,
            ContactPoint.source,
        )
        .where(ContactPoint.client_id.in_(ids))
        # What somebody vouched for stands before what was only claimed.
        .order_by(ContactPoint.proof == "claimed", ContactPoint.id)
    )


def _accounts(ids: Sequence[int]) -> Any:
    return (
        select(
            Identity.client_id,
            Channel.name.label("channel"),
            Channel.kind,
            Identity.external_id,
            Identity.name,
            Identity.username,
            Identity.reachable,
        )
        .join(Channel, Channel.id == Identity.channel_id)
        .where(Identity.client_id.in_(ids))
        .order_by(Identity.id)
    )


def _tags(ids: Sequence[int]) -> Any:
    return (
        select(ClientTag.client_id, Tag.name)
        .join(Tag, Tag.id == ClientTag.tag_id)
        .where(ClientTag.client_id.in_(ids))
        .order_by(Tag.name)
    )


def _records(ids: Sequence[int]) -> Any:
    return (
        select(ClientRecord.client_id, ClientRecord.source, ClientRecord.record_id)
        .where(ClientRecord.client_id.in_(ids))
        .order_by(ClientRecord.source, ClientRecord.record_id)
    )


def _contacts(ids: Sequence[int]) -> Any:
    return (
        select(
            Conversation.client_id,
            func.min(Conversation.created_at).label("first_at"),
            func.max(Conversation.last_at).label("last_at"),
        )
        .where(Conversation.client_id.in_(ids))
        .group_by(Conversation.client_id)
    )


def _widen(one: Dossier, first_at: datetime | None, last_at: datetime | None) -> None:
    if first_at is not None:
        one.first_at = min(first_at, one.first_at or first_at)
    if last_at is not None:
        one.last_at = max(last_at, one.last_at or last_at)
