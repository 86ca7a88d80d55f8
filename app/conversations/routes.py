"""The doors of conversations: reading here, changing beside it."""

from typing import Annotated

from fastapi import APIRouter, Query, Response
from pydantic import AwareDatetime

from app.access.principal import Principal
from app.conversations import answer_routes, attachment_routes, sending_routes, state_routes
from app.conversations.acts import routes as act_routes
from app.conversations.deps import Json, WhichList
from app.conversations.history_stretches import Asked, history_stretch, open_conversation_of
from app.conversations.list_queries import MOST, PAGE, conversation_cards, conversation_page, seen_counts
from app.conversations.message_queries import message_versions
from app.conversations.schemas import ConversationPage, ConversationRow, HistoryPage, VersionCard
from app.deps import RowId, ToRead, needs
from app.events.log import last_seq
from app.kit.errors import not_found

router = APIRouter(prefix="/api")
router.include_router(act_routes.router)
router.include_router(answer_routes.router)
router.include_router(attachment_routes.router)
router.include_router(sending_routes.router)
router.include_router(state_routes.router)
Me = Annotated[Principal, needs("conversations.read")]
Cursor = Annotated[str | None, Query(max_length=200)]


@router.get("/conversations", response_model=ConversationPage, tags=["conversations"])
def page_of_list(
    me: Me,
    database: ToRead,
    which: WhichList,
    cursor: Cursor = None,
    limit: Annotated[int, Query(ge=1, le=MOST)] = PAGE,
) -> Response:
    with database.snapshot() as connection:
        rows, following = conversation_page(
            connection,
            which.filter(connection, me.operator_id),
            operator_id=me.operator_id,
            cursor=cursor,
            limit=limit,
        )
        seen = seen_counts(connection, me.operator_id)
        seq = last_seq(connection)
    return Json({"seq": seq, "rows": rows, "seen": seen, "next": following})


@router.get("/conversations/{conversation_id}", response_model=ConversationRow, tags=["conversations"])
def one_row(me: Me, conversation_id: RowId, database: ToRead) -> Response:  # noqa: ARG001
    with database.snapshot() as connection:
        rows = conversation_cards(connection, [conversation_id])
    if not rows:
        raise not_found("conversation")
    return Json(rows[0])


@router.get("/clients/{client_id}/history", response_model=HistoryPage, tags=["conversations"])
def history(
    me: Me,  # noqa: ARG001
    client_id: RowId,
    database: ToRead,
    before: Cursor = None,
    after: Cursor = None,
    around: Annotated[int | None, Query(ge=1, lt=1 << 63)] = None,
    since: AwareDatetime | None = None,
    unread: Annotated[int | None, Query(ge=1, lt=1 << 31)] = None,
) -> Response:
    with database.snapshot() as connection:
        stretch = history_stretch(connection, client_id, Asked(before, after, around, since, unread))
        matters = {card["conversation_id"] for card in stretch.messages}
        goes_on = open_conversation_of(connection, stretch.client_id)
        conversations = conversation_cards(
            connection, sorted(matters if goes_on is None else {*matters, goes_on})
        )
        seq = last_seq(connection)
    return Json(
        {
            "seq": seq,
            "client_id": stretch.client_id,
            "messages": stretch.messages,
            "before": stretch.before,
            "after": stretch.after,
            "anchor": stretch.anchor,
            "tail": stretch.tail,
            "conversations": conversations,
        }
    )


@router.get("/messages/{message_id}/versions", tags=["conversations"])
def versions(me: Me, message_id: RowId, database: ToRead) -> tuple[VersionCard, ...]:  # noqa: ARG001
    with database.snapshot() as connection:
        return message_versions(connection, message_id)
