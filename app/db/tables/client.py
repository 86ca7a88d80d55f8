"""Clients, their accounts and what we know of them."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Base, key, long
from app.db.tables.channel import Channel


class Client(Base):
    __tablename__ = "clients"

    id: Mapped[key]
    name: Mapped[str]
    """As they call themselves, from the identity that came first."""
    given_name: Mapped[str | None]
    """As we call them."""
    search_name: Mapped[str]
    """All names, folded for searching."""
    language: Mapped[str | None]
    note: Mapped[str | None]
    attributes: Mapped[str] = mapped_column(server_default="{}")
    """JSON: text to text."""
    house_strand_id: Mapped[long | None]
    """Where notes and system lines lie."""
    picture_key: Mapped[str | None]
    """Public key of the picture that stands for them: the first that one of their accounts has."""
    glued_into_id: Mapped[int | None] = mapped_column(ForeignKey("clients.id"))
    """The client who took this one's history over, so that old links still lead somewhere."""
    root_id: Mapped[long | None]
    """Who holds that history now, when that one has been glued further; empty where nobody took it over."""
    created_at: Mapped[datetime]
    erased_at: Mapped[datetime | None]

    __table_args__ = (
        Index("ix_clients_search_name", "search_name"),
        Index(
            "ix_clients_glued_into_id",
            "glued_into_id",
            sqlite_where=text("glued_into_id IS NOT NULL"),
            postgresql_where=text("glued_into_id IS NOT NULL"),
        ),
        Index(
            "ix_clients_root_id",
            "root_id",
            sqlite_where=text("root_id IS NOT NULL"),
            postgresql_where=text("root_id IS NOT NULL"),
        ),
    )


class Identity(Base):
    """One person's account on one channel."""

    __tablename__ = "identities"

    id: Mapped[key]
    channel_id: Mapped[int] = mapped_column(ForeignKey(Channel.id))
    external_id: Mapped[str]
    client_id: Mapped[int] = mapped_column(ForeignKey(Client.id), index=True)
    home_client_id: Mapped[long | None]
    """Whose it is when all glues are undone; empty while that is `client_id`."""
    strand_id: Mapped[long]
    """Where its messages lie from now on."""
    name: Mapped[str]
    username: Mapped[str | None]
    language: Mapped[str | None]
    is_group: Mapped[bool] = mapped_column(server_default="0")
    """A chat of several people, never taken for one person."""
    address: Mapped[str | None]
    """Where an answer to their newest message goes."""
    line: Mapped[str | None]
    """The way that answer takes, see `channel_lines`."""
    answer_by: Mapped[datetime | None]
    """After this moment the channel takes no answer, until they write again."""
    reachable: Mapped[bool] = mapped_column(server_default="1")
    unreachable_code: Mapped[str | None]
    seen_upto: Mapped[long] = mapped_column(server_default="0")
    """Id of the newest of their messages that one of us has read."""
    read_upto: Mapped[long] = mapped_column(server_default="0")
    """Id of the newest of our messages that they have read."""
    blocked_at: Mapped[datetime | None]
    """We no longer listen to this account."""
    profile_due_at: Mapped[datetime | None]
    """When the channel may be asked for their name again, where messages come without names."""
    signed_as: Mapped[str | None]
    """Who the site itself says this is, by a signature of its own."""
    picture_source: Mapped[str | None]
    """Where the channel said that their picture is: `url ...` or `id ...`."""
    picture_waits: Mapped[bool] = mapped_column(server_default="0")
    """It is still to be fetched from there."""
    picture_due_at: Mapped[datetime | None]
    """When it is to be fetched, or else when the channel is asked again; empty while it never was."""
    picture_attempts: Mapped[int] = mapped_column(server_default="0")
    """In vain, since the last time that it went well."""
    picture_file_id: Mapped[int | None]
    created_at: Mapped[datetime]

    __table_args__ = (
        Index("uq_identities_channel_id_external_id", "channel_id", "external_id", unique=True),
        Index(
            "ix_identities_nameless",
            "channel_id",
            "id",
            sqlite_where=text("name = ''"),
            postgresql_where=text("name = ''"),
        ),
        Index("ix_identities_picture_due", "channel_id", "picture_due_at", "id"),
        Index(
            "ix_identities_picture_waits",
            "picture_due_at",
            sqlite_where=text("picture_waits"),
            postgresql_where=text("picture_waits"),
        ),
        Index(
            "ix_identities_picture_file_id",
            "picture_file_id",
            sqlite_where=text("picture_file_id IS NOT NULL"),
            postgresql_where=text("picture_file_id IS NOT NULL"),
        ),
    )


