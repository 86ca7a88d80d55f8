"""The doors for replies that have not gone yet."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Response

from app.access.principal import Principal
from app.conversations.deps import HeldBell, Json
from app.conversations.sending_queries import waiting_sendings
from app.conversations.sending_schemas import SendingCard, Sendings, SendTime
from app.conversations.taking_back import send_at, send_now, take_back, take_back_by_key
from app.deps import Now, RowId, ToRead, ToWrite, needs
from app.events.log import last_seq

router = APIRouter(tags=["sendings"])
Me = Annotated[Principal, needs("conversations.answer")]
Key = Annotated[str, Path(min_length=8, max_length=64, pattern=r"^[A-Za-z0-9_-]+$")]


@router.get("/sendings", response_model=Sendings, dependencies=[needs("conversations.read")])
def waiting(database: ToRead, client_id: Annotated[int | None, Query(ge=1, lt=1 << 63)] = None) -> Response:
    """What goes first first."""
    with database.snapshot() as connection:
        return Json({"seq": last_seq(connection), "sendings": waiting_sendings(connection, client_id)})


@router.delete(
    "/sendings/{sending_id}", response_model=SendingCard, dependencies=[needs("conversations.answer")]
)
async def take_one_back(sending_id: RowId, writer: ToWrite, now: Now) -> Response:
    """Answers with what it was, to be written anew."""
    return Json(await writer.write(take_back, sending_id, now))


@router.delete("/conversations/{conversation_id}/replies/{key}", status_code=204)
async def take_own_back(me: Me, conversation_id: RowId, key: Key, writer: ToWrite, now: Now) -> None:
    """By the key it was posted with, also when it has not come here yet."""
    await writer.write(take_back_by_key, conversation_id, key, operator_id=me.operator_id, at=now)


@router.post(
    "/sendings/{sending_id}/send-now",
    response_model=SendingCard,
    dependencies=[needs("conversations.answer")],
)
async def go_now(sending_id: RowId, writer: ToWrite, bell: HeldBell, now: Now) -> Response:
    card = await writer.write(send_now, sending_id, now)
    bell()
    return Json(card)


@router.put(
    "/sendings/{sending_id}/send-at", response_model=SendingCard, dependencies=[needs("conversations.answer")]
)
async def go_at(sending_id: RowId, to: SendTime, writer: ToWrite, bell: HeldBell, now: Now) -> Response:
    card = await writer.write(send_at, sending_id, to.send_at, now)
    bell()
    return Json(card)
