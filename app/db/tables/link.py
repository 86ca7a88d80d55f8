"""Links and codes by which a person proves that two accounts are theirs."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Base, key, long
from app.db.tables.channel import Channel
from app.db.tables.client import Identity
from app.db.tables.operator import Operator


class Link(Base):
    """One link, for one passage: from the account that it was made for to whoever follows it."""

    __tablename__ = "links"

    id: Mapped[key]
    token_hash: Mapped[str] = mapped_column(unique=True)
    """SHA-256, as of the code: what is written here opens nothing."""
    code_hash: Mapped[str | None]
    asker_id: Mapped[int] = mapped_column(ForeignKey(Identity.id), index=True)
    target_channel_id: Mapped[int] = mapped_column(ForeignKey(Channel.id))
    """The one channel on which it can be followed."""
    operator_id: Mapped[int | None] = mapped_column(ForeignKey(Operator.id))
    """Which of us sent it; none when the person asked for it."""
    language: Mapped[str]
    state: Mapped[str]
    """open, claimed (followed, not yet confirmed), glued, declined, refused, revoked or undone."""
    evidence: Mapped[str | None]
    claimer_id: Mapped[int | None] = mapped_column(ForeignKey(Identity.id), index=True)
    """Who followed it."""
    visitor: Mapped[str | None]
    """The browser that followed it, which may not have written yet."""
    question_id: Mapped[long | None]
    """The message that asks whether it was them."""
    glue_id: Mapped[long | None]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]
    dismissed_at: Mapped[datetime | None]
    """When the person put the news about it away."""
    refusals: Mapped[int] = mapped_column(server_default="0")
    """How often somebody was told that it no longer works."""

    __table_args__ = (
        Index(
            "ix_links_target_channel_id_code_hash",
            "target_channel_id",
            "code_hash",
            sqlite_where=text("code_hash IS NOT NULL"),
            postgresql_where=text("code_hash IS NOT NULL"),
        ),
        Index(
            "ix_links_target_channel_id_visitor",
            "target_channel_id",
            "visitor",
            sqlite_where=text("visitor IS NOT NULL"),
            postgresql_where=text("visitor IS NOT NULL"),
        ),
        Index("ix_links_expires_at", "expires_at"),
    )


class LinkAttempt(Base):
    """How often somebody has asked or guessed lately; shared by all processes."""

    __tablename__ = "link_attempts"

    who: Mapped[str] = mapped_column(primary_key=True)
    since: Mapped[datetime]
    count: Mapped[int]
