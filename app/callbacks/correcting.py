"""A telephone exchange can be mistaken about how a call ended: one of us, who heard it, knows better."""

from datetime import datetime

from app.callbacks.records import Callback
from app.clients.contact_points import doubt_phone
from app.db.transaction import Transaction


def is_a_machines_word(tx: Transaction, callback: Callback) -> bool:
    """Whether it was closed by what an exchange reported, and none of us has said anything since."""
    if callback.state != "done" or callback.closed_at is None:
        return False
    rows = tx.run(
        "SELECT source, at FROM callback_attempts WHERE callback_id = ? AND outcome = ?",
        (callback.id, callback.outcome),
    ).all()
    ours = [tx.moment(at) for source, at in rows if source == "operator"]
    return any(source != "operator" for source, _ in rows) and all(at < callback.closed_at for at in ours)


def withdraw_proof(tx: Transaction, callback: Callback, at: datetime) -> None:
    """That the number was proved by a machine's word for this call; whatever else has proved it stays."""
    if callback.extension is not None:
        return
    otherwise = tx.run(
        "SELECT 1 FROM callbacks AS this JOIN callbacks AS cb ON cb.phone = this.phone"
        " AND cb.client_id = this.client_id JOIN callback_attempts AS a ON a.callback_id = cb.id"
        " WHERE this.id = ? AND a.outcome = 'reached'"
        " AND (a.source = 'operator' OR (cb.id <> this.id AND cb.outcome = 'reached'))",
        (callback.id,),
    ).first()
    if otherwise is None:
        doubt_phone(tx, callback.client_id, callback.phone, at, identity_id=callback.identity_id)
