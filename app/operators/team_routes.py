"""The doors of teams."""

from typing import Annotated

from fastapi import APIRouter

from app.access.deed import Deed
from app.deps import RowId, ToRead, ToWrite, deed_with, needs
from app.operators.team_queries import all_teams
from app.operators.team_schemas import NewTeam, TeamCard, TeamChange, Teams
from app.operators.teaming import add_team, change_team, remove_team

router = APIRouter(prefix="/teams", tags=["operators"])

Decision = Annotated[Deed, deed_with("operators.manage")]


@router.get("", dependencies=[needs("conversations.read")])
def teams(database: ToRead) -> Teams:
    with database.snapshot() as connection:
        return all_teams(connection)


@router.post("", status_code=201)
async def add(decision: Decision, new: NewTeam, writer: ToWrite) -> TeamCard:
    return await writer.write(add_team, new, decision)


@router.patch("/{team_id}")
async def change(decision: Decision, team_id: RowId, wanted: TeamChange, writer: ToWrite) -> TeamCard:
    return await writer.write(change_team, team_id, wanted, decision)


@router.delete("/{team_id}", status_code=204)
async def remove(decision: Decision, team_id: RowId, writer: ToWrite) -> None:
    """Only a team without open conversations and without hours."""
    await writer.write(remove_team, team_id, decision)
