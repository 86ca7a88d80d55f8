"""Conversations: one matter of one client each."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, SmallInteger, text
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Base, key, long
from app.db.tables.client import Client, Tag
from app.db.tables.operator import Operator, Team


class Conversation(Base):
    """A row of the list. What the list shows is stored here, so that reading it touches nothing else."""

    __tablename__ = "conversations"

    id: Mapped[key]
    client_id: Mapped[int] = mapped_column(ForeignKey(Client.id))
    home_client_id: Mapped[long | None]
    """Whose it is when all glues are undone; empty while that is `client_id`."""
    status: Mapped[str]
    assignee_id: Mapped[int | None] = mapped_column(ForeignKey(Operator.id))
    team_id: Mapped[int | None] = mapped_column(ForeignKey(Team.id))
    priority: Mapped[int] = mapped_column(SmallInteger, server_default="1")
    """0 low, 1 normal, 2 high, 3 urgent."""
    tag_ids: Mapped[str] = mapped_column(server_default="[]")
    """JSON: what `conversation_tags` says of it, rising. An id whose tag is gone stays until the next change."""
    channel_id: Mapped[int | None]
    """Where the client wrote last."""
    snoozed_until: Mapped[datetime | None]
    waiting_since: Mapped[datetime | None]
    last_at: Mapped[datetime]
    last_message_id: Mapped[long] = mapped_column(server_default="0")
    last_inbound_id: Mapped[long | None]
    preview: Mapped[str] = mapped_column(server_default="{}")
    """JSON: the line under the name."""
    inbound_count: Mapped[int] = mapped_column(server_default="0")
    answered_count: Mapped[int] = mapped_column(server_default="0")
    revision: Mapped[int] = mapped_column(server_default="1")
    created_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    close_reason: Mapped[str | None]
    joined_into_id: Mapped[int | None] = mapped_column(ForeignKey("conversations.id"))
    joined_after: Mapped[long | None]
    """Id of the newest message there was when it was joined."""
    dealt_upto: Mapped[long] = mapped_column(server_default="0")
    """Id of the newest message, or joining, when somebody closed it last: all up to there is dealt with."""
    dealt_at: Mapped[datetime | None]
    """When that was."""
    spam: Mapped[bool] = mapped_column(server_default="0")
    """Nobody waits for an answer here, and nobody is told of what comes."""

    __table_args__ = (
        Index(
            "uq_conversations_one_open_per_client",
            "client_id",
            unique=True,
            sqlite_where=text("closed_at IS NULL"),
            postgresql_where=text("closed_at IS NULL"),
        ),
        Index("ix_conversations_client_id", "client_id", "id"),
        Index(
            "ix_conversations_open",
            "last_at",
            "id",
            sqlite_where=text("closed_at IS NULL"),
            postgresql_where=text("closed_at IS NULL"),
        ),
        Index(
            "ix_conversations_waits",
            "waiting_since",
            "id",
            sqlite_where=text("closed_at IS NULL AND waiting_since IS NOT NULL"),
            postgresql_where=text("closed_at IS NULL AND waiting_since IS NOT NULL"),
        ),
        # What is of normal priority stands in the order of the other indexes; most is.
        Index(
            "ix_conversations_weighed",
            "priority",
            "last_at",
            "id",
            sqlite_where=text("priority <> 1"),
            postgresql_where=text("priority <> 1"),
        ),
        Index(
            "ix_conversations_spam",
            "last_at",
            "id",
            sqlite_where=text("spam"),
            postgresql_where=text("spam"),
        ),
        Index(
            "ix_conversations_closed",
            "last_at",
            "id",
            sqlite_where=text("closed_at IS NOT NULL"),
            postgresql_where=text("closed_at IS NOT NULL"),
        ),
        Index(
            "ix_conversations_assignee",
            "assignee_id",
            "last_at",
            "id",
            sqlite_where=text("closed_at IS NULL AND assignee_id IS NOT NULL"),
            postgresql_where=text("closed_at IS NULL AND assignee_id IS NOT NULL"),
        ),
        Index(
            "ix_conversations_team_id",
            "team_id",
            sqlite_where=text("closed_at IS NULL AND team_id IS NOT NULL"),
            postgresql_where=text("closed_at IS NULL AND team_id IS NOT NULL"),
        ),
        Index(
            "ix_conversations_joined_into_id",
            "joined_into_id",
            sqlite_where=text("joined_into_id IS NOT NULL"),
            postgresql_where=text("joined_into_id IS NOT NULL"),
        ),
        Index(
            "ix_conversations_snoozed",
            "snoozed_until",
            sqlite_where=text("status = 'snoozed'"),
            postgresql_where=text("status = 'snoozed'"),
        ),
    )


class ConversationTag(Base):
    """What finds the matters of a tag; showing a matter's tags reads `conversations.tag_ids`."""

    __tablename__ = "conversation_tags"

    conversation_id: Mapped[int] = mapped_column(ForeignKey(Conversation.id), primary_key=True)
    tag_id: Mapped[int] = mapped_column(ForeignKey(Tag.id), primary_key=True)

    __table_args__ = (Index("ix_conversation_tags_tag_id", "tag_id", "conversation_id"),)


class ReadMark(Base):
    """How much of a conversation an operator has seen."""

    __tablename__ = "read_marks"

    operator_id: Mapped[int] = mapped_column(ForeignKey(Operator.id), primary_key=True)
    conversation_id: Mapped[int] = mapped_column(ForeignKey(Conversation.id), primary_key=True)
    seen_count: Mapped[int]
    upto: Mapped[long]
    at: Mapped[datetime]
