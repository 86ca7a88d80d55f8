"""Several deeds on a matter in one press."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Base, key
from app.db.tables.operator import Operator


class Macro(Base):
    __tablename__ = "macros"

    id: Mapped[key]
    owner_id: Mapped[int] = mapped_column(ForeignKey(Operator.id), index=True)
    name: Mapped[str]
    is_shared: Mapped[bool]
    deeds: Mapped[str]
    """JSON: see `macros/deeds.py`."""
    created_at: Mapped[datetime]
