"""Clients of whom somebody said that they are not the same."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Base
from app.db.tables.client import Client
from app.db.tables.operator import Operator


class Apart(Base):
    """Of the clients as they were when it was said; it holds for whoever holds their histories since."""

    __tablename__ = "clients_apart"

    lower_id: Mapped[int] = mapped_column(ForeignKey(Client.id), primary_key=True, autoincrement=False)
    higher_id: Mapped[int] = mapped_column(
        ForeignKey(Client.id), primary_key=True, autoincrement=False, index=True
    )
    operator_id: Mapped[int | None] = mapped_column(ForeignKey(Operator.id))
    at: Mapped[datetime]
