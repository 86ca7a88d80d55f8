"""The doors for our own words, and for deciding about those that did not arrive."""

from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Response

from app.access.principal import Principal
from app.conversations.beginning import begin_matter
from app.conversations.deciding import confirm_arrival, give_up, resend
from app.conversations.deps import Bell, HeldBell, Json, Outlets
from app.conversations.holding import hold_reply
from app.conversations.noting import put_note
from app.conversations.outbox import put_reply
from app.conversations.schemas import ConversationRow, MessageCard, Note
from app.conversations.sending_schemas import FirstAccount, SendingCard, TimedReply
from app.deps import Chance, Configured, Now, RowId, ToWrite, needs

router = APIRouter(tags=["answers"])
Me = Annotated[Principal, needs("conversations.answer")]


@router.post(
    "/conversations/{conversation_id}/replies",
    response_model=MessageCard,
    status_code=201,
    responses={202: {"model": SendingCard, "description": "It goes later."}},
)
async def answer(
    me: Me,
    conversation_id: RowId,
    reply: TimedReply,
    writer: ToWrite,
    outlets: Outlets,
    bell: Bell,
    held_bell: HeldBell,
    randomness: Chance,
    settings: Configured,
    now: Now,
) -> Response:
    """The same key again gives the same message. With `hold_seconds` or `send_at` it is none yet."""
    if reply.send_at is not None or reply.hold_seconds > 0:
        held, is_gone = await writer.write(
            hold_reply, conversation_id, reply, operator_id=me.operator_id, outlet_of=outlets, at=now
        )
        held_bell()
        return Json(held, status_code=201 if is_gone else 202)
    card, channel_id = await writer.write(
        put_reply,
        conversation_id,
        reply,
        operator_id=me.operator_id,
        outlet_of=outlets,
        randomness=randomness,
        reopen_within=timedelta(hours=settings.reopen_hours),
        at=now,
    )
    await bell(channel_id)
    return Json(card, status_code=201)


@router.post("/clients/{client_id}/conversations", response_model=ConversationRow, status_code=201)
async def write_first(
    me: Me,  # noqa: ARG001
    client_id: RowId,
    to: FirstAccount,
    writer: ToWrite,
    outlets: Outlets,
    settings: Configured,
    now: Now,
) -> Response:
    """A matter to write in: the open one, or one that is opened now."""
    row = await writer.write(
        begin_matter,
        client_id,
        to.identity_id,
        outlet_of=outlets,
        reopen_within=timedelta(hours=settings.reopen_hours),
        at=now,
    )
    return Json(row, status_code=201)


@router.post("/conversations/{conversation_id}/notes", response_model=MessageCard, status_code=201)
async def write_note(me: Me, conversation_id: RowId, note: Note, writer: ToWrite, now: Now) -> Response:
    """The same key again gives the same note."""
    card = await writer.write(put_note, conversation_id, note, operator_id=me.operator_id, at=now)
    return Json(card, status_code=201)


@router.post("/messages/{message_id}/resend", status_code=204)
async def send_again(me: Me, message_id: RowId, writer: ToWrite, bell: Bell, now: Now) -> None:  # noqa: ARG001
    await bell(await writer.write(resend, message_id, now))


@router.post("/messages/{message_id}/arrival", status_code=204)
async def it_arrived(me: Me, message_id: RowId, writer: ToWrite, now: Now) -> None:  # noqa: ARG001
    await writer.write(confirm_arrival, message_id, now)


@router.delete("/messages/{message_id}/delivery", status_code=204)
async def let_it_be(me: Me, message_id: RowId, writer: ToWrite, now: Now) -> None:  # noqa: ARG001
    await writer.write(give_up, message_id, now)
