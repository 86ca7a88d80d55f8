"""The doors of acts: many at once, handing over, taking back, and the record."""

from typing import Annotated

from fastapi import APIRouter, Path, Query

from app.conversations.acts.bulk import AT_ONCE, do_to_many
from app.conversations.acts.deeds import hand_over
from app.conversations.acts.deps import Acting, Hearing
from app.conversations.acts.queries import act_page
from app.conversations.acts.schemas import ActPage, Many, ManyDone, Transfer, Undone
from app.conversations.acts.undoing import undo_act
from app.conversations.deps import Json
from app.conversations.schemas import ConversationRow, Note
from app.deps import Chance, RowId, ToRead, ToWrite, needs
from app.kit.text import has_something_to_read

router = APIRouter(tags=["acts"])

UndoneKey = Annotated[str, Path(min_length=8, max_length=64, pattern=r"^[A-Za-z0-9-]+$")]


@router.post("/conversations/bulk", response_model=ManyDone)
async def do_many(asked: Many, doing: Acting, writer: ToWrite) -> Json:
    """Rows that refuse are named, and the others are done."""
    done, refused = [], []
    ids = sorted(set(asked.ids))
    for start in range(0, len(ids), AT_ONCE):
        part = await writer.write(do_to_many, ids[start : start + AT_ONCE], doing, asked.do)
        done += part["done"]
        refused += part["refused"]
    return Json({"done": done, "refused": refused})


@router.post("/conversations/{conversation_id}/transfer", response_model=ConversationRow)
async def transfer(
    conversation_id: RowId, to: Transfer, doing: Acting, writer: ToWrite, randomness: Chance
) -> Json:
    """The same key again writes no second note."""
    note = None
    if has_something_to_read(to.note):
        key = doing.key or randomness.token()[:32]
        note = Note(key=f"t-{key}"[:64], text=to.note, entities=to.entities)
    row = await writer.write(
        hand_over, conversation_id, doing, operator_id=to.operator_id, team_id=to.team_id, note=note
    )
    return Json(row)


@router.post("/acts/{act}/undo", response_model=Undone)
async def take_back(act: UndoneKey, doing: Acting, writer: ToWrite, hearing: Hearing) -> Json:
    """One's own, within ten minutes; a second time changes nothing."""
    return Json(await writer.write(undo_act, act, by=doing.by, hear_again=hearing, at=doing.at))


@router.get(
    "/conversations/{conversation_id}/acts",
    response_model=ActPage,
    dependencies=[needs("conversations.read")],
)
def record(
    conversation_id: RowId, database: ToRead, cursor: Annotated[str | None, Query(max_length=20)] = None
) -> Json:
    with database.snapshot() as connection:
        acts, following = act_page(connection, conversation_id, cursor)
    return Json({"acts": acts, "next": following})
