"""A channel is well again: what waited because of it need not wait any longer."""

from datetime import datetime

from app.db.transaction import Transaction

OF_THE_CHANNEL = ("network", "server_error", "timeout", "unauthorised", "conflict")
"""Reasons to wait that lay with the channel. A limit has its own time."""


def hurry(tx: Transaction, channel_id: int, at: datetime) -> int:
    """Make due at once what was put off. Answers how many."""
    marks = ", ".join("?" * len(OF_THE_CHANNEL))
    return tx.run(
        f"UPDATE deliveries SET due_at = ? WHERE channel_id = ? AND state = 'retry' AND code IN ({marks})",
        (tx.stored(at), channel_id, *OF_THE_CHANNEL),
    ).rowcount
