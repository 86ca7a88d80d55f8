"""Replies that have been written and go later: in a few seconds, or at a time that somebody chose."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Base, key, long
from app.db.tables.message import StoredFile

WAITING = "ended_at IS NULL"


class Sending(Base):
    """No message yet: it becomes one when it goes, and stands in the history where it went."""

    __tablename__ = "sendings"

    id: Mapped[key]
    author_key: Mapped[str] = mapped_column(unique=True)
    """That of the message to be."""
    operator_id: Mapped[long]
    conversation_id: Mapped[long]
    """Where it was written; where it goes follows the account."""
    identity_id: Mapped[long | None]
    channel_id: Mapped[long | None]
    is_scheduled: Mapped[bool] = mapped_column(server_default="0")
    """At a time that somebody chose; else held for a moment, so that it can be had back."""
    due_at: Mapped[datetime]
    heard_upto: Mapped[long] = mapped_column(server_default="0")
    """Id of the newest message then: what the client writes after it, this does not answer."""
    reply: Mapped[str]
    """JSON: the Reply."""
    files: Mapped[str] = mapped_column(server_default="[]")
    """JSON: FileCards of what goes along."""
    revision: Mapped[int] = mapped_column(server_default="1")
    created_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    """When it went, or was taken back. Kept for a while, so that a request that comes late changes nothing."""
    message_id: Mapped[long | None]
    """What it became; null when it was taken back."""

    __table_args__ = (
        Index("ix_sendings_due", "due_at", sqlite_where=text(WAITING), postgresql_where=text(WAITING)),
        Index(
            "ix_sendings_identity_id",
            "identity_id",
            "due_at",
            sqlite_where=text(WAITING),
            postgresql_where=text(WAITING),
        ),
        Index("ix_sendings_ended_at", "ended_at"),
    )


class SendingFile(Base):
    """An upload that waits for the words it goes with, so that it is not forgotten."""

    __tablename__ = "sending_files"

    sending_id: Mapped[int] = mapped_column(ForeignKey(Sending.id), primary_key=True)
    file_id: Mapped[int] = mapped_column(ForeignKey(StoredFile.id), primary_key=True)

    __table_args__ = (Index("ix_sending_files_file_id", "file_id"),)
