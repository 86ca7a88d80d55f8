"""A chat goes on under another id: its history goes with it."""

from app.db.transaction import Transaction


def follow_move(
    tx: Transaction, channel_id: int, external_id: str, new_external_id: str, new_address: str
) -> None:
    """Said twice, or of a chat we never saw, it changes nothing. Where the new id has been heard from already, both
    stay as they are: two histories are for a person to join."""
    tx.run(
        "UPDATE identities SET external_id = ?, address = ? WHERE channel_id = ? AND external_id = ?"
        " AND NOT EXISTS (SELECT 1 FROM identities AS known WHERE known.channel_id = ? AND known.external_id = ?)",
        (new_external_id, new_address, channel_id, external_id, channel_id, new_external_id),
    )
