"""Channels: one connected account each."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Base, key


class Channel(Base):
    __tablename__ = "channels"

    id: Mapped[key]
    kind: Mapped[str]
    name: Mapped[str]
    public_key: Mapped[str] = mapped_column(unique=True)
    """In webhook addresses and script tags."""
    state: Mapped[str] = mapped_column(server_default="active")
    settings: Mapped[str] = mapped_column(server_default="{}")
    """JSON, without secrets."""
    secrets: Mapped[str] = mapped_column(server_default="")
    """JSON, encrypted."""
    account: Mapped[str] = mapped_column(server_default="{}")
    """JSON: who we are there."""
    error_code: Mapped[str | None]
    error_detail: Mapped[str | None]
    on_refusal: Mapped[str] = mapped_column(server_default="ask")
    """What to do with a reply that the channel finally refused: ask, or try the client's other channel."""
    file_limit: Mapped[int | None]
    """Bytes of the largest file that is taken in here; the house's own limit when empty."""
    created_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]
    """History stays when a channel goes."""


class ChannelProgress(Base):
    """What moves all the time, kept apart from what people set."""

    __tablename__ = "channel_progress"

    channel_id: Mapped[int] = mapped_column(ForeignKey(Channel.id), primary_key=True, autoincrement=False)
    cursor: Mapped[str | None]
    last_contact_at: Mapped[datetime | None]
    lease_owner: Mapped[str | None]
    """The process that asks this channel for news."""
    lease_until: Mapped[datetime | None]


class ChannelLine(Base):
    """A way for answers that was closed to us, or opened again. One never heard of is open."""

    __tablename__ = "channel_lines"

    channel_id: Mapped[int] = mapped_column(ForeignKey(Channel.id), primary_key=True, autoincrement=False)
    line: Mapped[str] = mapped_column(primary_key=True)
    is_open: Mapped[bool]
    code: Mapped[str | None]
    """Why it is closed."""
    changed_at: Mapped[datetime]


class RawUpdate(Base):
    """What a channel said, to the letter. Kept for a while; the lowest ids are the oldest."""

    __tablename__ = "raw_updates"

    id: Mapped[key]
    channel_id: Mapped[int]
    update_key: Mapped[str]
    body: Mapped[bytes]
    arrived_at: Mapped[datetime]
    state: Mapped[str]
    """parsed, ignored, unsupported or failed."""
    reason: Mapped[str | None]

    __table_args__ = (
        Index("uq_raw_updates_channel_id_update_key", "channel_id", "update_key", unique=True),
        Index(
            "ix_raw_updates_troubled",
            "id",
            sqlite_where=text("state IN ('unsupported', 'failed')"),
            postgresql_where=text("state IN ('unsupported', 'failed')"),
        ),
    )
