"""Who may be one person, and what it takes to find that out without comparing everybody with everybody."""

from datetime import datetime

from sqlalchemy import Double, ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Base, long
from app.db.tables.client import Client


class FactsDue(Base):
    """Clients of whom something new is known, until they have been compared."""

    __tablename__ = "client_facts_due"

    client_id: Mapped[int] = mapped_column(ForeignKey(Client.id), primary_key=True, autoincrement=False)
    stamp: Mapped[long]
    """Rises with every new fact, so that what comes meanwhile is not taken for done."""
    taken_until: Mapped[datetime | None]
    """Somebody is at it until then."""


class ClientFacts(Base):
    """What was known of a client when they were compared last, as `app.matching` wants it."""

    __tablename__ = "client_facts"

    client_id: Mapped[int] = mapped_column(ForeignKey(Client.id), primary_key=True, autoincrement=False)
    facts: Mapped[str] = mapped_column(Text)
    """JSON."""


class MatchKey(Base):
    """Under each key those clients who have it."""

    __tablename__ = "match_keys"

    key: Mapped[str] = mapped_column(primary_key=True)
    client_id: Mapped[long] = mapped_column(primary_key=True, autoincrement=False)

    __table_args__ = ({"sqlite_with_rowid": False},)


class MatchCount(Base):
    """How many clients have a key or a word."""

    __tablename__ = "match_counts"

    key: Mapped[str] = mapped_column(primary_key=True)
    clients: Mapped[long]

    __table_args__ = ({"sqlite_with_rowid": False},)


class Suggestion(Base):
    """Two clients, as they were before any glue, who may be one person."""

    __tablename__ = "suggestions"

    lower_id: Mapped[int] = mapped_column(ForeignKey(Client.id), primary_key=True, autoincrement=False)
    higher_id: Mapped[int] = mapped_column(
        ForeignKey(Client.id), primary_key=True, autoincrement=False, index=True
    )
    score: Mapped[float] = mapped_column(Double)
    """0 to 1."""
    reasons: Mapped[str] = mapped_column(Text)
    """JSON."""
    shares_home: Mapped[bool] = mapped_column(server_default="0")
    is_kin: Mapped[bool] = mapped_column(server_default="0")
    """Relatives, or one person badly written down: see `app.matching`."""
    at: Mapped[datetime]

    __table_args__ = (Index("ix_suggestions_score", "score", "lower_id", "higher_id"),)


class OwnContact(Base):
    """Phones and e-mails of the house itself: they are nobody's."""

    __tablename__ = "own_contacts"

    kind: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str] = mapped_column(primary_key=True)
