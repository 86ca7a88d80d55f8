"""What the house answers by itself."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Base, BigId, long
from app.db.tables.channel import Channel
from app.db.tables.client import Identity


class AutoReplies(Base):
    __tablename__ = "auto_replies"

    channel_id: Mapped[int] = mapped_column(
        BigId, ForeignKey(Channel.id), primary_key=True, autoincrement=False
    )
    rules: Mapped[str]
    """JSON: the occasions, each with its switch and its words by language."""


class AutoReplyDue(Base):
    """Somebody has written where the house may have to answer by itself. Gone as soon as that is decided."""

    __tablename__ = "auto_replies_due"

    identity_id: Mapped[int] = mapped_column(
        BigId, ForeignKey(Identity.id), primary_key=True, autoincrement=False
    )
    message_id: Mapped[long]
    """Their first words of those that wait."""
    arrived_at: Mapped[datetime]


class AutoReplySaid(Base):
    """Said once for each occasion and period."""

    __tablename__ = "auto_replies_said"

    identity_id: Mapped[int] = mapped_column(
        BigId, ForeignKey(Identity.id), primary_key=True, autoincrement=False
    )
    occasion: Mapped[str] = mapped_column(primary_key=True)
    period: Mapped[str] = mapped_column(primary_key=True)
    """When the closed time began; empty for what is said once and for all."""
    message_id: Mapped[long]
    at: Mapped[datetime]
