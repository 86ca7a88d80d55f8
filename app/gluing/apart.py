"""«Not the same»: a word that the house keeps, and that a person may take back."""

from collections.abc import Iterable
from datetime import datetime

from app.db.moments import from_micros, to_micros
from app.db.transaction import Transaction


def say_apart(tx: Transaction, one: int, other: int, by: int | None, at: datetime) -> None:
    """These two are not the same person. Said twice, it is remembered once."""
    lower, higher = sorted((one, other))
    tx.run(
        "INSERT INTO clients_apart (lower_id, higher_id, operator_id, at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (lower_id, higher_id) DO NOTHING",
        (lower, higher, by, tx.stored(at)),
    )


def are_said_apart(tx: Transaction, one: int, other: int) -> bool:
    """Of two roots, whether somebody said so of them or of any whose history they hold."""
    members = "SELECT id FROM clients WHERE id = ? UNION ALL SELECT id FROM clients WHERE root_id = ?"
    pair = f"SELECT 1 FROM clients_apart WHERE lower_id IN ({members}) AND higher_id IN ({members})"
    found = tx.run(f"{pair} UNION ALL {pair}", (one, one, other, other, other, other, one, one))
    return found.first() is not None


Said = tuple[int, int, int | None, int]
"""Lower and higher client id, who said it, and when, as it is stored."""


def forget_apart(tx: Transaction, root: int) -> list[Said]:
    """A person has joined them after all. Answers what had been said, for `remember_apart`."""
    members = "SELECT id FROM clients WHERE id = ? UNION ALL SELECT id FROM clients WHERE root_id = ?"
    forgotten = tx.run(
        f"DELETE FROM clients_apart WHERE lower_id IN ({members}) AND higher_id IN ({members})"
        " RETURNING lower_id, higher_id, operator_id, at",
        (root, root, root, root),
    )
    said: list[Said] = [(*pair, by, to_micros(tx.moment(at))) for *pair, by, at in forgotten]
    return sorted(said)


def remember_apart(tx: Transaction, forgotten: Iterable[Said]) -> None:
    """The glue is taken back, and with it that it had passed them by."""
    for lower, higher, by, at in forgotten:
        say_apart(tx, lower, higher, by, from_micros(at))
