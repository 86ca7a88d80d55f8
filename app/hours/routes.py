"""The doors of hours."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query
from sqlalchemy import Connection, select

from app.access.deed import Deed
from app.db.tables import Channel
from app.deps import RowId, ToRead, ToWrite, deed_with, needs
from app.hours.deps import Hours
from app.hours.holidays import public_holidays
from app.hours.queries import all_hours
from app.hours.schemas import AllHours, Availability, Holidays, HoursCard
from app.hours.storing import put_hours, remove_hours
from app.kit.errors import not_found

router = APIRouter(prefix="/api", tags=["hours"])

READING = [needs("conversations.read")]
Decision = Annotated[Deed, deed_with("settings.manage")]
Number = Annotated[int | None, Query(ge=1, lt=1 << 63)]


@router.get("/hours", dependencies=READING)
def hours(database: ToRead) -> AllHours:
    with database.snapshot() as connection:
        return all_hours(connection)


@router.put("/hours")
async def set_hours(decision: Decision, given: HoursCard, writer: ToWrite, desk: Hours) -> HoursCard:
    """Of a channel, of a team, or with neither id of the whole house."""
    card = await writer.write(put_hours, given, decision)
    await desk.refresh()
    return card


@router.delete("/hours", status_code=204)
async def forget_hours(
    decision: Decision, writer: ToWrite, desk: Hours, channel_id: Number = None, team_id: Number = None
) -> None:
    await writer.write(remove_hours, channel_id, team_id, decision)
    await desk.refresh()


@router.get("/hours/holidays", dependencies=READING)
def holidays(
    country: Annotated[str, Query(min_length=2, max_length=2)],
    year: Annotated[int, Query(ge=2000, le=2100)],
    language: Literal["ru", "en"] = "ru",
) -> Holidays:
    """To be added as exceptions."""
    return Holidays(days=public_holidays(country.upper(), year, language))


@router.get("/channels/{channel_id}/availability", dependencies=READING)
def availability(channel_id: RowId, database: ToRead, desk: Hours) -> Availability:
    with database.snapshot() as connection:
        if not _is_a_channel(connection, channel_id):
            raise not_found("channel")
    return desk.availability(channel_id)


def _is_a_channel(connection: Connection, channel_id: int) -> bool:
    found = connection.execute(
        select(Channel.id).where(Channel.id == channel_id, Channel.removed_at.is_(None))
    )
    return found.scalar() is not None
