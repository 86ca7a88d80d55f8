"""Going through messages that the log no longer tells of, from the newest to the oldest."""

from app.db.transaction import Transaction
from app.search.entries import entries_between
from app.search.index import put
from app.search.progress import hold_progress


def fill(tx: Transaction, count: int) -> int:
    """The next `count` messages; how many there were. Read under the same hold as the log is followed, so that
    nothing newer is written over."""
    below = hold_progress(tx).fill_below
    if not below:
        return 0
    ids = list(
        tx.run("SELECT id FROM messages WHERE id < ? ORDER BY id DESC LIMIT ?", (below, count)).scalars()
    )
    low = ids[-1] if len(ids) == count else 0
    # Also what is in the index of messages that are no longer there.
    known = tx.run(
        "SELECT message_id FROM search_entries WHERE message_id >= ? AND message_id < ?", (low, below)
    ).scalars()
    put(tx, sorted({*ids, *known}), entries_between(tx.connection, low - 1, below - 1))
    tx.run("UPDATE search_progress SET fill_below = ? WHERE id = 1", (low,))
    return len(ids)
