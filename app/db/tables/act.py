"""What operators did to matters."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Base, key
from app.db.tables.conversation import Conversation
from app.db.tables.operator import Operator


class Act(Base):
    """One deed on one matter. What was done to many at once, or in one press, shares a key."""

    __tablename__ = "acts"

    id: Mapped[key]
    key: Mapped[str | None]
    """Made by the window, so that it can ask for the deed to be taken back."""
    operator_id: Mapped[int] = mapped_column(ForeignKey(Operator.id))
    conversation_id: Mapped[int] = mapped_column(ForeignKey(Conversation.id))
    at: Mapped[datetime]
    kind: Mapped[str]
    fields: Mapped[str]
    """JSON: what it set, also where that changed nothing, and what of it has been put back since."""
    before: Mapped[str]
    after: Mapped[str]
    """JSON: how those fields stood before and after it."""
    undone_at: Mapped[datetime | None]

    __table_args__ = (
        Index("uq_acts_one_of_a_key", "operator_id", "key", "conversation_id", unique=True),
        Index("ix_acts_conversation_id", "conversation_id", "id"),
    )
