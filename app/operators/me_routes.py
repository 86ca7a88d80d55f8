"""An operator's own doors."""

from typing import Annotated

from fastapi import APIRouter

from app.access.principal import Principal
from app.deps import From, Now, ToRead, ToWrite, signed_in
from app.operators.deps import Guesses
from app.operators.going_away import set_away
from app.operators.password_change import change_password
from app.operators.preferring import change_preferences
from app.operators.queries import me
from app.operators.schemas import Away, Me, OperatorCard, PasswordChange, Preferences

router = APIRouter(prefix="/me", tags=["me"])
Myself = Annotated[Principal, signed_in]


@router.get("")
def who_am_i(myself: Myself, database: ToRead) -> Me:
    with database.snapshot() as connection:
        return me(connection, myself)


@router.patch("/preferences")
async def prefer(myself: Myself, change: Preferences, writer: ToWrite, now: Now) -> Preferences:
    """A field left out stays."""
    return await writer.write(change_preferences, myself.operator_id, change, now)


@router.put("/away")
async def go_away(myself: Myself, wish: Away, writer: ToWrite, now: Now) -> OperatorCard:
    """By hand; colleagues see it, and it outlives windows and restarts."""
    return await writer.write(set_away, myself.operator_id, wish, now)


@router.put("/password", status_code=204)
async def set_password(
    myself: Myself,
    given: PasswordChange,
    database: ToRead,
    writer: ToWrite,
    attempts: Guesses,
    caller: From,
    now: Now,
) -> None:
    """Ends all other sessions of mine."""
    await change_password(
        given, myself, database=database, writer=writer, attempts=attempts, caller=caller, now=now
    )
