"""What a row must be to stand in a list."""

from typing import assert_never

from sqlalchemy import BigInteger, ColumnElement, Connection, func, literal, literal_column, select

from app.conversations.narrowing import ListFilter, View
from app.conversations.records import PRIORITIES
from app.db.tables import Conversation, ConversationTag, Mention

RARE = 2_000
"""Matters with a tag; of a rarer one they are found by the tag, of a more frequent one by going through the list."""

SPAM: ColumnElement[bool] = literal_column("conversations.spam")
"""Said as its index says it, which is how SQLite knows that the index will do."""


def conditions_of(connection: Connection, asked: ListFilter, operator_id: int) -> list[ColumnElement[bool]]:
    return [*_of_view(asked.view, operator_id), *_narrowed(connection, asked)]


def halves_of(view: View) -> tuple[ColumnElement[bool], ...]:
    """What is open and what is closed have indexes of their own; of both together each half is read along its own."""
    if view in {"all", "mentions"}:
        return Conversation.closed_at.is_(None), Conversation.closed_at.is_not(None)
    return (Conversation.closed_at.is_not(None),) if view == "closed" else (_anything(view),)


def _anything(view: View) -> ColumnElement[bool]:
    return SPAM if view == "spam" else Conversation.closed_at.is_(None)


def _of_view(view: View, operator_id: int) -> tuple[ColumnElement[bool], ...]:
    wanted = ~SPAM
    awake = Conversation.status != "snoozed"
    match view:
        case "open":
            return wanted, awake
        case "mine":
            return wanted, awake, Conversation.assignee_id == operator_id
        case "unassigned":
            return wanted, awake, Conversation.assignee_id.is_(None)
        case "waiting":
            return wanted, Conversation.status == "waiting"
        case "snoozed":
            return wanted, Conversation.status == "snoozed"
        case "mentions":
            named = select(Mention.conversation_id).where(
                Mention.operator_id == operator_id, Mention.seen_at.is_(None)
            )
            return wanted, Conversation.id.in_(named)
        case "closed" | "all":
            # One that is joined into another is told by that one's row.
            return wanted, Conversation.joined_into_id.is_(None)
        case "spam":
            return (Conversation.joined_into_id.is_(None),)
    assert_never(view)


def _narrowed(connection: Connection, asked: ListFilter) -> list[ColumnElement[bool]]:
    wanted: list[ColumnElement[bool]] = []
    for column, value in (
        (Conversation.channel_id, asked.channel_id),
        (Conversation.team_id, asked.team_id),
        (Conversation.assignee_id, asked.assignee_id),
    ):
        if value is not None:
            # A number that is too long for the column is nobody's.
            wanted.append(column == literal(value, BigInteger))
    if asked.priority is not None:
        wanted.append(Conversation.priority == PRIORITIES.index(asked.priority))
    if asked.tag_id is not None:
        wanted.append(_tagged(connection, asked.tag_id))
    return wanted


def _tagged(connection: Connection, tag_id: int) -> ColumnElement[bool]:
    tagged = select(ConversationTag.conversation_id).where(ConversationTag.tag_id == tag_id)
    bounded = tagged.limit(RARE + 1).subquery()
    if connection.execute(select(func.count()).select_from(bounded)).scalar_one() <= RARE:
        return Conversation.id.in_(tagged)
    return tagged.where(ConversationTag.conversation_id == Conversation.id).exists()
