"""What a visitor's browser says of our messages."""

from collections.abc import Sequence
from datetime import datetime

from app.conversations.settling import Settlement, settle, settle_upto
from app.db.transaction import Transaction


def mark_received(tx: Transaction, identity_id: int, message_ids: Sequence[int], at: datetime) -> None:
    """These of our messages have reached the visitor's own browser."""
    marks = ", ".join("?" * len(message_ids))
    rows = tx.run(
        f"SELECT id, message_id FROM deliveries WHERE identity_id = ? AND message_id IN ({marks}) ORDER BY id",
        (identity_id, *message_ids),
    ).all()
    for delivery_id, message_id in rows:
        # The site has no ids of its own; ours lets the visitor quote the message.
        settle(tx, Settlement(delivery_id, "delivered", external_id=f"#{message_id}"), at)


def mark_read(tx: Transaction, identity_id: int, upto: int, at: datetime) -> None:
    """The visitor has seen our messages up to this one."""
    settle_upto(tx, identity_id, upto, "read", at)
