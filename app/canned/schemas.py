"""Canned replies on the wire."""

from typing import Annotated, Literal

from pydantic import Field

from app.conversations.schemas import EntityCard
from app.kit.wire import Time, Wire

LONGEST = 8_000
"""Characters of one reply."""
MOST_AT_ONCE = 500

Shortcut = Annotated[str, Field(max_length=40)]
Title = Annotated[str, Field(min_length=1, max_length=120)]
Words = Annotated[str, Field(min_length=1, max_length=LONGEST)]
Language = Literal["ru", "en"]
Entities = Annotated[tuple[EntityCard, ...], Field(max_length=200)]
FolderId = Annotated[int, Field(ge=1, lt=1 << 63)]
FolderName = Annotated[str, Field(min_length=1, max_length=80)]


class CannedFolderCard(Wire):
    id: int
    name: str
    position: int
    owner_id: int
    """Who made it."""


class CannedReplyCard(Wire):
    id: int
    folder_id: int | None
    shortcut: str
    """What is typed behind the slash; may be empty."""
    title: str
    language: Language | None
    """Of the words; null where they fit any client."""
    text: str
    """With variables in double braces, which the window fills in."""
    entities: tuple[EntityCard, ...]
    is_shared: bool
    owner_id: int
    used_count: int
    last_used_at: Time | None


class CannedReplies(Wire):
    """All that I may use."""

    folders: tuple[CannedFolderCard, ...]
    replies: tuple[CannedReplyCard, ...]


class NewCannedReply(Wire):
    folder_id: FolderId | None = None
    shortcut: Shortcut = ""
    title: Title
    language: Language | None = None
    text: Words
    entities: Entities = ()
    is_shared: bool = True


class CannedReplyChange(Wire):
    """A field left out stays."""

    folder_id: FolderId | None = None
    shortcut: Shortcut | None = None
    title: Title | None = None
    language: Language | None = None
    text: Words | None = None
    entities: Entities | None = None
    is_shared: bool | None = None


class NewCannedFolder(Wire):
    name: FolderName


class CannedFolderChange(Wire):
    """A field left out stays."""

    name: FolderName | None = None
    position: Annotated[int, Field(ge=0, le=10_000)] | None = None
    """From 0; the others make room."""


class BroughtReply(Wire):
    """A row of a file."""

    folder: Annotated[str, Field(max_length=80)] = ""
    """By name; one that is not there is made."""
    shortcut: Shortcut = ""
    title: Title
    language: Language | None = None
    text: Words
    entities: Entities = ()
    is_shared: bool = True


class BroughtReplies(Wire):
    replies: Annotated[tuple[BroughtReply, ...], Field(max_length=MOST_AT_ONCE)]


class Brought(Wire):
    """How many were new, how many had other words here, and how many were here already."""

    added: int
    changed: int
    same: int
