"""How many stand in each view, kept in the transaction that changes it."""

from collections import Counter

from app.db.transaction import Transaction

_SQLITE = (
    "INSERT INTO view_counts (view, operator_id, count) VALUES (?, ?, ?)"
    " ON CONFLICT (view, operator_id) DO UPDATE SET count = count + excluded.count"
)
_POSTGRES = (
    "INSERT INTO view_counts (view, operator_id, count)"
    " SELECT * FROM unnest(?::text[], ?::bigint[], ?::bigint[])"
    " ON CONFLICT (view, operator_id) DO UPDATE SET count = view_counts.count + excluded.count"
)


def write_tallies(tx: Transaction) -> None:
    """All that was tallied, in one statement.

    Right before the log's own last statement: others who count wait for these rows until the commit. All take them
    in one order.
    """
    sums: Counter[tuple[str, int]] = Counter()
    for view, operator_id, by in tx.tallies:
        sums[view, operator_id] += by
    rows = sorted((view, operator_id, by) for (view, operator_id), by in sums.items() if by)
    if not rows:
        return
    if tx.on_sqlite:
        tx.run(_SQLITE, rows)
    else:
        tx.run(_POSTGRES, tuple(list(column) for column in zip(*rows, strict=True)))
