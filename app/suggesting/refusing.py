"""«Not the same», and taking that back."""

from app.access.audit import write_deed_down
from app.access.deed import Deed
from app.db.transaction import Transaction
from app.gluing.apart import are_said_apart, say_apart
from app.kit.errors import OknoError, not_found
from app.suggesting.telling import tell_suggestions


def refuse(tx: Transaction, client_id: int, other_id: int, decision: Deed) -> None:
    """They are two people. Remembered also through later glues; said again it changes nothing.

    Raises OknoError client_not_found, same_client.
    """
    one, other = _roots(tx, client_id, other_id)
    if are_said_apart(tx, one, other):
        return
    say_apart(tx, one, other, decision.by.operator_id if decision.by else None, decision.at)
    write_deed_down(tx, "suggestion.refused", f"client:{one}", decision, {"other": other})
    tell_suggestions(tx, (one, other), decision.at)


def withdraw_refusal(tx: Transaction, client_id: int, other_id: int, decision: Deed) -> None:
    """It may be suggested again. Raises OknoError client_not_found, same_client."""
    one, other = _roots(tx, client_id, other_id)
    members = "SELECT id FROM clients WHERE id = ? UNION ALL SELECT id FROM clients WHERE root_id = ?"
    gone = sum(
        tx.run(
            f"DELETE FROM clients_apart WHERE lower_id IN ({members}) AND higher_id IN ({members})",
            (lower, lower, higher, higher),
        ).rowcount
        for lower, higher in ((one, other), (other, one))
    )
    if gone:
        write_deed_down(tx, "suggestion.refusal_withdrawn", f"client:{one}", decision, {"other": other})
        tell_suggestions(tx, (one, other), decision.at)


def _roots(tx: Transaction, client_id: int, other_id: int) -> tuple[int, int]:
    roots = []
    for wanted in (client_id, other_id):
        root = tx.run("SELECT coalesce(root_id, id) FROM clients WHERE id = ?", (wanted,)).scalar()
        if root is None:
            raise not_found("client")
        roots.append(int(root))
    if roots[0] == roots[1]:
        raise OknoError("same_client", 409)
    return roots[0], roots[1]
