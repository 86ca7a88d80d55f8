"""The board on the wire."""

from typing import Literal

from pydantic import Field

from app.conversations.schemas import ConversationRow
from app.kit.wire import Time, Wire


class Load(Wire):
    """Of conversations that are neither closed, nor put off, nor spam."""

    open: int
    waiting: int
    """Of them, those in which a client waits for us."""
    waiting_since: Time | None
    """Since when the one who waits longest does."""


class OperatorLoad(Load):
    operator_id: int
    standing: Literal["online", "away", "idle", "offline"]
    since: Time
    """Since when they stand so, as far as this process has seen."""


class TeamLoad(Load):
    team_id: int | None


class ChannelLoad(Load):
    channel_id: int | None


class BoardCard(Wire):
    """Narrowed to a team or a channel, operators and those who wait longest are; the other numbers are of all."""

    operators: list[OperatorLoad]
    unassigned: Load
    teams: list[TeamLoad]
    """With null for those that are no team's."""
    channels: list[ChannelLoad]
    longest: list[ConversationRow]
    """Who waits longest, at most twenty."""


class HandedBackCount(Wire):
    count: int = Field(ge=0)
