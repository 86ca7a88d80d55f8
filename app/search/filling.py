"""Going through messages that the log no longer tells of, from the newest to the oldest."""

from app.db.transaction import Transaction
from app.search.entries import entries_between
from app.search.index import put
from app.search.progress import hold_if_free, hold_progress


def fill(tx: Transaction, count: int, *, patient: bool = False) -> int:
    """The next `count` messages; how many there were, none also while somebody else is at it, unless `patient`.

    Read under the same hold as the log is followed, so that nothing newer is written over."""
    held = hold_progress(tx) if patient else hold_if_free(tx)
    if held is None or not held.fill_below:
        return 0
    below = held.fill_below
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
