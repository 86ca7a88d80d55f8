"""Macros on the wire."""

from typing import Literal

from pydantic import Field

from app.conversations.schemas import ConversationRow, EntityCard
from app.kit.wire import Time, Wire
from app.macros.deeds import Deeds, Words


class MacroCard(Wire):
    id: int
    name: str
    is_shared: bool
    """Everybody has it; else only its maker."""
    owner_id: int
    deeds: Deeds


class Macros(Wire):
    """By name."""

    macros: tuple[MacroCard, ...]


class NewMacro(Wire):
    name: str = Field(min_length=1, max_length=80)
    is_shared: bool = False
    deeds: Deeds


class MacroChange(Wire):
    """A field left out stays."""

    name: str | None = Field(default=None, min_length=1, max_length=80)
    is_shared: bool | None = None
    deeds: Deeds | None = None


class MacrosChanged(Wire):
    """All that are shared, or all that are private to the operator who is told."""

    is_shared: bool
    macros: tuple[MacroCard, ...]


class FilledWords(Wire):
    """What a reply or a note says to this client."""

    place: int = Field(ge=0, lt=20)
    """Of the deed, from 0."""
    text: Words
    entities: tuple[EntityCard, ...] = Field(default=(), max_length=200)


class MacroPress(Wire):
    """The same key again does nothing more. It is the key of the act, and of all that is said."""

    key: str = Field(min_length=8, max_length=48, pattern=r"^[A-Za-z0-9-]+$")
    words: tuple[FilledWords, ...] = Field(default=(), max_length=20)
    """Of those deeds in which something was to be filled in."""
    identity_id: int | None = Field(default=None, ge=1, lt=1 << 63)
    """The account to write to; by default that of the client's last message."""
    hold_seconds: int = Field(default=0, ge=0, le=60)
    """As of a reply: for so long what is said to the client can be had back."""
    morning: Time | None = None
    """When tomorrow begins where the window is; for a deed that puts off until then."""


class MacroDone(Wire):
    conversation: ConversationRow
    stays: tuple[Literal["reply", "note"], ...]
    """What taking the act back leaves where it is."""
    held: tuple[str, ...]
    """Keys of the replies that have not gone yet, and can be had back for themselves."""
