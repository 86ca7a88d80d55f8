"""Deliveries: the sending of one message each."""

from datetime import datetime

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Base, key, long

WAITING = "state IN ('queued', 'retry')"
HOLDING = "state IN ('queued', 'retry', 'sending')"


class Delivery(Base):
    __tablename__ = "deliveries"

    id: Mapped[key]
    message_id: Mapped[long] = mapped_column(unique=True)
    channel_id: Mapped[int]
    identity_id: Mapped[int]
    address: Mapped[str]
    """Copied from the message that is answered."""
    send_key: Mapped[str]
    random_id: Mapped[int]
    """31 bits, the same on every attempt, for channels that dedupe by a number."""
    state: Mapped[str]
    attempts: Mapped[int] = mapped_column(server_default="0")
    due_at: Mapped[datetime]
    lease_owner: Mapped[str | None]
    lease_until: Mapped[datetime | None]
    code: Mapped[str | None]
    detail: Mapped[str | None]
    settled_at: Mapped[datetime | None]

    __table_args__ = (
        Index(
            "ix_deliveries_due",
            "channel_id",
            "due_at",
            sqlite_where=text(WAITING),
            postgresql_where=text(WAITING),
        ),
        Index(
            "ix_deliveries_holding",
            "channel_id",
            "address",
            "id",
            sqlite_where=text(HOLDING),
            postgresql_where=text(HOLDING),
        ),
        Index(
            "ix_deliveries_leased",
            "lease_until",
            sqlite_where=text("state = 'sending'"),
            postgresql_where=text("state = 'sending'"),
        ),
        Index("ix_deliveries_identity_id_message_id", "identity_id", "message_id"),
    )
