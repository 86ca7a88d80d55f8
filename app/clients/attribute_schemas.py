"""Attributes and tags on the wire."""

from typing import Annotated, Literal

from pydantic import Field

from app.clients.attributes import AttributeType
from app.kit.wire import Wire

TagColour = Literal["grey", "red", "amber", "green", "blue"]
Label = Annotated[str, Field(max_length=80)]
Option = Annotated[str, Field(min_length=1, max_length=120)]
Options = Annotated[tuple[Option, ...], Field(max_length=200)]
TagName = Annotated[str, Field(min_length=1, max_length=60)]


class AttributeCard(Wire):
    """The definition of one attribute."""

    id: int
    key: str
    """Its name in a client's `attributes`, in files and for programs; never changes."""
    label: str | None
    """Empty of a built-in one that nobody renamed: each screen has a word of its own."""
    type: AttributeType
    options: tuple[str, ...]
    """What a choice is made from."""
    position: int
    built_in: bool
    """Always there; its type stays."""


class NewAttribute(Wire):
    key: str = Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")
    label: Label
    type: AttributeType = "text"
    options: Options = ()


class AttributeChange(Wire):
    """A field left out stays. Values already written are kept, also those that no longer fit."""

    label: Label | None = None
    type: AttributeType | None = None
    options: Options | None = None
    position: int | None = Field(default=None, ge=0, le=10_000)
    """Its place among the others, 0 being the first."""


class TagCard(Wire):
    id: int
    name: str
    colour: TagColour | None


class NewTag(Wire):
    name: TagName
    colour: TagColour | None = None


class TagChange(Wire):
    """A field left out stays; an empty colour is taken away."""

    name: TagName | None = None
    colour: TagColour | None = None
