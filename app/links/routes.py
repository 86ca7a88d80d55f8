"""The door by which one of us sends a link to the chat on a site."""

from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from app.access.principal import Principal
from app.channels.open import Switchboard
from app.conversations.deps import Bell, Json, Outlets
from app.conversations.schemas import MessageCard
from app.deps import Configured, Now, RowId, ToWrite, needs
from app.kit.errors import not_found
from app.links.desk import LinkDesk
from app.links.inviting import send_site_link
from app.links.schemas import SentLink

router = APIRouter(prefix="/api", tags=["links"])
Me = Annotated[Principal, needs("conversations.answer")]


async def _desk(request: Request) -> LinkDesk:
    desk: LinkDesk = request.app.state.links
    return desk


@router.post("/conversations/{conversation_id}/site-links", response_model=MessageCard, status_code=201)
async def send_link(
    me: Me,
    conversation_id: RowId,
    sent: SentLink,
    desk: Annotated[LinkDesk, Depends(_desk)],
    writer: ToWrite,
    outlets: Outlets,
    bell: Bell,
    settings: Configured,
    now: Now,
) -> Response:
    """A reply with a one-time link to the chat on the site. The same key again gives the same message."""
    switchboard: Switchboard = desk.switchboard
    site = switchboard.get(sent.site_id)
    if site is None or site.connector is None or not site.capabilities.held_socket:
        raise not_found("site")
    card, channel_id = await writer.write(
        send_site_link,
        desk,
        conversation_id,
        sent,
        site,
        operator_id=me.operator_id,
        outlet_of=outlets,
        reopen_within=timedelta(hours=settings.reopen_hours),
        at=now,
    )
    await bell(channel_id)
    return Json(card, status_code=201)
