"""The doors of macros."""

from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter

from app.access.deed import Deed
from app.access.principal import Principal
from app.conversations.deps import Bell, HeldBell, Json, Outlets
from app.deps import Chance, Configured, Now, RowId, ToRead, ToWrite, deed_with, needs
from app.macros.hand import Means
from app.macros.keeping import add_macro, change_macro, remove_macro
from app.macros.queries import macros_of
from app.macros.running import run_macro
from app.macros.schemas import MacroCard, MacroChange, MacroDone, MacroPress, Macros, NewMacro

router = APIRouter(prefix="/api", tags=["macros"])

Reader = Annotated[Principal, needs("conversations.read")]
Author = Annotated[Principal, needs("conversations.answer")]
Decision = Annotated[Deed, deed_with("conversations.answer")]
"""What is shared is changed by its maker, or with settings.manage."""


@router.get("/macros")
def show(me: Reader, database: ToRead) -> Macros:
    with database.snapshot() as connection:
        return Macros(macros=macros_of(connection, me.operator_id))


@router.post("/macros", status_code=201)
async def add(decision: Decision, new: NewMacro, writer: ToWrite) -> MacroCard:
    return await writer.write(add_macro, new, decision)


@router.patch("/macros/{macro_id}")
async def change(decision: Decision, macro_id: RowId, wanted: MacroChange, writer: ToWrite) -> MacroCard:
    return await writer.write(change_macro, macro_id, wanted, decision)


@router.delete("/macros/{macro_id}", status_code=204)
async def remove(decision: Decision, macro_id: RowId, writer: ToWrite) -> None:
    await writer.write(remove_macro, macro_id, decision)


@router.post("/conversations/{conversation_id}/macros/{macro_id}", response_model=MacroDone)
async def run(
    me: Author,
    conversation_id: RowId,
    macro_id: RowId,
    press: MacroPress,
    writer: ToWrite,
    outlets: Outlets,
    bell: Bell,
    held_bell: HeldBell,
    randomness: Chance,
    settings: Configured,
    now: Now,
) -> Json:
    """Everything or nothing; a refusal names the deed by its place: `fields {"deeds.2": code}`."""
    ran = await writer.write(
        run_macro,
        conversation_id,
        macro_id,
        press,
        by=me.operator_id,
        means=Means(outlets, randomness, timedelta(hours=settings.reopen_hours)),
        at=now,
    )
    if ran.held:
        held_bell()
    for channel_id in sorted(set(ran.channels)):
        await bell(channel_id)
    return Json({"conversation": ran.row, "stays": ran.stays, "held": ran.held})
