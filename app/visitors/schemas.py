"""Visitors on the wire."""

from typing import Literal

from pydantic import Field

from app.clients.schemas import ClientBrief
from app.kit.wire import Time, Wire


class DeviceCard(Wire):
    kind: Literal["phone", "tablet", "computer", "robot"] | None
    browser: str
    system: str


class PageCard(Wire):
    url: str
    title: str


class PageVisit(Wire):
    """A page that somebody looked at. `left_at` is null while they are there, and where nobody saw them leave."""

    id: int
    channel_id: int
    url: str
    title: str
    referrer: str | None
    labels: dict[str, str]
    """UTM labels of the address."""
    device: DeviceCard | None
    language: str | None
    at: Time
    left_at: Time | None


class PageVisits(Wire):
    visits: tuple[PageVisit, ...]
    """Newest first."""
    next: str | None
    """Cursor of the next page; null at the end."""


class VisitorCard(Wire):
    """Somebody who has a page of a site open now."""

    ref: str
    channel_id: int
    identity_id: int | None
    client: ClientBrief | None
    """None of somebody who has never written."""
    name: str | None
    """As the site says, or as we call them."""
    page: PageCard
    referrer: str | None
    labels: dict[str, str]
    device: DeviceCard | None
    language: str | None
    since: Time
    visits: int
    writing: bool


class VisitorsOnline(Wire):
    visitors: tuple[VisitorCard, ...]


class FirstWords(Wire):
    """One of us writes first. The same key again gives the same message."""

    key: str = Field(min_length=8, max_length=64, pattern=r"^[A-Za-z0-9_-]+$")
    text: str = Field(min_length=1, max_length=4_000)


class FirstWordsPut(Wire):
    client_id: int
    conversation_id: int
    message_id: int
