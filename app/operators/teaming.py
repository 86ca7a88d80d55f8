"""Operators form teams; a team that is gone stays in what it did."""

from collections.abc import Sequence

from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from app.access.audit import write_deed_down
from app.access.deed import Deed
from app.db.tables import BusinessHours, Conversation, Operator, Team, TeamMember
from app.db.transaction import Transaction
from app.kit.errors import OknoError, not_found
from app.kit.text import storable_name
from app.operators.announcing import announce_teams
from app.operators.team_queries import is_a_team
from app.operators.team_schemas import NewTeam, TeamCard, TeamChange


def add_team(tx: Transaction, new: NewTeam, deed: Deed) -> TeamCard:
    """Raises OknoError name_empty, team_exists, operator_not_found, operator_disabled."""
    name, members = _name(new.name), _members(tx, new.member_ids)
    try:
        with tx.attempt():
            team_id = tx.connection.execute(
                insert(Team).values(name=name, created_at=deed.at).returning(Team.id)
            ).scalar_one()
    except IntegrityError:
        raise _taken() from None
    _seat(tx, team_id, members)
    write_deed_down(tx, "team.added", f"team:{team_id}", deed, {"name": name, "member_ids": members})
    return announce_teams(tx, deed.at)[team_id]


def change_team(tx: Transaction, team_id: int, change: TeamChange, deed: Deed) -> TeamCard:
    """Raises OknoError team_not_found, and as `add_team`."""
    _hold(tx, team_id)
    if change.name is not None:
        name = _name(change.name)
        try:
            with tx.attempt():
                tx.connection.execute(update(Team).where(Team.id == team_id).values(name=name))
        except IntegrityError:
            raise _taken() from None
    if change.member_ids is not None:
        _seat(tx, team_id, _members(tx, change.member_ids))
    write_deed_down(tx, "team.changed", f"team:{team_id}", deed, change.model_dump(exclude_unset=True))
    return announce_teams(tx, deed.at)[team_id]


def remove_team(tx: Transaction, team_id: int, deed: Deed) -> None:
    """What it has answered stays its own. Raises OknoError team_not_found, team_has_conversations (open ones),
    team_has_hours: both are for a person to move elsewhere first."""
    _hold(tx, team_id)
    open_ones = select(Conversation.id).where(
        Conversation.team_id == team_id, Conversation.closed_at.is_(None)
    )
    if tx.connection.execute(open_ones.limit(1)).scalar() is not None:
        raise OknoError("team_has_conversations", 409)
    hours = select(BusinessHours.place).where(BusinessHours.team_id == team_id)
    if tx.connection.execute(hours).scalar() is not None:
        raise OknoError("team_has_hours", 409)
    _seat(tx, team_id, [])
    # Its name may be given again.
    tx.connection.execute(
        update(Team)
        .where(Team.id == team_id)
        .values(removed_at=deed.at, name=f"{team_id}:{deed.at.isoformat()}")
    )
    write_deed_down(tx, "team.removed", f"team:{team_id}", deed)
    announce_teams(tx, deed.at)


def _hold(tx: Transaction, team_id: int) -> None:
    tx.connection.execute(select(Team.id).where(Team.id == team_id).with_for_update())
    if not is_a_team(tx.connection, team_id):
        raise not_found("team")


def _name(given: str) -> str:
    name = storable_name(given, 80)
    if not name:
        raise OknoError("name_empty", 422, fields={"name": "name_empty"})
    return name


def _members(tx: Transaction, given: Sequence[int]) -> list[int]:
    wanted = sorted(set(given))
    rows = tx.connection.execute(select(Operator.id, Operator.disabled_at).where(Operator.id.in_(wanted)))
    known = {row.id: row.disabled_at for row in rows}
    if len(known) < len(wanted):
        raise OknoError("operator_not_found", 404, fields={"member_ids": "operator_not_found"})
    if any(disabled_at is not None for disabled_at in known.values()):
        raise OknoError("operator_disabled", 409, fields={"member_ids": "operator_disabled"})
    return wanted


def _seat(tx: Transaction, team_id: int, members: Sequence[int]) -> None:
    tx.connection.execute(delete(TeamMember).where(TeamMember.team_id == team_id))
    if members:
        rows = [{"team_id": team_id, "operator_id": operator_id} for operator_id in members]
        tx.connection.execute(insert(TeamMember), rows)


def _taken() -> OknoError:
    return OknoError("team_exists", 409, fields={"name": "team_exists"})
