"""The first screen in one read, true at one seq."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from app.absence.queries import handed_back_of
from app.access.principal import Principal
from app.channels.queries import channel_cards
from app.channels.schemas import ChannelCard
from app.conversations.deps import Json
from app.conversations.list_queries import conversation_page, seen_counts
from app.conversations.mentioning import mention_counts
from app.conversations.schemas import ConversationPage
from app.deps import ToRead, needs
from app.events.log import last_seq
from app.kit.wire import Wire
from app.operators.queries import all_operators, me
from app.operators.schemas import Me, OperatorCard
from app.workplace.queries import workplace
from app.workplace.schemas import Workplace

router = APIRouter(prefix="/api", tags=["window"])


class WindowSnapshot(Wire):
    """Everything the window shows before anything is pressed."""

    seq: int
    me: Me
    operators: tuple[OperatorCard, ...]
    channels: tuple[ChannelCard, ...]
    workplace: Workplace
    page: ConversationPage
    mentioned: dict[int, int] = {}
    """conversation id: how often I am named in its notes and have not looked."""


@router.get("/window", response_model=WindowSnapshot)
def window(
    handed_back: tuple[int, ...] = ()
    """Conversations that were mine and went back while I was away, of which I have not been told."""
    principal: Annotated[Principal, needs("conversations.read")],
    database: ToRead,
    view: Annotated[str, Query(max_length=20)] = "open",
    channel_id: Annotated[int | None, Query(ge=1, lt=1 << 63)] = None,
) -> Response:
    with database.snapshot() as connection:
        seq = last_seq(connection)
        rows, following = conversation_page(
            connection, view=view, operator_id=principal.operator_id, channel_id=channel_id
        )
        page = {
            "seq": seq,
            "rows": rows,
            "seen": seen_counts(connection, principal.operator_id),
            "next": following,
        }
        return Json(
            {
                "seq": seq,
                "me": me(connection, principal).model_dump(mode="json"),
                "operators": [card.model_dump(mode="json") for card in all_operators(connection)],
                "channels": [card.model_dump(mode="json") for card in channel_cards(connection)],
                "workplace": workplace(connection).model_dump(mode="json"),
                "page": page,
                "mentioned": mention_counts(connection, principal.operator_id),
            }
        )
                "handed_back": handed_back_of(connection, principal.operator_id),
