"""Drafts on the wire."""

from typing import Literal

from pydantic import Field

from app.conversations.schemas import NoteEntity
from app.kit.wire import Time, Wire

Mode = Literal["reply", "note"]


class DraftCard(Wire):
    conversation_id: int
    mode: Mode
    text: str
    entities: tuple[NoteEntity, ...]
    identity_id: int | None
    revision: int
    at: Time


class Drafts(Wire):
    """All of mine, with the seq they are true at."""

    seq: int
    drafts: tuple[DraftCard, ...]


class DraftWords(Wire):
    """As somebody has them in the field; empty words end the draft."""

    mode: Mode
    text: str = Field(max_length=16_000)
    entities: tuple[NoteEntity, ...] = Field(default=(), max_length=500)
    identity_id: int | None = Field(default=None, ge=1, lt=1 << 63)
    revision: int = Field(ge=1, lt=1 << 30)
    """One more than the newest that this window knows of."""


class DraftChanged(Wire):
    conversation_id: int
    mode: Mode
    revision: int
    draft: DraftCard | None
    """None: it was sent, emptied or carried to another matter."""
