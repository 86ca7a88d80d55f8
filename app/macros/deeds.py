"""The deeds a macro is made of, as they are kept and told."""

from typing import Annotated, Literal

from pydantic import Field

from app.clients.attribute_schemas import TagName
from app.conversations.schemas import EntityCard, Priority
from app.kit.wire import Wire

Id = Annotated[int, Field(ge=1, lt=1 << 63)]
Words = Annotated[str, Field(min_length=1, max_length=8_000)]
MONTH = 31 * 24 * 60
"""Minutes."""


class ReplyDeed(Wire):
    do: Literal["reply"]
    text: Words
    """With variables in double braces, which the window fills in."""
    entities: tuple[EntityCard, ...] = Field(default=(), max_length=200)


class NoteDeed(Wire):
    do: Literal["note"]
    text: Words


class AssignDeed(Wire):
    do: Literal["assign"]
    operator_id: Id | Literal["me"] | None
    """`me`: whoever presses. Null puts back."""


class TeamDeed(Wire):
    do: Literal["team"]
    team_id: Id | None


class TagsDeed(Wire):
    """Put on by name, taken off by id."""

    do: Literal["tags"]
    add: tuple[TagName, ...] = Field(default=(), max_length=20)
    remove: tuple[Id, ...] = Field(default=(), max_length=100)


class PriorityDeed(Wire):
    do: Literal["priority"]
    priority: Priority


class SnoozeDeed(Wire):
    do: Literal["snooze"]
    minutes: Annotated[int, Field(ge=1, le=MONTH)] | Literal["tomorrow_morning"]


class CloseDeed(Wire):
    do: Literal["close"]


MacroDeed = Annotated[
    ReplyDeed | NoteDeed | AssignDeed | TeamDeed | TagsDeed | PriorityDeed | SnoozeDeed | CloseDeed,
    Field(discriminator="do"),
]
Deeds = Annotated[tuple[MacroDeed, ...], Field(max_length=20)]
"""In the order in which they are done."""
