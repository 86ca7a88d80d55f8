"""Replies that can never go, because their channel is gone."""

from datetime import datetime

from app.conversations.settling import Settlement, settle
from app.db.transaction import Transaction


def fail_waiting(tx: Transaction, channel_id: int, code: str, at: datetime) -> int:
    """Fail what waits on a channel, so that operators see it and can answer another way. Answers how many."""
    waiting = tx.run(
        "SELECT id FROM deliveries WHERE channel_id = ? AND state IN ('queued', 'retry') ORDER BY id",
        (channel_id,),
    ).scalars()
    return sum(settle(tx, Settlement(delivery_id, "failed", code=code), at) for delivery_id in list(waiting))
