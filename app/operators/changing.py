"""A colleague gets another name or role, or goes."""

from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from app.access.audit import write_deed_down
from app.access.deed import Deed
from app.access.rights import ROLES_WITH_ALL, rights_of
from app.access.sessions import end_all_sessions
from app.db.tables import Operator
from app.db.transaction import Transaction
from app.kit.errors import OknoError, not_found
from app.kit.json import dumps
from app.operators.adding import read_name
from app.operators.announcing import announce_operator, announce_teams
from app.operators.ownership import refuse_losing_last_owner, refuse_reaching_up
from app.operators.queries import operator_card
from app.operators.schemas import OperatorCard, OperatorChange
from app.operators.team_queries import is_in_a_team


def change_operator(tx: Transaction, operator_id: int, change: OperatorChange, deed: Deed) -> OperatorCard:
    """Whoever is disabled or gets another role or other rights is signed out everywhere.

    Raises OknoError operator_not_found, owner_only, last_owner, name_empty, role_may_all.
    """
    present = _locked(tx, operator_id)
    refuse_reaching_up(deed, present.role, change.role)
    if (change.role or present.role) in ROLES_WITH_ALL and False in (change.own_rights or {}).values():
        raise OknoError("role_may_all", 409)
    wanted = _differences(present, change)
    if not wanted:
        return present
    if present.role == "owner" and not present.disabled and wanted.keys() & {"role", "disabled"}:
        refuse_losing_last_owner(tx, operator_id)
    _apply(tx, operator_id, wanted, deed.at)
    if wanted.keys() & {"role", "disabled", "own_rights"}:
        end_all_sessions(tx, operator_id, deed.at)
    write_deed_down(tx, "operator.changed", f"operator:{operator_id}", deed, wanted)
    card = announce_operator(tx, operator_id, deed.at)
    if "disabled" in wanted and is_in_a_team(tx.connection, operator_id):
        announce_teams(tx, deed.at)
    return card


def _locked(tx: Transaction, operator_id: int) -> OperatorCard:
    tx.connection.execute(select(Operator.id).where(Operator.id == operator_id).with_for_update())
    card = operator_card(tx.connection, operator_id)
    if card is None:
        raise not_found("operator")
    return card


def _differences(present: OperatorCard, change: OperatorChange) -> dict[str, Any]:
    wanted = change.model_dump(exclude_none=True)
    if change.name is not None:
        wanted["name"] = read_name(change.name)
    if change.own_rights is not None:
        usual = rights_of(change.role or present.role)
        wanted["own_rights"] = {
            right: held for right, held in change.own_rights.items() if held != (right in usual)
        }
    return {field: value for field, value in wanted.items() if getattr(present, field) != value}


def _apply(tx: Transaction, operator_id: int, wanted: dict[str, Any], at: datetime) -> None:
    values = dict(wanted)
    if "disabled" in values:
        values["disabled_at"] = at if values.pop("disabled") else None
    if "own_rights" in values:
        values["rights"] = dumps(values.pop("own_rights"))
    tx.connection.execute(update(Operator).where(Operator.id == operator_id).values(**values))
