"""The doors of saved views."""

from typing import Annotated

from fastapi import APIRouter

from app.access.deed import Deed
from app.access.principal import Principal
from app.deps import RowId, ToRead, ToWrite, deed_with, needs
from app.views.counting import saved_view_counts
from app.views.keeping import add_saved_view, change_saved_view, remove_saved_view
from app.views.queries import saved_views
from app.views.schemas import NewSavedView, SavedViewCard, SavedViewChange, SavedViewCounts, SavedViews

router = APIRouter(prefix="/api/saved-views", tags=["views"])

Me = Annotated[Principal, needs("conversations.read")]
Decision = Annotated[Deed, deed_with("conversations.read")]


@router.get("")
def show(me: Me, database: ToRead) -> SavedViews:
    with database.snapshot() as connection:
        return SavedViews(saved_views=saved_views(connection, me.operator_id))


@router.get("/counts")
def counts(me: Me, database: ToRead) -> SavedViewCounts:
    with database.snapshot() as connection:
        return SavedViewCounts(counts=saved_view_counts(connection, me.operator_id))


@router.post("", status_code=201)
async def add(decision: Decision, new: NewSavedView, writer: ToWrite) -> SavedViewCard:
    return await writer.write(add_saved_view, new, decision)


@router.patch("/{saved_view_id}")
async def change(
    decision: Decision, saved_view_id: RowId, wanted: SavedViewChange, writer: ToWrite
) -> SavedViewCard:
    """Its maker's to change; a shared one also of whoever manages settings."""
    return await writer.write(change_saved_view, saved_view_id, wanted, decision)


@router.delete("/{saved_view_id}", status_code=204)
async def remove(decision: Decision, saved_view_id: RowId, writer: ToWrite) -> None:
    await writer.write(remove_saved_view, saved_view_id, decision)
