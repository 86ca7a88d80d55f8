"""All who are due, at once: for commands, which have no event loop."""

import time
from collections.abc import Callable

from sqlalchemy import Connection

from app.db.engine import Database
from app.db.writer import Writer
from app.kit.clock import Clock
from app.suggesting.due import LEASE, take_due, write_keys_of_due
from app.suggesting.settling import settle
from app.suggesting.worker import compare

AT_ONCE = 200
"""Clients in one transaction."""
OTHERS_ARE_AT_IT = 0.5
"""Seconds between looks while a running server compares the last ones."""


def compare_everybody(
    database: Database,
    writer: Writer,
    clock: Clock,
    told: Callable[[int], None],
    wait: Callable[[float], None] = time.sleep,
) -> None:
    """Also beside a running server. `told` hears how many steps are done; there are two for each client due."""
    after: int | None = 0
    while after is not None:
        after = writer.write_now(write_keys_of_due, after, AT_ONCE, clock.now())
        told(AT_ONCE if after is not None else 0)
    patience = LEASE.total_seconds() / OTHERS_ARE_AT_IT
    while due(database):
        taken = writer.write_now(take_due, AT_ONCE, clock.now())
        if taken.is_empty:
            patience -= 1
            if patience < 0:
                return
            wait(OTHERS_ARE_AT_IT)
            continue
        writer.write_now(settle, taken, compare(database, taken), clock.now())
        told(len(taken.stamps))


def due(database: Database) -> int:
    """How many clients wait to be compared."""
    with database.snapshot() as connection:
        return _count(connection)


def _count(connection: Connection) -> int:
    return int(connection.exec_driver_sql("SELECT count(*) FROM client_facts_due").scalar_one())
