"""The doors for second thoughts about what one of us wrote."""

from typing import Annotated

from fastapi import APIRouter, Response

from app.access.principal import Principal
from app.channels.deps import Channels
from app.conversations.deps import Bell, Json, Outlets
from app.conversations.schemas import MessageCard, MessageChange, Redirection
from app.deps import Chance, Now, RowId, ToWrite, needs
from app.outbound.amending import Amending
from app.outbound.redirecting import redirect

router = APIRouter(prefix="/api/messages/{message_id}", tags=["answers"])
Me = Annotated[Principal, needs("conversations.answer")]


@router.patch("", status_code=204)
async def change(me: Me, message_id: RowId, words: MessageChange, channels: Channels, now: Now) -> None:
    """On the channel first: what stands here is what the person sees."""
    await Amending(channels, me, now).change(message_id, words)


@router.delete("", status_code=204)
async def take_back(me: Me, message_id: RowId, channels: Channels, now: Now) -> None:
    """For the person as well, where the channel can."""
    await Amending(channels, me, now).take_back(message_id)


@router.post("/redirection", response_model=MessageCard, status_code=201)
async def send_another_way(
    me: Me,  # noqa: ARG001
    message_id: RowId,
    to: Redirection,
    writer: ToWrite,
    outlets: Outlets,
    bell: Bell,
    randomness: Chance,
    now: Now,
) -> Response:
    """A refused reply goes to another account of the same client."""
    card, channel_id = await writer.write(redirect, message_id, to.identity_id, outlets, randomness, now)
    await bell(channel_id)
    return Json(card, status_code=201)