class Strand(Base):
    """An unbroken run of one identity's messages; without an identity, a client's notes and system lines."""

    __tablename__ = "strands"

    id: Mapped[key]
    client_id: Mapped[int] = mapped_column(ForeignKey(Client.id), index=True)
    home_client_id: Mapped[long | None]
    """As of an identity."""
    rehomed_after: Mapped[long | None]
    """Id of the newest message there was when older ones of this strand were put into other conversations last."""
    rehomed_from: Mapped[datetime | None]
    """None that came before this moment was."""
    identity_id: Mapped[int | None] = mapped_column(ForeignKey(Identity.id))
    created_at: Mapped[datetime]


class ContactPoint(Base):
    """A phone or an e-mail of a client, and what makes us think so."""

    __tablename__ = "contact_points"

    id: Mapped[key]
    client_id: Mapped[int] = mapped_column(ForeignKey(Client.id), index=True)
    kind: Mapped[str]
    value: Mapped[str]
    """E.164 for phones, lower case for e-mails."""
    proof: Mapped[str]
    source: Mapped[str]
    proved_by: Mapped[str | None]
    identity_id: Mapped[long | None]
    """The account that it came from, where one did."""
    created_at: Mapped[datetime]

    __table_args__ = (
        Index("ix_contact_points_kind_value", "kind", "value"),
        Index("uq_contact_points_client_id_kind_value", "client_id", "kind", "value", unique=True),
    )


class Tag(Base):
    __tablename__ = "tags"

    id: Mapped[key]
    name: Mapped[str] = mapped_column(unique=True)
    colour: Mapped[str | None]
    """A name from the screens' palette."""


class ClientTag(Base):
    __tablename__ = "client_tags"

    client_id: Mapped[int] = mapped_column(ForeignKey(Client.id), primary_key=True)
    tag_id: Mapped[int] = mapped_column(ForeignKey(Tag.id), primary_key=True)


class Visit(Base):
    """A page that somebody looked at on a connected site."""

    __tablename__ = "visits"

    id: Mapped[key]
    channel_id: Mapped[int] = mapped_column(ForeignKey(Channel.id))
    visitor: Mapped[str]
    """External id of the visitor, who may not have written yet."""
    url: Mapped[str]
    title: Mapped[str]
    referrer: Mapped[str | None]
    labels: Mapped[str] = mapped_column(server_default="{}")
    """JSON: UTM labels."""
    device: Mapped[str | None]
    """JSON: kind, browser and system."""
    language: Mapped[str | None]
    at: Mapped[datetime]
    left_at: Mapped[datetime | None]

    __table_args__ = (
        Index("ix_visits_channel_id_visitor_at", "channel_id", "visitor", "at"),
        Index("ix_visits_at", "at"),
    )


class Consent(Base):
    """Who agreed to which text, and when."""

    __tablename__ = "consents"

    id: Mapped[key]
    client_id: Mapped[int | None] = mapped_column(ForeignKey(Client.id), index=True)
    channel_id: Mapped[int | None] = mapped_column(ForeignKey(Channel.id))
    visitor: Mapped[str | None]
    purpose: Mapped[str]
    text_version: Mapped[str]
    text: Mapped[str]
    given_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
    address: Mapped[str | None]
    page: Mapped[str | None]
