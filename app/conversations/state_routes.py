"""The doors for the state of a conversation: whose it is, what it is about, put off, closed, seen."""

from typing import Annotated

from fastapi import APIRouter

from app.access.principal import Principal
from app.conversations.acts import deeds
from app.conversations.acts.deps import Acting
from app.conversations.deps import Json, TellRead
from app.conversations.mentioning import see_mentions
from app.conversations.reading import mark_read
from app.conversations.schemas import (
    Assignment,
    ConversationRow,
    PriorityChoice,
    ReadMark,
    Snooze,
    TagsChange,
    TeamChoice,
)
from app.deps import Now, RowId, ToWrite, needs

router = APIRouter(prefix="/conversations/{conversation_id}", tags=["conversations"])


@router.put("/assignee", response_model=ConversationRow)
async def give(conversation_id: RowId, to: Assignment, writer: ToWrite, doing: Acting) -> Json:
    return Json(await writer.write(deeds.give, conversation_id, doing, to.operator_id))


@router.put("/team", response_model=ConversationRow)
async def choose_team(conversation_id: RowId, to: TeamChoice, writer: ToWrite, doing: Acting) -> Json:
    """Its hours are kept from now on; null: the channel's again."""
    return Json(await writer.write(deeds.give_team, conversation_id, doing, to.team_id))


@router.put("/priority", response_model=ConversationRow)
async def weigh(conversation_id: RowId, to: PriorityChoice, writer: ToWrite, doing: Acting) -> Json:
    return Json(await writer.write(deeds.weigh, conversation_id, doing, to.priority))


@router.put("/tags", response_model=ConversationRow)
async def tag(conversation_id: RowId, change: TagsChange, writer: ToWrite, doing: Acting) -> Json:
    return Json(await writer.write(deeds.tag, conversation_id, doing, change.add, change.remove))


@router.post("/closure", response_model=ConversationRow)
async def close(conversation_id: RowId, writer: ToWrite, doing: Acting) -> Json:
    return Json(await writer.write(deeds.close, conversation_id, doing))


@router.delete("/closure", response_model=ConversationRow)
async def open_again(conversation_id: RowId, writer: ToWrite, doing: Acting) -> Json:
    return Json(await writer.write(deeds.reopen, conversation_id, doing))


@router.post("/snooze", response_model=ConversationRow)
async def put_off(conversation_id: RowId, given: Snooze, writer: ToWrite, doing: Acting) -> Json:
    return Json(await writer.write(deeds.put_off, conversation_id, doing, given.until))


@router.delete("/snooze", response_model=ConversationRow)
async def bring_back(conversation_id: RowId, writer: ToWrite, doing: Acting) -> Json:
    return Json(await writer.write(deeds.bring_back, conversation_id, doing))


@router.put("/read-mark", status_code=204)
async def see(
    me: Annotated[Principal, needs("conversations.read")],
    conversation_id: RowId,
    mark: ReadMark,
    writer: ToWrite,
    tell: TellRead,
    now: Now,
) -> None:
    news = await writer.write(mark_read, conversation_id, mark.upto, operator_id=me.operator_id, at=now)
    if news is not None:
        tell(*news)


@router.post("/mentions/seen", status_code=204)
async def see_where_i_am_named(
    me: Annotated[Principal, needs("conversations.read")], conversation_id: RowId, writer: ToWrite, now: Now
) -> None:
    await writer.write(see_mentions, conversation_id, operator_id=me.operator_id, at=now)
