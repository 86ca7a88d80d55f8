"""What a visitor may see of the past: their own identity's words and our answers to it, nothing of other channels."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from app.conversations.message_queries import message_cards
from app.conversations.visitor_view import visitor_message
from app.db.tables import Conversation, Identity, Message, Operator, Strand
from app.events.kinds import KINDS, NameOf
from app.events.log import Logged, events_after, first_seq, last_seq
from app.kit.json import loads

SHOWN = 50
LONGEST_REPLAY = 500
"""Events; after a longer absence the newest messages are shown instead."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """The identity behind a visitor who has written before."""

    identity_id: int
    client_id: int
    conversation_id: int | None
    team_id: int | None
    """Of that conversation."""
    seen_upto: int
    blocked: bool


def find_visitor(connection: Connection, channel_id: int, external_id: str) -> Visitor | None:
    row = connection.execute(
        select(
            Identity.id,
            Identity.client_id,
            Conversation.id,
            Conversation.team_id,
            Identity.seen_upto,
            Identity.blocked_at,
        )
        .outerjoin(
            Conversation,
            (Conversation.client_id == Identity.client_id) & Conversation.closed_at.is_(None),
        )
        .where(Identity.channel_id == channel_id, Identity.external_id == external_id)
    ).one_or_none()
    if row is None:
        return None
    return Visitor(*row[:5], blocked=row[5] is not None)


def newest_messages(
    connection: Connection, identity_ids: Sequence[int], name_of: NameOf
) -> tuple[list[dict[str, Any]], bool]:
    """Of all the accounts together, oldest first, and whether there are earlier ones."""
    strands = select(Strand.id).where(Strand.identity_id.in_(identity_ids))
    ids = list(
        connection.execute(
            select(Message.id)
            .where(Message.strand_id.in_(strands), Message.direction.in_(("in", "out")))
            .where(Message.identity_id.in_(identity_ids))
            .order_by(Message.order_at.desc(), Message.id.desc())
            .limit(SHOWN + 1)
        ).scalars()
    )
    cards = message_cards(connection, ids[:SHOWN][::-1])
    return [visitor_message(card, name_of) for card in cards], len(ids) > SHOWN


def stored_before(connection: Connection, channel_id: int, external_id: str) -> tuple[int, Any] | None:
    """Id and time of a message that was accepted already."""
    row = connection.execute(
        select(Message.id, Message.order_at).where(
            Message.channel_id == channel_id, Message.external_id == external_id
        )
    ).one_or_none()
    return None if row is None else (row[0], row[1])


def external_id_of(connection: Connection, message_id: int, identity_ids: Sequence[int]) -> str | None:
    """Of a message in the visitor's own chat."""
    return connection.execute(
        select(Message.external_id).where(Message.id == message_id, Message.identity_id.in_(identity_ids))
    ).scalar_one_or_none()


def events_since(
    connection: Connection, identity_ids: Sequence[int], since: int
) -> tuple[int, list[Logged]] | None:
    """The seq of this moment and the visitor's events up to it; None when a fresh start is better."""
    upto = last_seq(connection)
    if since > upto or since < first_seq(connection) - 1:
        return None
    events = events_after(connection, since, LONGEST_REPLAY + 1, visitor_ids=identity_ids)
    return None if len(events) > LONGEST_REPLAY else (upto, events)


def told_to_visitor(events: list[Logged], name_of: NameOf) -> list[dict[str, Any]]:
    """The events as the visitor's browser hears them; those it may not hear are left out."""
    told = []
    for event in events:
        kind = KINDS.get(event.entry.kind)
        if kind is None or kind.for_visitor is None:
            continue
        seen = kind.for_visitor(loads(event.entry.body), name_of)
        if seen is not None:
            told.append({"seq": event.seq, "kind": seen[0], "body": seen[1]})
    return told


def operator_names(connection: Connection) -> dict[int, str]:
    rows = connection.execute(select(Operator.id, Operator.name))
    return {row[0]: row[1] for row in rows}
