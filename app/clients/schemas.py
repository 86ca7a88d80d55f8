"""Clients on the wire."""

from typing import Annotated, Literal

from pydantic import Field

from app.clients.attribute_schemas import TagName
from app.kit.wire import Time, Wire

AttributeText = Annotated[str, Field(max_length=2_000)]
TagNames = Annotated[tuple[TagName, ...], Field(max_length=50)]


class ClientBrief(Wire):
    """Enough to draw a row."""

    id: int
    name: str
    hue: int
    """0 to 359: the colour of the initials."""
    picture_url: str | None
    """A small square; initials are shown where there is none."""


class IdentityCard(Wire):
    id: int
    channel_id: int
    external_id: str
    name: str
    username: str | None
    is_group: bool
    picture_url: str | None
    reachable: bool
    unreachable_code: str | None
    can_be_written: bool
    """We know an address of theirs here: they have written to us."""
    signed: bool
    """The site vouches for who they are."""
    line: str | None
    """The way an answer takes; closed when it is among the channel's `closed_lines`."""
    answer_by: Time | None
    """After this moment the channel takes no answer, until they write again."""
    last_at: Time | None
    """Of the newest message from them or to them."""


class ContactPointCard(Wire):
    id: int
    kind: Literal["phone", "email"]
    value: str
    proof: Literal["claimed", "channel", "operator", "signed"]
    """claimed: somebody typed it. channel: the messenger vouches for it. operator: one of us checked it."""
    source: str


class VisitCard(Wire):
    url: str
    title: str
    referrer: str | None
    at: Time


class FieldValue(Wire):
    client_id: int
    """Whose it was before they were glued."""
    value: str


class FieldChoice(Wire):
    """A field in which those who were glued differ; `attributes.city` is an attribute."""

    field: str
    values: tuple[FieldValue, ...]
    """What is shown comes first."""


class GluedClient(Wire):
    """Whose history a client holds besides their own."""

    id: int
    name: str
    note: str | None


class ClientCard(Wire):
    """The panel beside a thread."""

    id: int
    name: str
    given_name: str | None
    """The name we gave; shown instead of theirs."""
    hue: int
    picture_url: str | None
    language: str | None
    note: str | None
    identities: tuple[IdentityCard, ...]
    contact_points: tuple[ContactPointCard, ...]
    tags: tuple[str, ...]
    attributes: dict[str, str]
    visits: tuple[VisitCard, ...]
    first_at: Time | None
    last_at: Time | None
    conversation_count: int
    glued: tuple[GluedClient, ...]
    """Whose histories it holds too."""
    choices: tuple[FieldChoice, ...]
    """Where they differ, for a person to choose: what is chosen is set on this client."""


class ClientFound(Wire):
    """A hit of the search by name."""

    client: ClientBrief
    conversation_id: int | None
    channel_ids: tuple[int, ...]
    last_at: Time | None


class ClientChange(Wire):
    """What an operator may correct. A field left out stays."""

    given_name: str | None = Field(default=None, max_length=200)
    note: str | None = Field(default=None, max_length=10_000)
    attributes: dict[str, AttributeText | None] | None = None
    """By key: those left out stay, an empty one is taken away."""
    add_tags: TagNames = ()
    """One that nobody has used yet is made."""
    remove_tags: TagNames = ()
