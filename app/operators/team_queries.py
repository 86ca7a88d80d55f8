"""Reading teams."""

from collections import defaultdict

from sqlalchemy import Connection, select

from app.db.tables import Operator, Team, TeamMember
from app.operators.team_schemas import TeamCard, Teams


def all_teams(connection: Connection) -> Teams:
    """By name."""
    members: dict[int, list[int]] = defaultdict(list)
    rows = connection.execute(
        select(TeamMember.team_id, TeamMember.operator_id)
        .join(Operator, Operator.id == TeamMember.operator_id)
        .where(Operator.disabled_at.is_(None))
        .order_by(TeamMember.operator_id)
    )
    for team_id, operator_id in rows:
        members[team_id].append(operator_id)
    named = connection.execute(
        select(Team.id, Team.name).where(Team.removed_at.is_(None)).order_by(Team.name, Team.id)
    )
    return Teams(teams=[TeamCard(id=row.id, name=row.name, member_ids=members[row.id]) for row in named])


def is_a_team(connection: Connection, team_id: int) -> bool:
    found = connection.execute(select(Team.id).where(Team.id == team_id, Team.removed_at.is_(None)))
    return found.scalar() is not None


def is_in_a_team(connection: Connection, operator_id: int) -> bool:
    found = connection.execute(
        select(TeamMember.team_id).where(TeamMember.operator_id == operator_id).limit(1)
    )
    return found.scalar() is not None
