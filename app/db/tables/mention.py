"""Who was named in a note."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Base, BigId
from app.db.tables.conversation import Conversation
from app.db.tables.operator import Operator


class Mention(Base):
    __tablename__ = "mentions"

    operator_id: Mapped[int] = mapped_column(
        BigId, ForeignKey(Operator.id), primary_key=True, autoincrement=False
    )
    message_id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=False)
    """The note."""
    conversation_id: Mapped[int] = mapped_column(BigId, ForeignKey(Conversation.id))
    """The matter whose row shows it: where the note stands, or what that was joined into."""
    at: Mapped[datetime]
    seen_at: Mapped[datetime | None]

    __table_args__ = (
        Index("ix_mentions_conversation_id", "conversation_id", "operator_id"),
        Index(
            "ix_mentions_unseen",
            "operator_id",
            "conversation_id",
            sqlite_where=text("seen_at IS NULL"),
            postgresql_where=text("seen_at IS NULL"),
        ),
    )
