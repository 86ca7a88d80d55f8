"""Reading clients."""

import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, func, or_, select

from app.clients.records import Face, client_brief, picture_url
from app.clients.schemas import (
    ClientBrief,
    ClientCard,
    ClientFound,
    ContactPointCard,
    GluedClient,
    IdentityCard,
    VisitCard,
)
from app.clients.union import attributes_together, choices_between, members_of, taken_over
from app.db.tables import (
    Client,
    ClientTag,
    ContactPoint,
    Conversation,
    Identity,
    Message,
    StoredFile,
    Tag,
    Visit,
)
from app.kit.ids import hue_of
from app.kit.phone import e164
from app.kit.text import folded, storable

VISITS = 20
"""Newest page visits on a card."""
PHONE_DIGITS = 7
"""Fewer are no number to look for."""
_DIGITS, _LETTERS = re.compile(r"\d"), re.compile(r"[^\W\d_]")


def client_card(connection: Connection, client_id: int) -> ClientCard | None:
    """The whole card; of a glued client the card of whoever took it over."""
    members = members_of(connection, client_id)
    if not members:
        return None
    row, *others = members
    client_id, ids = row.id, [member.id for member in members]
    first_at, last_at, count = connection.execute(
        select(
            func.min(Conversation.created_at), func.max(Conversation.last_at), func.count(Conversation.id)
        ).where(Conversation.client_id == client_id)
    ).one()
    return ClientCard(
        id=row.id,
        name=row.given_name or row.name,
        given_name=row.given_name,
        hue=hue_of(row.id),
        picture_url=picture_url(row.picture_key),
        language=row.language,
        note=row.note,
        identities=_identities(connection, client_id),
        contact_points=_contact_points(connection, ids),
        tags=_tags(connection, ids),
        attributes=attributes_together(members),
        visits=_visits(connection, client_id),
        first_at=first_at,
        last_at=last_at,
        conversation_count=count,
        glued=tuple(
            GluedClient(id=other.id, name=other.given_name or other.name, note=other.note)
            for other in taken_over(connection, others)
        ),
        choices=choices_between(members),
    )


def _identities(connection: Connection, client_id: int) -> tuple[IdentityCard, ...]:
    newest_at = (
        select(func.max(Message.order_at)).where(Message.strand_id == Identity.strand_id).scalar_subquery()
    )
    rows = connection.execute(
        select(
            Identity.id,
            Identity.channel_id,
            Identity.external_id,
            Identity.name,
            Identity.username,
            Identity.is_group,
            StoredFile.public_key.label("picture_key"),
            Identity.reachable,
            Identity.unreachable_code,
            Identity.address.is_not(None).label("can_be_written"),
            Identity.signed_as.is_not(None).label("signed"),
            Identity.line,
            Identity.answer_by,
            newest_at.label("last_at"),
        )
        .outerjoin(StoredFile, StoredFile.id == Identity.picture_file_id)
        .where(Identity.client_id == client_id)
        .order_by(Identity.id)
    )
    return tuple(_identity_card(**row) for row in rows.mappings())


def _identity_card(picture_key: str | None, **columns: Any) -> IdentityCard:
    return IdentityCard(**columns, picture_url=picture_url(picture_key))


_BEST = ("channel", "signed", "operator", "claimed")


def _contact_points(connection: Connection, client_ids: Sequence[int]) -> tuple[ContactPointCard, ...]:
    """Each once, with its best proof."""
    rows = connection.execute(
        select(
            ContactPoint.id, ContactPoint.kind, ContactPoint.value, ContactPoint.proof, ContactPoint.source
        )
        .where(ContactPoint.client_id.in_(client_ids))
        .order_by(ContactPoint.id)
    )
    best: dict[tuple[str, str], ContactPointCard] = {}
    for row in rows.mappings():
        card = ContactPointCard(**row)
        known = best.setdefault((card.kind, card.value), card)
        if _BEST.index(card.proof) < _BEST.index(known.proof):
            best[card.kind, card.value] = card
    return tuple(best.values())


def _tags(connection: Connection, client_ids: Sequence[int]) -> tuple[str, ...]:
    return tuple(
        connection.execute(
            select(Tag.name)
            .join(ClientTag, ClientTag.tag_id == Tag.id)
            .where(ClientTag.client_id.in_(client_ids))
            .distinct()
            .order_by(Tag.name)
        ).scalars()
    )


def _visits(connection: Connection, client_id: int) -> tuple[VisitCard, ...]:
    rows = connection.execute(
        select(Visit.url, Visit.title, Visit.referrer, Visit.at)
        .join(Identity, (Identity.channel_id == Visit.channel_id) & (Identity.external_id == Visit.visitor))
        .where(Identity.client_id == client_id)
        .order_by(Visit.at.desc())
        .limit(VISITS)
    )
    return tuple(VisitCard(**row) for row in rows.mappings())


def find_clients(connection: Connection, query: str, limit: int) -> tuple[ClientFound, ...]:
    """Clients one of whose names holds every word of the query, or whose phone or e-mail it is, the most recently
    active first."""
    query = storable(query)
    words = folded(query).split()
    if not words:
        return ()
    of_client = select(Conversation).where(Conversation.client_id == Client.id)
    last_at = of_client.with_only_columns(func.max(Conversation.last_at)).scalar_subquery()
    newest = of_client.with_only_columns(func.max(Conversation.id)).scalar_subquery()
    found = (
        select(
            Client.id,
            Client.name,
            Client.given_name,
            Client.picture_key,
            last_at.label("last_at"),
            newest.label("conversation_id"),
        )
        .where(
            or_(Client.id.in_(_roots_of_those_called(words)), Client.id.in_(_roots_of_those_at(query))),
            Client.erased_at.is_(None),
            or_(~of_client.where(Conversation.spam).exists(), of_client.where(~Conversation.spam).exists()),
        )
        .order_by(last_at.desc().nulls_last(), Client.id.desc())
        .limit(limit)
    )
    rows = connection.execute(found).all()
    channels = _channels_of(connection, [row.id for row in rows])
    return tuple(
        ClientFound(
            client=ClientBrief.model_validate(
                client_brief(row.id, Face(row.given_name or row.name, row.picture_key))
            ),
            conversation_id=row.conversation_id,
            channel_ids=channels.get(row.id, ()),
            last_at=row.last_at,
        )
        for row in rows
    )


def _roots_of_those_called(words: Sequence[str]) -> Select[int]:
    """Also who was glued is found by their own name."""
    called = (Client.search_name.contains(word, autoescape=True) for word in words)
    return select(func.coalesce(Client.root_id, Client.id)).where(*called)


def _roots_of_those_at(query: str) -> Select[int]:
    """A whole number, however it is written, or a whole address."""
    address = query.strip().lower()
    is_number = len(_DIGITS.findall(query)) >= PHONE_DIGITS and not _LETTERS.search(query)
    point = ("phone", e164(query)) if is_number else ("email", address if "@" in address else None)
    return (
        select(func.coalesce(Client.root_id, Client.id))
        .join(ContactPoint, ContactPoint.client_id == Client.id)
        .where(ContactPoint.kind == point[0], ContactPoint.value == point[1])
    )


def _channels_of(connection: Connection, client_ids: list[int]) -> dict[int, tuple[int, ...]]:
    channels: dict[int, tuple[int, ...]] = {}
    rows = connection.execute(
        select(Identity.client_id, Identity.channel_id)
        .where(Identity.client_id.in_(client_ids))
        .order_by(Identity.id)
    )
    for client_id, channel_id in rows:
        channels[client_id] = (*channels.get(client_id, ()), channel_id)
    return channels
