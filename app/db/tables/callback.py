"""Requests to be phoned, who asked, and what became of them."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Base, key, long
from app.db.tables.channel import Channel
from app.db.tables.client import Client
from app.db.tables.operator import Operator


class Callback(Base):
    __tablename__ = "callbacks"

    id: Mapped[key]
    channel_id: Mapped[int] = mapped_column(ForeignKey(Channel.id))
    client_id: Mapped[int] = mapped_column(ForeignKey(Client.id), index=True)
    identity_id: Mapped[long | None]
    """The account that asked; empty where one of us wrote it down."""
    message_id: Mapped[long]
    """Its line in the history; whose history that is now, the strand of the message says."""
    author_key: Mapped[str | None] = mapped_column(unique=True)
    """Where one of us wrote it down: their own key."""
    phone: Mapped[str]
    """E.164."""
    extension: Mapped[str | None]
    name: Mapped[str]
    question: Mapped[str]
    timezone: Mapped[str]
    """Of the asker, IANA."""
    language: Mapped[str | None]
    page_url: Mapped[str | None]
    wanted: Mapped[str] = mapped_column(server_default="now")
    """now, slot, day or operator: in which words the time was wanted."""
    wanted_from: Mapped[datetime]
    wanted_until: Mapped[datetime | None]
    due_at: Mapped[datetime]
    """When it is to be rung next."""
    state: Mapped[str]
    """waiting, claimed, done or cancelled."""
    claimed_by: Mapped[int | None] = mapped_column(ForeignKey(Operator.id))
    claimed_at: Mapped[datetime | None]
    claim_until: Mapped[datetime | None]
    """When it goes back to everybody if nothing has been done."""
    remind_at: Mapped[datetime | None]
    """When whoever claimed it is reminded."""
    outcome: Mapped[str | None]
    """Of the newest attempt."""
    requests: Mapped[int] = mapped_column(server_default="1")
    """How many times it was asked for."""
    asked_at: Mapped[datetime | None]
    """When it was asked for last."""
    revision: Mapped[int] = mapped_column(server_default="1")
    created_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]

    __table_args__ = (
        Index(
            "ix_callbacks_due",
            "due_at",
            sqlite_where=text("closed_at IS NULL"),
            postgresql_where=text("closed_at IS NULL"),
        ),
        Index(
            "ix_callbacks_closed",
            "closed_at",
            "id",
            sqlite_where=text("closed_at IS NOT NULL"),
            postgresql_where=text("closed_at IS NOT NULL"),
        ),
        Index(
            "ix_callbacks_claimed",
            "claim_until",
            sqlite_where=text("state = 'claimed'"),
            postgresql_where=text("state = 'claimed'"),
        ),
        Index("ix_callbacks_phone_created_at", "phone", "created_at"),
        Index("ix_callbacks_message_id", "message_id"),
    )


class CallbackAttempt(Base):
    __tablename__ = "callback_attempts"

    id: Mapped[key]
    callback_id: Mapped[int] = mapped_column(ForeignKey(Callback.id), index=True)
    operator_id: Mapped[int | None] = mapped_column(ForeignKey(Operator.id))
    key: Mapped[str | None]
    """Of whoever reports it, so that a repeat is known as one."""
    source: Mapped[str] = mapped_column(server_default="operator")
    """operator or pbx."""
    outcome: Mapped[str]
    note: Mapped[str | None]
    duration_seconds: Mapped[int | None]
    recording_url: Mapped[str | None]
    at: Mapped[datetime]

    __table_args__ = (Index("uq_callback_attempts_callback_id_key", "callback_id", "key", unique=True),)


class CallbackAsker(Base):
    """One request that was accepted, to the letter. Several may have become one call-back."""

    __tablename__ = "callback_askers"

    id: Mapped[key]
    callback_id: Mapped[int | None] = mapped_column(ForeignKey(Callback.id), index=True)
    """Empty for somebody we do not listen to."""
    channel_id: Mapped[int] = mapped_column(ForeignKey(Channel.id))
    key: Mapped[str]
    """Made by the browser: the same again is the same request."""
    token_hash: Mapped[str] = mapped_column(unique=True)
    owns: Mapped[bool]
    """May move and cancel it: whoever asked first."""
    phone: Mapped[str]
    name: Mapped[str]
    question: Mapped[str]
    wanted: Mapped[str]
    wanted_from: Mapped[datetime]
    wanted_until: Mapped[datetime | None]
    timezone: Mapped[str]
    address: Mapped[str | None]
    """Network address; of IPv6 the network of one household."""
    created_at: Mapped[datetime]

    __table_args__ = (
        Index("uq_callback_askers_channel_id_key", "channel_id", "key", unique=True),
        Index("ix_callback_askers_address_created_at", "address", "created_at"),
    )


class SpentTicket(Base):
    """Challenges that were answered: each is good once."""

    __tablename__ = "spent_tickets"

    fingerprint: Mapped[str] = mapped_column(primary_key=True)
    expires_at: Mapped[datetime] = mapped_column(index=True)
