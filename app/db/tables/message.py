"""Messages, what they once said, and what came with them."""

from datetime import datetime

from sqlalchemy import Identity as Counted
from sqlalchemy import Index, Text
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Base, BigId, key, long


class Message(Base):
    """Clustered by (strand, order key), so that a page of history is one run of neighbours on disk."""

    __tablename__ = "messages"

    strand_id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=False)
    order_at: Mapped[datetime] = mapped_column(primary_key=True)
    """Channel time clamped to [arrival - 7 days, arrival]; with the id it is the order key."""
    id: Mapped[int] = mapped_column(BigId, Counted(), primary_key=True)
    """In order of arrival."""
    conversation_id: Mapped[long]
    channel_id: Mapped[int | None]
    external_id: Mapped[str | None]
    """The channel's own id."""
    author_key: Mapped[str | None]
    """Made by whoever wrote it, so that a request repeated gives the same message."""
    direction: Mapped[str]
    operator_id: Mapped[int | None]
    identity_id: Mapped[int | None]
    text: Mapped[str] = mapped_column(Text)
    entities: Mapped[str | None]
    """JSON."""
    address: Mapped[str | None]
    """Where an answer to this message goes."""
    reply_to_id: Mapped[long | None]
    quote: Mapped[str | None]
    """Quoted words of a message that we never saw."""
    group_key: Mapped[str | None]
    forwarded_from: Mapped[str | None]
    sent_at: Mapped[datetime]
    """By the channel's clock."""
    arrived_at: Mapped[datetime]
    edited_at: Mapped[datetime | None]
    deleted_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(server_default="1")
    attachment_count: Mapped[int] = mapped_column(server_default="0")
    unsupported: Mapped[str | None]
    service: Mapped[str | None]
    """JSON: code and parameters of a system line."""
    reactions: Mapped[str | None]
    """JSON."""
    speaker: Mapped[str | None]
    """Who of a group said it."""
    buttons: Mapped[str | None]
    """JSON: rows of what stands under a message of ours."""

    __table_args__ = (
        Index("uq_messages_id", "id", unique=True),
        Index(
            "uq_messages_channel_id_external_id",
            "channel_id",
            "external_id",
            unique=True,
            sqlite_where=sql("external_id IS NOT NULL"),
            postgresql_where=sql("external_id IS NOT NULL"),
        ),
        Index(
            "uq_messages_author_key",
            "author_key",
            unique=True,
            sqlite_where=sql("author_key IS NOT NULL"),
            postgresql_where=sql("author_key IS NOT NULL"),
        ),
        {"sqlite_with_rowid": False},
    )


class MessagePart(Base):
    """Where a channel made several messages of one of ours: its ids of the others."""

    __tablename__ = "message_parts"

    channel_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    external_id: Mapped[str] = mapped_column(primary_key=True)
    message_id: Mapped[long] = mapped_column(index=True)


class MessageVersion(Base):
    """Words as they were before an edit."""

    __tablename__ = "message_versions"

    message_id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=False)
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    text: Mapped[str] = mapped_column(Text)
    entities: Mapped[str | None]
    at: Mapped[datetime]
    """Since when it said so."""


class Attachment(Base):
    __tablename__ = "attachments"

    id: Mapped[key]
    message_id: Mapped[long]
    position: Mapped[int]
    kind: Mapped[str]
    name: Mapped[str | None]
    mime: Mapped[str | None]
    size: Mapped[long | None]
    width: Mapped[int | None]
    height: Mapped[int | None]
    duration: Mapped[float | None]
    details: Mapped[str | None]
    """JSON."""
    remote_id: Mapped[str | None]
    remote_url: Mapped[str | None]
    """Where the house fetches it by itself."""
    state: Mapped[str]
    """none, waiting, stored, failed or too_big."""
    attempts: Mapped[int] = mapped_column(server_default="0")
    next_attempt_at: Mapped[datetime | None]
    error_code: Mapped[str | None]
    file_id: Mapped[int | None]

    __table_args__ = (
        Index("uq_attachments_message_id_position", "message_id", "position", unique=True),
        Index(
            "ix_attachments_waiting",
            "next_attempt_at",
            sqlite_where=sql("state = 'waiting'"),
            postgresql_where=sql("state = 'waiting'"),
        ),
        Index(
            "ix_attachments_file_id",
            "file_id",
            sqlite_where=sql("file_id IS NOT NULL"),
            postgresql_where=sql("file_id IS NOT NULL"),
        ),
    )


class StoredFile(Base):
    """Bytes in the store, by the hash of their content."""

    __tablename__ = "files"

    id: Mapped[key]
    public_key: Mapped[str] = mapped_column(unique=True)
    sha256: Mapped[str]
    size: Mapped[long]
    mime: Mapped[str]
    """As we found it by looking, not as it was claimed."""
    thumbnail_sha256: Mapped[str | None]
    shown_sha256: Mapped[str | None]
    """A picture drawn anew, which is what a browser may show of it."""
    kind: Mapped[str] = mapped_column(server_default="document")
    """photo, video, animation, voice, audio or document: found by looking."""
    name: Mapped[str | None]
    """As one of us uploaded it; what came with a message has its name there."""
    width: Mapped[int | None]
    height: Mapped[int | None]
    duration: Mapped[float | None]
    """Seconds."""
    channel_id: Mapped[long | None]
    """Where a visitor of a site uploaded it themselves; nobody else may send it."""
    visitor: Mapped[str | None]
    """The name of their browser."""
    created_at: Mapped[datetime]

    __table_args__ = (
        Index("ix_files_sha256", "sha256"),
        Index(
            "ix_files_thumbnail_sha256",
            "thumbnail_sha256",
            sqlite_where=sql("thumbnail_sha256 IS NOT NULL"),
            postgresql_where=sql("thumbnail_sha256 IS NOT NULL"),
        ),
        Index(
            "ix_files_shown_sha256",
            "shown_sha256",
            sqlite_where=sql("shown_sha256 IS NOT NULL"),
            postgresql_where=sql("shown_sha256 IS NOT NULL"),
        ),
    )
