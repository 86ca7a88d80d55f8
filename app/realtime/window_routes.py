"""The first screen in one read, true at one seq."""

from typing import Annotated

from fastapi import APIRouter, Response
from pydantic import Field

from app.absence.queries import handed_back_of
from app.access.principal import Principal
from app.channels.queries import channel_cards
from app.channels.schemas import ChannelCard
from app.conversations.deps import Json, WhichList
from app.conversations.list_queries import conversation_page, seen_counts
from app.conversations.mentioning import mention_counts
from app.conversations.schemas import ConversationPage
from app.conversations.view_counts import view_counts
from app.deps import ToRead, needs
from app.events.log import last_seq
from app.kit.wire import Wire
from app.operators.queries import all_operators, me
from app.operators.schemas import Me, OperatorCard
from app.views.queries import saved_views
from app.views.schemas import SavedViewCard
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
    counts: dict[str, int]
    """How many stand in each built-in view."""
    saved_views: tuple[SavedViewCard, ...]
    page: ConversationPage
    handed_back: tuple[int, ...] = ()
    """Conversations that were mine and went back while I was away, of which I have not been told."""
    mentioned: dict[int, int] = Field(default_factory=dict)
    """conversation id: how often I am named in its notes and have not looked."""


@router.get("/window", response_model=WindowSnapshot)
def window(
    principal: Annotated[Principal, needs("conversations.read")],
    database: ToRead,
    which: WhichList,
) -> Response:
    with database.snapshot() as connection:
        seq = last_seq(connection)
        asked = which.filter(connection, principal.operator_id)
        rows, following = conversation_page(connection, asked, operator_id=principal.operator_id)
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
                "counts": view_counts(connection, principal.operator_id),
                "saved_views": [
                    card.model_dump(mode="json") for card in saved_views(connection, principal.operator_id)
                ],
                "page": page,
                "handed_back": handed_back_of(connection, principal.operator_id),
                "mentioned": mention_counts(connection, principal.operator_id),
            }
        )
