"""The door of the search."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query
from pydantic import AwareDatetime

from app.deps import ToRead, needs
from app.search.find import search
from app.search.question import Filters, Kind
from app.search.schemas import SearchPage

router = APIRouter(prefix="/api/search", tags=["search"])

Id = Annotated[int | None, Query(ge=1, lt=1 << 63)]


@router.get("", dependencies=[needs("conversations.read")])
def find(
    database: ToRead,
    query: Annotated[str, Query(max_length=200)] = "",
    kind: Kind = "all",
    channel_id: Id = None,
    operator_id: Id = None,
    since: Annotated[AwareDatetime | None, Query(alias="from")] = None,
    until: Annotated[AwareDatetime | None, Query(alias="to")] = None,
    has_file: bool = False,
    spam: bool = False,
    sort: Literal["relevance", "newest"] = "relevance",
    cursor: Annotated[str | None, Query(max_length=1_000)] = None,
) -> SearchPage:
    """People, messages, notes and files. `to` is the moment before which they came; `spam` looks there too."""
    filters = Filters(channel_id, operator_id, since, until, has_file, spam)
    with database.snapshot() as connection:
        return search(
            connection, query, kind=kind, filters=filters, by_relevance=sort == "relevance", cursor=cursor
        )
