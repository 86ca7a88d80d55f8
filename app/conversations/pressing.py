"""Buttons under our messages: what one carries, and what pressing it says."""

from collections.abc import Sequence
from typing import Any

from app.db.transaction import Transaction
from app.kit.json import loads


def press_data(row: int, place: int) -> str:
    """A label may be longer than what a messenger lets a button carry, its place never is."""
    return f"okno:{row}:{place}"


def pressed_words(tx: Transaction, channel_id: int, external_id: str | None, data: str) -> str:
    """The label of the button; of one that is not ours what it carried."""
    if external_id is None or not data.startswith("okno:"):
        return data
    stored = tx.run(
        "SELECT buttons FROM messages WHERE channel_id = ? AND external_id = ?", (channel_id, external_id)
    ).scalar()
    rows: Sequence[Sequence[dict[str, Any]]] = loads(stored) if stored else ()
    labels = {press_data(y, x): button["label"] for y, row in enumerate(rows) for x, button in enumerate(row)}
    return str(labels.get(data, data))
