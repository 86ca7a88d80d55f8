"""What the doors of acts ask for."""

from typing import Annotated

from fastapi import Depends, Header, Request

from app.access.principal import Principal
from app.conversations.acts.recording import Doing
from app.conversations.acts.undoing import HearAgain
from app.deps import Now, needs

ActKey = Annotated[
    str | None, Header(alias="X-Okno-Act", min_length=8, max_length=64, pattern=r"^[A-Za-z0-9-]+$")
]


async def _doing(
    me: Annotated[Principal, needs("conversations.answer")], now: Now, key: ActKey = None
) -> Doing:
    return Doing(me.operator_id, now, key)


async def _hear_again(request: Request) -> HearAgain:
    hear: HearAgain = request.app.state.hear_again
    return hear


Acting = Annotated[Doing, Depends(_doing)]
"""Whoever may answer, under the key that their window gave the act."""
Hearing = Annotated[HearAgain, Depends(_hear_again)]
