"""Who did what."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Base, key
from app.db.tables.operator import Operator


class Audit(Base):
    __tablename__ = "audit"

    id: Mapped[key]
    at: Mapped[datetime]
    operator_id: Mapped[int | None] = mapped_column(ForeignKey(Operator.id))
    """Empty: the house itself, or a command."""
    action: Mapped[str]
    subject: Mapped[str]
    """What it was done to, for example `channel:3`."""
    details: Mapped[str] = mapped_column(server_default="{}")
    """JSON, without secrets."""
    address: Mapped[str | None]

    __table_args__ = (Index("ix_audit_subject_id", "subject", "id"),)
