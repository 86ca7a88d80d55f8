"""The doors for the state of a conversation: whose it is, put off, closed, seen."""

from typing import Annotated

from fastapi import APIRouter

from app.access.principal import Principal
from app.conversations.assigning import assign, give_to_team
from app.conversations.closing import close_conversation, reopen_conversation
from app.conversations.deps import Json, TellRead
from app.conversations.mentioning import see_mentions
from app.conversations.prioritising import set_priority
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
from app.conversations.snoozing import snooze, wake
from app.conversations.tagging import change_tags
from app.deps import Now, RowId, ToWrite, needs

router = APIRouter(prefix="/conversations/{conversation_id}", tags=["conversations"])
ANSWERING = [needs("conversations.answer")]


@router.put("/assignee", status_code=204, dependencies=ANSWERING)
async def give(conversation_id: RowId, to: Assignment, writer: ToWrite, now: Now) -> None:
    await writer.write(assign, conversation_id, to.operator_id, now)


@router.put("/team", status_code=204, dependencies=ANSWERING)
async def choose_team(conversation_id: RowId, to: TeamChoice, writer: ToWrite, now: Now) -> None:
    """Its hours are kept from now on; null: the channel's again."""
    await writer.write(give_to_team, conversation_id, to.team_id, now)


@router.put("/priority", response_model=ConversationRow, dependencies=ANSWERING)
async def weigh(conversation_id: RowId, to: PriorityChoice, writer: ToWrite, now: Now) -> Json:
    return Json(await writer.write(set_priority, conversation_id, to.priority, now))


@router.put("/tags", response_model=ConversationRow, dependencies=ANSWERING)
async def tag(conversation_id: RowId, change: TagsChange, writer: ToWrite, now: Now) -> Json:
    return Json(await writer.write(change_tags, conversation_id, change.add, change.remove, now))


@router.post("/closure", status_code=204, dependencies=ANSWERING)
async def close(conversation_id: RowId, writer: ToWrite, now: Now) -> None:
    await writer.write(close_conversation, conversation_id, now)


@router.delete("/closure", status_code=204, dependencies=ANSWERING)
async def open_again(conversation_id: RowId, writer: ToWrite, now: Now) -> None:
    await writer.write(reopen_conversation, conversation_id, now)


@router.post("/snooze", status_code=204, dependencies=ANSWERING)
async def put_off(conversation_id: RowId, given: Snooze, writer: ToWrite, now: Now) -> None:
    await writer.write(snooze, conversation_id, given.until, now)


@router.delete("/snooze", status_code=204, dependencies=ANSWERING)
async def bring_back(conversation_id: RowId, writer: ToWrite, now: Now) -> None:
    await writer.write(wake, conversation_id, now)


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
