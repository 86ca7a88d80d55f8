"""Views of the list: how many stand in each, and those that operators made."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Base, BigId, key, long
from app.db.tables.operator import Operator


class ViewCount(Base):
    """How many conversations a built-in view shows. Kept by every transaction that changes one: see `db/tallies.py`."""

    __tablename__ = "view_counts"

    view: Mapped[str] = mapped_column(primary_key=True)
    operator_id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=False)
    """Whose view; 0 when all see the same."""
    count: Mapped[long]


class SavedView(Base):
    """A filter with a name."""

    __tablename__ = "saved_views"

    id: Mapped[key]
    owner_id: Mapped[int] = mapped_column(ForeignKey(Operator.id), index=True)
    name: Mapped[str]
    is_shared: Mapped[bool]
    filter: Mapped[str]
    """JSON: see `conversations/narrowing.py`."""
    created_at: Mapped[datetime]
