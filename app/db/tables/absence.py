"""What was handed back while somebody was away, and which process sees to a duty."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Base
from app.db.tables.conversation import Conversation
from app.db.tables.operator import Operator


class HandedBack(Base):
    """A conversation that was somebody's, until they have been told that it no longer is."""

    __tablename__ = "handed_back"

    operator_id: Mapped[int] = mapped_column(ForeignKey(Operator.id), primary_key=True)
    conversation_id: Mapped[int] = mapped_column(ForeignKey(Conversation.id), primary_key=True)
    at: Mapped[datetime]


class DutyLease(Base):
    """One process does what must not be done twice; when it dies, another takes over."""

    __tablename__ = "duty_leases"

    name: Mapped[str] = mapped_column(primary_key=True)
    owner: Mapped[str]
    until: Mapped[datetime]
