"""Is it a machine that writes there? Two of them would thank each other for ever."""

from datetime import datetime, timedelta

from app.db.transaction import Transaction
from app.kit.text import folded

LOOKED_AT = 20
"""Newest messages."""
REPEATED = 3
"""Times that a machine has said the same within `WITHIN`, to somebody who answers by himself."""
WITHIN = timedelta(days=1)


def sounds_like_a_machine(
    tx: Transaction, identity_id: int, strand_id: int, message_id: int, at: datetime
) -> bool:
    """It says our own words back, or has heard us and says the same again and again."""
    rows = tx.run(
        "SELECT id, text, arrived_at FROM messages WHERE strand_id = ? AND direction = 'in'"
        " ORDER BY order_at DESC, id DESC LIMIT ?",
        (strand_id, LOOKED_AT),
    ).all()
    words = next((folded(row[1]) for row in rows if row[0] == message_id), "")
    ours = tx.run(
        "SELECT m.text FROM auto_replies_said AS s JOIN messages AS m ON m.id = s.message_id"
        " WHERE s.identity_id = ? ORDER BY s.at DESC LIMIT ?",
        (identity_id, LOOKED_AT),
    ).all()
    if not words or not ours:
        return False
    repeated = [row for row in rows if tx.moment(row[2]) > at - WITHIN and folded(row[1]) == words]
    return len(repeated) >= REPEATED or any(folded(row[0]) == words for row in ours)
