"""Business hours of the house, of channels and of teams, and how long people have waited."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Base, key, long
from app.db.tables.channel import Channel
from app.db.tables.operator import Team


class BusinessHours(Base):
    __tablename__ = "business_hours"

    place: Mapped[str] = mapped_column(primary_key=True)
    """house, channel:3 or team:4; so nobody has two."""
    channel_id: Mapped[int | None] = mapped_column(ForeignKey(Channel.id))
    team_id: Mapped[int | None] = mapped_column(ForeignKey(Team.id))
    timezone: Mapped[str]
    """IANA name."""
    weekly: Mapped[str]
    """JSON: per weekday a list of [from, until] in local time."""
    exceptions: Mapped[str]
    """JSON: dates with hours of their own, or none."""


class AnsweredWait(Base):
    """Somebody wrote, and one of us answered."""

    __tablename__ = "answered_waits"

    id: Mapped[key]
    channel_id: Mapped[long]
    began_at: Mapped[datetime]
    ended_at: Mapped[datetime]

    __table_args__ = (Index("ix_answered_waits_channel_id_ended_at", "channel_id", "ended_at"),)
