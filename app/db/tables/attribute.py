"""What a house wants to know of its clients besides names and numbers."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Base, key


class ClientAttribute(Base):
    """The definition of one attribute. Values lie in `clients.attributes` under its key, as text."""

    __tablename__ = "client_attributes"

    id: Mapped[key]
    key: Mapped[str] = mapped_column(unique=True)
    label: Mapped[str | None]
    """Empty: a built-in one, which each screen calls by a word of its own language."""
    type: Mapped[str]
    options: Mapped[str] = mapped_column(server_default="[]")
    """JSON: the list of what a choice is made from."""
    position: Mapped[int]
    built_in: Mapped[bool] = mapped_column(server_default="0")
    created_at: Mapped[datetime]
