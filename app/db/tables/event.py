"""The log of what happened, without gaps."""

from datetime import datetime

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Base, BigId, long


class Event(Base):
    """No foreign keys, no triggers: on PostgreSQL its insert is the last statement before the commit."""

    __tablename__ = "events"

    seq: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    kind: Mapped[str]
    operator_id: Mapped[int | None]
    """Set when only this operator may see it."""
    visitor_id: Mapped[long | None]
    """The identity whose own browser may see it too."""
    client_id: Mapped[long | None]
    """Whose words are inside, so that they can be erased."""
    body: Mapped[str]
    """JSON."""

    __table_args__ = (
        Index(
            "ix_events_visitor_id_seq",
            "visitor_id",
            "seq",
            sqlite_where=text("visitor_id IS NOT NULL"),
            postgresql_where=text("visitor_id IS NOT NULL"),
        ),
    )


class EventCounter(Base):
    """One row. Whoever moves it commits next, so the order of seq is the order of commits."""

    __tablename__ = "event_counter"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    seq: Mapped[long]


class Sequence(Base):
    """SQLite's way to hand out ids in blocks; PostgreSQL has its own sequences."""

    __tablename__ = "sequences"

    name: Mapped[str] = mapped_column(primary_key=True)
    last: Mapped[long]
