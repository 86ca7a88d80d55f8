"""Teams on the wire."""

from typing import Annotated

from pydantic import Field

from app.kit.wire import Wire

Members = Annotated[list[Annotated[int, Field(ge=1, lt=1 << 63)]], Field(max_length=500)]


class TeamCard(Wire):
    id: int
    name: str
    member_ids: list[int]
    """Only those who may sign in."""


class Teams(Wire):
    teams: list[TeamCard]


class NewTeam(Wire):
    name: str = Field(min_length=1, max_length=80)
    member_ids: Members = Field(default_factory=list)


class TeamChange(Wire):
    """A field left out stays."""

    name: str | None = Field(default=None, min_length=1, max_length=80)
    member_ids: Members | None = None
