"""Words begun and not sent."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Base, long
from app.db.tables.conversation import Conversation

EMPTIED = "text = ''"


class Draft(Base):
    """Of one operator, for one matter; nobody else reads it. An emptied one stays for a while, so that what was
    saved before it and comes after it is known to be older."""

    __tablename__ = "drafts"

    operator_id: Mapped[long] = mapped_column(primary_key=True, autoincrement=False)
    conversation_id: Mapped[int] = mapped_column(ForeignKey(Conversation.id), primary_key=True)
    mode: Mapped[str] = mapped_column(primary_key=True)
    """reply or note"""
    text: Mapped[str]
    entities: Mapped[str] = mapped_column(server_default="[]")
    """JSON: formatting and mentions."""
    identity_id: Mapped[long | None]
    """The account that was chosen to write to."""
    revision: Mapped[int]
    at: Mapped[datetime]
    carried: Mapped[str | None]
    """JSON, when its matter was joined into another: what went along, how it was there before, and its revision
    there since."""

    __table_args__ = (
        Index("ix_drafts_conversation_id", "conversation_id"),
        Index("ix_drafts_emptied", "at", sqlite_where=sql(EMPTIED), postgresql_where=sql(EMPTIED)),
    )
