"""The doors of the due queue."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from app.access.principal import Principal
from app.callbacks.attempting import Attempt, record_attempt, say_refused
from app.callbacks.changing import cancel, move, reopen
from app.callbacks.claiming import claim, release
from app.callbacks.deps import Desk, Glue, Tell
from app.callbacks.making import make_callback
from app.callbacks.queue_queries import callback_card, callback_page, callbacks_of, channel_of
from app.callbacks.schemas import (
    CallbackCard,
    CallbackPage,
    CallbackRows,
    Claim,
    NewAttempt,
    NewCallback,
    NewTime,
)
from app.conversations.deps import Json
from app.deps import Now, RowId, ToRead, ToWrite, needs
from app.events.log import last_seq
from app.kit.errors import OknoError

router = APIRouter(prefix="/api", tags=["callbacks"])
Reading = Annotated[Principal, needs("conversations.read")]
Answering = Annotated[Principal, needs("conversations.answer")]


def _channel_of(callback_id: RowId, database: ToRead) -> int:
    """By whose rules it goes; it never changes."""
    with database.snapshot() as connection:
        return channel_of(connection, callback_id)


OfChannel = Annotated[int, Depends(_channel_of)]


@router.get("/callbacks", response_model=CallbackPage)
def queue(
    me: Reading,
    database: ToRead,
    view: Annotated[str, Query(max_length=20)] = "due",
    cursor: Annotated[str | None, Query(max_length=200)] = None,
) -> Response:
    with database.snapshot() as connection:
        rows, following = callback_page(connection, view=view, operator_id=me.operator_id, cursor=cursor)
        seq = last_seq(connection)
    return Json({"seq": seq, "rows": rows, "next": following})


@router.get("/callbacks/{callback_id}", response_model=CallbackCard)
def one(me: Reading, callback_id: RowId, database: ToRead) -> Response:  # noqa: ARG001
    with database.snapshot() as connection:
        return Json(callback_card(connection, callback_id))


@router.get("/clients/{client_id}/callbacks", response_model=CallbackRows)
def of_client(me: Reading, client_id: RowId, database: ToRead) -> Response:  # noqa: ARG001
    with database.snapshot() as connection:
        return Json({"rows": callbacks_of(connection, client_id)})


@router.post("/callbacks", response_model=CallbackCard, status_code=201)
async def write_down(me: Answering, new: NewCallback, desk: Desk, writer: ToWrite, now: Now) -> Response:
    channel = desk.channel_to_ring_on(new.channel_id)
    rules = desk.rules(channel.id)
    card = await writer.write(
        make_callback, new, channel.id, rules, desk.reopen_within, now, by=me.operator_id
    )
    return Json(card, 201)


@router.put("/callbacks/{callback_id}/claim", response_model=CallbackCard)
async def take(
    me: Answering,
    callback_id: RowId,
    given: Claim,
    desk: Desk,
    channel_id: OfChannel,
    writer: ToWrite,
    now: Now,
) -> Response:
    rules = desk.rules(channel_id)
    whose = given.operator_id or me.operator_id
    return Json(await writer.write(claim, callback_id, whose, rules, now))


@router.delete("/callbacks/{callback_id}/claim", response_model=CallbackCard)
async def put_back(me: Answering, callback_id: RowId, writer: ToWrite, now: Now) -> Response:  # noqa: ARG001
    return Json(await writer.write(release, callback_id, now))


@router.post("/callbacks/{callback_id}/attempts", response_model=CallbackCard)
async def say_outcome(
    me: Answering,
    callback_id: RowId,
    said: NewAttempt,
    desk: Desk,
    glue: Glue,
    tell: Tell,
    channel_id: OfChannel,
    writer: ToWrite,
    now: Now,
) -> Response:
    if said.same_person_as is not None and not me.may("clients.glue"):
        raise OknoError("not_allowed", 403, detail="clients.glue")
    try:
        card = await writer.write(
            record_attempt,
            callback_id,
            Attempt(said.key, said.outcome, said.note, said.next_at),
            desk.rules(channel_id),
            desk.schedule(channel_id),
            now,
            by=me.operator_id,
            same_person_as=said.same_person_as,
            same_person=glue,
        )
    except OknoError as refusal:
        if refusal.code == "glue_forbidden" and said.same_person_as is not None:
            await writer.write(say_refused, callback_id, said.same_person_as, tell, now, by=me.operator_id)
        raise
    return Json(card)


@router.post("/callbacks/{callback_id}/move", response_model=CallbackCard)
async def put_to(
    me: Answering,
    callback_id: RowId,
    to: NewTime,
    desk: Desk,
    channel_id: OfChannel,
    writer: ToWrite,
    now: Now,
) -> Response:
    rules = desk.rules(channel_id)
    return Json(await writer.write(move, callback_id, to.wanted_from, rules, now, by=me.operator_id))


@router.post("/callbacks/{callback_id}/cancellation", response_model=CallbackCard)
async def call_off(me: Answering, callback_id: RowId, writer: ToWrite, now: Now) -> Response:
    return Json(await writer.write(cancel, callback_id, now, by=me.operator_id))


@router.post("/callbacks/{callback_id}/reopening", response_model=CallbackCard)
async def open_again(me: Answering, callback_id: RowId, writer: ToWrite, now: Now) -> Response:
    return Json(await writer.write(reopen, callback_id, now, by=me.operator_id))
