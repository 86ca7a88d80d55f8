"""What the search knows. The index itself is each database's own: see `app/search`."""

from datetime import datetime

from sqlalchemy import Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Base, BigId, long

ByBytes = Text().with_variant(Text(collation="C"), "postgresql")
"""Sorted by bytes, so that whatever begins alike lies together."""


class SearchEntry(Base):
    """What was put into the index of a message, so that it can be taken out again."""

    __tablename__ = "search_entries"

    message_id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    words: Mapped[str] = mapped_column(Text)
    """Stems and marks, parted by blanks."""


class SearchProgress(Base):
    """One row: how far the index has come."""

    __tablename__ = "search_progress"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    seq: Mapped[long]
    """Up to here the log has been followed."""
    fill_below: Mapped[long]
    """Messages with ids below this one are still to be gone through, the newest first; 0 when none are."""
    fill_from: Mapped[long]
    """Where that began."""


class SearchDue(Base):
    """Clients whose names, phones or e-mails are new, until the index knows them."""

    __tablename__ = "search_due"

    client_id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=False)
    stamp: Mapped[long]
    """Rises with every change, so that what comes meanwhile is not taken for done."""


class ClientWord(Base):
    """What a client is found by: words of names, e-mails, and phones from both ends."""

    __tablename__ = "client_words"

    client_id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=False)
    word: Mapped[str] = mapped_column(ByBytes, primary_key=True)

    __table_args__ = (
        Index("ix_client_words_word", "word", "client_id"),
        {"sqlite_with_rowid": False},
    )


class NameSlip(Base):
    """A word of a name with one letter left out, and what it may have been."""

    __tablename__ = "name_slips"

    slip: Mapped[str] = mapped_column(ByBytes, primary_key=True)
    word: Mapped[str] = mapped_column(ByBytes, primary_key=True)

    __table_args__ = ({"sqlite_with_rowid": False},)
