"""Whether relatives are among the clients: the base itself tells.

Of one person written down twice the given name comes out quite different now and then: in registers with many slips,
one pair in ten. Where pairs who share a home and a family name, but not the given name, are no more than twice that,
they are slips; where they are more, they are families, and are not suggested.
"""

from sqlalchemy import Connection

from app.db.transaction import run_sql

HOME_SAME, HOME_KIN = "home:same", "home:kin"
"""Counted among the keys: suggested pairs who share a home, and those of them who may be relatives."""
SLIPS = 0.1
"""Of one person's two records, how many have quite another given name."""
BEFORE_ANYTHING_IS_KNOWN = 2.0
"""Families that are taken for granted."""


def relatives_are_among_them(connection: Connection) -> bool:
    rows = run_sql(
        connection, "SELECT key, clients FROM match_counts WHERE key IN (?, ?)", (HOME_SAME, HOME_KIN)
    )
    counts = {str(key): int(count) for key, count in rows}
    same, kin = counts.get(HOME_SAME, 0), counts.get(HOME_KIN, 0)
    return 2 * SLIPS * same < kin + BEFORE_ANYTHING_IS_KNOWN
