"""Telling every window that an operator or the teams have changed."""

from datetime import datetime

from app.db.transaction import Transaction
from app.operators.events import operator_changed, teams_changed
from app.operators.queries import operator_card
from app.operators.schemas import OperatorCard
from app.operators.team_queries import all_teams
from app.operators.team_schemas import TeamCard


def announce_operator(tx: Transaction, operator_id: int, at: datetime) -> OperatorCard:
    card = operator_card(tx.connection, operator_id)
    if card is None:
        raise LookupError(f"operator {operator_id} was to be announced and is not there")
    tx.log(operator_changed.entry({"operator": card.model_dump(mode="json")}, at))
    return card


def announce_teams(tx: Transaction, at: datetime) -> dict[int, TeamCard]:
    """All of them, by id."""
    teams = all_teams(tx.connection)
    tx.log(teams_changed.entry(teams.model_dump(mode="json"), at))
    return {team.id: team for team in teams.teams}
