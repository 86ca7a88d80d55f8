"""One process sees to a duty; when it dies, another does."""

from datetime import datetime, timedelta

from app.db.transaction import Transaction

LEASE = timedelta(seconds=60)
"""Whoever has not renewed it for so long is taken for dead."""


def take_duty(tx: Transaction, name: str, owner: str, at: datetime, *, by_force: bool = False) -> bool:
    """Whether it is ours until LEASE from now."""
    return bool(
        tx.run(
            "INSERT INTO duty_leases (name, owner, until) VALUES (?, ?, ?)"
            " ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, until = excluded.until"
            " WHERE duty_leases.owner = excluded.owner OR duty_leases.until <= ? OR ?",
            (name, owner, tx.stored(at + LEASE), tx.stored(at), by_force),
        ).rowcount
    )
