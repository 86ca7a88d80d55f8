"""Links that nobody may follow any more, because the browser that asked for them is somebody else's now."""

from datetime import datetime

from app.db.transaction import Transaction
from app.links.records import CLAIMED, OPEN, REVOKED


def withdraw_links_of(tx: Transaction, channel_id: int, visitor: str, at: datetime) -> None:
    """Those that wait for somebody, asked for by this browser or followed in it; what was joined stays so."""
    tx.run(
        "UPDATE links SET state = ?, settled_at = ? WHERE state IN (?, ?) AND"
        " ((target_channel_id = ? AND visitor = ?) OR asker_id IN"
        " (SELECT id FROM identities WHERE channel_id = ? AND external_id = ?))",
        (REVOKED, tx.stored(at), OPEN, CLAIMED, channel_id, visitor, channel_id, visitor),
    )
