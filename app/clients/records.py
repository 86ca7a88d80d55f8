"""Clients as the writing side holds them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.kit.ids import hue_of
from app.kit.text import folded

IdentityKey = tuple[int, str]
"""(channel id, external id)."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an answer to somebody's newest words goes, which way it takes, and until when it may."""

    address: str
    line: str | None = None
    answer_by: datetime | None = None


@dataclass(frozen=True, slots=True)
class Author:
    """Somebody's account as the channel describes it now; names are already safe to keep."""

    channel_id: int
    external_id: str
    name: str
    username: str | None = None
    language: str | None = None
    is_group: bool = False
    place: Place | None = None
    """Where they write from; none when this is not their own word."""
    picture: str | None = None
    """Where the channel says their picture is, see `clients.pictures`; none where it says nothing of it."""

    @property
    def key(self) -> IdentityKey:
        return self.channel_id, self.external_id

    @property
    def display_name(self) -> str:
        return self.name or (f"@{self.username}" if self.username else "")


@dataclass(slots=True)
class Person:
    """An identity and the client it belongs to."""

    channel_id: int
    external_id: str
    identity_id: int
    client_id: int
    strand_id: int
    identity_name: str
    username: str | None
    reachable: bool
    blocked_at: Any
    client_name: str
    given_name: str | None
    house_strand_id: int | None
    picture_key: str | None
    picture_source: str | None
    place: Place | None = None

    @property
    def is_blocked(self) -> bool:
        return self.blocked_at is not None

    @property
    def face(self) -> "Face":
        return Face(self.given_name or self.client_name, self.picture_key)


@dataclass(frozen=True, slots=True)
class Face:
    """What a row shows of a client."""

    name: str
    picture_key: str | None = None
    """Public key of the file that holds their picture."""


def client_brief(client_id: int, face: Face) -> dict[str, Any]:
    """ClientBrief."""
    return {
        "id": client_id,
        "name": face.name,
        "hue": hue_of(client_id),
        "picture_url": picture_url(face.picture_key),
    }


def picture_url(key: str | None) -> str | None:
    return f"/api/files/{key}/thumbnail" if key else None


def search_name(*names: str | None) -> str:
    """All names of a client in one searchable line."""
    return " ".join(dict.fromkeys(folded(name) for name in names if name))
