"""The doors for trying a channel out."""

from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Response

from app.access.principal import Principal
from app.conversations.deps import Bell, Json, Outlets
from app.conversations.schemas import MessageCard, NewestWords, TestMessage
from app.conversations.trying_out import newest_words, put_test_message
from app.deps import Chance, Configured, Now, RowId, ToRead, ToWrite, needs

router = APIRouter(prefix="/api/channels/{channel_id}", tags=["channels"])
Me = Annotated[Principal, needs("channels.manage")]


@router.get("/newest-words", dependencies=[needs("channels.manage")])
def who_wrote_last(channel_id: RowId, database: ToRead) -> NewestWords | None:
    with database.snapshot() as connection:
        return newest_words(connection, channel_id)


@router.post("/test-message", response_model=MessageCard, status_code=201)
async def send_a_test_message(
    me: Me,
    channel_id: RowId,
    test: TestMessage,
    writer: ToWrite,
    outlets: Outlets,
    bell: Bell,
    randomness: Chance,
    settings: Configured,
    now: Now,
) -> Response:
    """To somebody who has written on this channel: nobody else can be reached."""
    card, rung = await writer.write(
        put_test_message,
        channel_id,
        test,
        operator_id=me.operator_id,
        outlet_of=outlets,
        randomness=randomness,
        reopen_within=timedelta(hours=settings.reopen_hours),
        at=now,
    )
    await bell(rung)
    return Json(card, status_code=201)
