"""The doors of suggestions."""

from typing import Annotated

from fastapi import APIRouter, Query

from app.access.deed import Deed
from app.deps import RowId, ToRead, ToWrite, deed_with, needs
from app.suggesting.queries import suggested_pairs, suggestions_of
from app.suggesting.refusing import refuse, withdraw_refusal
from app.suggesting.schemas import SuggestedPairs, SuggestionCard

router = APIRouter(prefix="/api", tags=["suggestions"])
READING = [needs("clients.read")]
Decision = Annotated[Deed, deed_with("clients.glue")]


@router.get("/suggestions", dependencies=READING)
def pairs(
    database: ToRead,
    cursor: Annotated[str | None, Query(max_length=200)] = None,
) -> SuggestedPairs:
    """All open ones, the likeliest first, 50 at a time."""
    with database.snapshot() as connection:
        return suggested_pairs(connection, cursor)


@router.get("/clients/{client_id}/suggestions", dependencies=READING)
def of_client(client_id: RowId, database: ToRead) -> tuple[SuggestionCard, ...]:
    """Perhaps the same as, the likeliest first."""
    with database.snapshot() as connection:
        return suggestions_of(connection, client_id)


@router.post("/clients/{client_id}/suggestions/{other_id}/refusal", status_code=204)
async def not_the_same(client_id: RowId, other_id: RowId, decision: Decision, writer: ToWrite) -> None:
    """They are two people, and it is remembered."""
    await writer.write(refuse, client_id, other_id, decision)


@router.delete("/clients/{client_id}/suggestions/{other_id}/refusal", status_code=204)
async def perhaps_the_same(client_id: RowId, other_id: RowId, decision: Decision, writer: ToWrite) -> None:
    """The refusal is taken back."""
    await writer.write(withdraw_refusal, client_id, other_id, decision)
