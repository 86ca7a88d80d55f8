"""Who answers: take, give, put back."""

from datetime import datetime

from app.conversations.finding import conversation_and_client
from app.conversations.saving import save_and_tell
from app.db.transaction import Transaction
from app.kit.errors import OknoError, not_found


def assign(tx: Transaction, conversation_id: int, operator_id: int | None, at: datetime) -> None:
    """Raises OknoError conversation_not_found, operator_not_found, operator_disabled."""
    conversation, face = conversation_and_client(tx, conversation_id)
    if operator_id is not None:
        refuse_who_is_gone(tx, operator_id)
    if conversation.assignee_id == operator_id:
        return
    conversation.assignee_id = operator_id
    save_and_tell(tx, conversation, face, at)


def give_to_team(tx: Transaction, conversation_id: int, team_id: int | None, at: datetime) -> None:
    """Whose hours it keeps from now on. Raises OknoError conversation_not_found, team_not_found."""
    conversation, face = conversation_and_client(tx, conversation_id)
    if team_id is not None:
        refuse_gone_team(tx, team_id)
    if conversation.team_id == team_id:
        return
    conversation.team_id = team_id
    save_and_tell(tx, conversation, face, at)


def refuse_gone_team(tx: Transaction, team_id: int) -> None:
    """Whoever removes it meanwhile waits, and then finds this conversation. Raises OknoError team_not_found."""
    lock = "" if tx.on_sqlite else " FOR SHARE"
    team = tx.run(f"SELECT id FROM teams WHERE id = ? AND removed_at IS NULL{lock}", (team_id,))
    if team.one_or_none() is None:
        raise not_found("team")


def refuse_who_is_gone(tx: Transaction, operator_id: int) -> None:
    """Raises OknoError operator_not_found, operator_disabled."""
    row = tx.run("SELECT disabled_at FROM operators WHERE id = ?", (operator_id,)).one_or_none()
    if row is None:
        raise not_found("operator")
    if row[0] is not None:
        raise OknoError("operator_disabled", 409)
