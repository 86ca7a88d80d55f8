"""How people work here: one row for the house."""

from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Base

THE_ONE = 1


class WorkplaceSettings(Base):
    __tablename__ = "workplace"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    settings: Mapped[str]
    """JSON: what differs, or once differed, from how it is where nobody has set anything."""
