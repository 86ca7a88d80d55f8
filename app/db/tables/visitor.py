"""Browsers of visitors that were signed in by their site or signed out, and whom we no longer listen to."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Base, key, long
from app.db.tables.channel import Channel
from app.db.tables.client import Identity
from app.db.tables.operator import Operator


class VisitorSession(Base):
    """A browser that belongs to a user of the site, or did. One never signed in or out has no row here."""

    __tablename__ = "visitor_sessions"

    id: Mapped[key]
    channel_id: Mapped[int] = mapped_column(ForeignKey(Channel.id))
    visitor: Mapped[str]
    """The browser's own name, by which it is known without a signature."""
    user_name: Mapped[str | None]
    """External id of the user; none where nobody was signed in before it was signed out."""
    claims: Mapped[str] = mapped_column(server_default="{}")
    """JSON: what the site signed of them last."""
    proved_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    """Signed out, for good: the browser gets another name."""

    __table_args__ = (
        Index("uq_visitor_sessions_channel_id_visitor", "channel_id", "visitor", unique=True),
        Index("ix_visitor_sessions_proved_at", "proved_at"),
    )


class UserProof(Base):
    """A signature that a browser has shown: after signing out there, it is worth nothing any more."""

    __tablename__ = "user_proofs"

    channel_id: Mapped[int] = mapped_column(ForeignKey(Channel.id), primary_key=True, autoincrement=False)
    token_hash: Mapped[str] = mapped_column(primary_key=True)
    """SHA-256."""
    visitor: Mapped[str] = mapped_column(primary_key=True)
    expires_at: Mapped[datetime]

    __table_args__ = (Index("ix_user_proofs_expires_at", "expires_at"),)


class Blocked(Base):
    """Whom we no longer listen to: what they write is kept among spam, and nobody is told."""

    __tablename__ = "blocklist"

    id: Mapped[key]
    kind: Mapped[str]
    """identity or address."""
    identity_id: Mapped[int | None] = mapped_column(ForeignKey(Identity.id))
    network: Mapped[str | None]
    """Addresses, as `203.0.113.0/24`."""
    conversation_id: Mapped[long | None]
    """The one that was marked as spam with it."""
    reason: Mapped[str] = mapped_column(server_default="")
    operator_id: Mapped[int | None] = mapped_column(ForeignKey(Operator.id))
    at: Mapped[datetime]

    __table_args__ = (
        Index(
            "uq_blocklist_identity_id",
            "identity_id",
            unique=True,
            sqlite_where=text("identity_id IS NOT NULL"),
            postgresql_where=text("identity_id IS NOT NULL"),
        ),
        Index(
            "uq_blocklist_network",
            "network",
            unique=True,
            sqlite_where=text("network IS NOT NULL"),
            postgresql_where=text("network IS NOT NULL"),
        ),
    )
