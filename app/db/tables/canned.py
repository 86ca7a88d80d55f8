"""Answers that are written once and used often."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Base, BigId, key
from app.db.tables.operator import Operator


class CannedFolder(Base):
    __tablename__ = "canned_folders"

    id: Mapped[key]
    name: Mapped[str]
    position: Mapped[int]
    owner_id: Mapped[int] = mapped_column(BigId, ForeignKey(Operator.id))
    """Who made it."""
    created_at: Mapped[datetime]


class CannedReply(Base):
    __tablename__ = "canned_replies"

    id: Mapped[key]
    folder_id: Mapped[int | None] = mapped_column(BigId, ForeignKey(CannedFolder.id))
    shortcut: Mapped[str]
    """What is typed behind the slash; may be empty."""
    title: Mapped[str]
    language: Mapped[str | None]
    """ru, en, or any."""
    text: Mapped[str]
    """With variables in double braces."""
    entities: Mapped[str] = mapped_column(server_default="[]")
    """JSON."""
    is_shared: Mapped[bool]
    owner_id: Mapped[int] = mapped_column(BigId, ForeignKey(Operator.id))
    used_count: Mapped[int] = mapped_column(server_default="0")
    last_used_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]

    __table_args__ = (Index("ix_canned_replies_owner_id", "owner_id"),)
