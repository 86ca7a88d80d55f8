"""How often somebody may ask or guess: counted in the database, so that many processes count together."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.db.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Allowance:
    times: int
    within: timedelta


ASKS_OF_A_VISITOR = Allowance(6, timedelta(minutes=15))
ASKS_FROM_AN_ADDRESS = Allowance(60, timedelta(minutes=15))
"""Many people share one address at work, in a café, behind a phone company."""
GUESSES_OF_A_CHAT = Allowance(5, timedelta(hours=1))
GUESSES_ON_A_CHANNEL = Allowance(300, timedelta(hours=1))
"""With a thousand codes open at once, guessing at this rate finds one in about two weeks; and whoever finds one sees
nothing of anybody's."""
GUESSES_IN_A_BROWSER = Allowance(20, timedelta(hours=1))
LONGEST = timedelta(hours=1)


def count(tx: Transaction, who: str, allowance: Allowance, at: datetime) -> bool:
    """Count one more. False when it was one too many; those count as well."""
    begins = tx.stored(at - allowance.within)
    counted: int = tx.run(
        "INSERT INTO link_attempts (who, since, count) VALUES (?, ?, 1)"
        " ON CONFLICT (who) DO UPDATE SET"
        " count = CASE WHEN link_attempts.since <= ? THEN 1 ELSE link_attempts.count + 1 END,"
        " since = CASE WHEN link_attempts.since <= ? THEN excluded.since ELSE link_attempts.since END"
        " RETURNING count",
        (who, tx.stored(at), begins, begins),
    ).scalar_one()
    return counted <= allowance.times


def is_spent(tx: Transaction, who: str, allowance: Allowance, at: datetime) -> bool:
    """Whether one more would be too many."""
    counted = tx.run(
        "SELECT count FROM link_attempts WHERE who = ? AND since > ?",
        (who, tx.stored(at - allowance.within)),
    ).scalar()
    return counted is not None and int(counted) >= allowance.times
