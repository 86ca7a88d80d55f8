"""What stands in each view, counted the slow way."""

from app.conversations.view_counts import all_view_counts, recount
from app.db.transaction import Transaction
from app.db.writer import Writer


def refuse_miscounts(writer: Writer) -> None:
    """The kept numbers are those that counting gives."""
    kept, counted = writer.write_now(_both)
    assert {place: count for place, count in kept.items() if count} == {
        place: count for place, count in counted.items() if count
    }


def _both(tx: Transaction) -> tuple[dict[tuple[str, int], int], dict[tuple[str, int], int]]:
    return all_view_counts(tx.connection), recount(tx)
