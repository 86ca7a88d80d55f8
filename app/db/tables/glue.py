"""Acts of joining and splitting."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Base, key
from app.db.tables.client import Client
from app.db.tables.operator import Operator


class Glue(Base):
    """One act: on what evidence, by whom, and what moved, so that it can be undone exactly."""

    __tablename__ = "glues"

    id: Mapped[key]
    act: Mapped[str]
    evidence: Mapped[str]
    details: Mapped[str] = mapped_column(server_default="{}")
    from_client_id: Mapped[int] = mapped_column(ForeignKey(Client.id), index=True)
    to_client_id: Mapped[int] = mapped_column(ForeignKey(Client.id), index=True)
    moved: Mapped[str]
    """JSON: identities, strands and conversations that were re-pointed, each with where it was."""
    operator_id: Mapped[int | None] = mapped_column(ForeignKey(Operator.id))
    at: Mapped[datetime]
    undone_at: Mapped[datetime | None]
    undone_by: Mapped[int | None] = mapped_column(ForeignKey(Operator.id))
