"""What came of comparing is written down, and told where it changes what an operator sees."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from app.db.setwise import Keys
from app.db.transaction import Transaction
from app.kit.json import dumps
from app.matching.judging import Judgement
from app.suggesting.due import Taken
from app.suggesting.families import HOME_KIN, HOME_SAME
from app.suggesting.finding import Found
from app.suggesting.telling import tell_suggestions

Pair = tuple[int, int]
Standing = tuple[float, str, bool, bool]
"""Score, reasons as JSON, whether they share a home, whether they may be relatives."""

_PAIRS = Keys(lower_id="bigint", higher_id="bigint")


def settle(tx: Transaction, taken: Taken, found: Sequence[Found], at: datetime) -> int:
    """How many pairs are suggested that were not, or no more. What came meanwhile stays due."""
    judged = {
        (min(one.client_id, other), max(one.client_id, other)): (
            judgement if one.client_id < other else judgement.turned()
        )
        for one in found
        for other, judgement in one.judged.items()
    }
    standing = _standing(tx, sorted(judged))
    touched: set[int] = set()
    homes: Counter[str] = Counter()
    for pair, judgement in sorted(judged.items()):
        if _write(tx, pair, judgement, standing, homes, at):
            touched.update(pair)
    for key, count in sorted(homes.items()):
        tx.run(
            "INSERT INTO match_counts (key, clients) VALUES (?, ?)"
            " ON CONFLICT (key) DO UPDATE SET clients = match_counts.clients + excluded.clients",
            (key, count),
        )
    for client_id, stamp in sorted(taken.stamps.items()):
        tx.run("DELETE FROM client_facts_due WHERE client_id = ? AND stamp = ?", (client_id, stamp))
        tx.run("UPDATE client_facts_due SET taken_until = NULL WHERE client_id = ?", (client_id,))
    tell_suggestions(tx, touched, at)
    return len(touched)


def _standing(tx: Transaction, pairs: Sequence[Pair]) -> dict[Pair, Standing]:
    if not pairs:
        return {}
    rows = tx.run(
        "SELECT s.lower_id, s.higher_id, s.score, s.reasons, s.shares_home, s.is_kin"
        f" FROM {_PAIRS.source(tx.dialect)} CROSS JOIN suggestions AS s"
        " WHERE s.lower_id = keys.lower_id AND s.higher_id = keys.higher_id",
        _PAIRS.given(tx.dialect, pairs),
    )
    return {
        (lower, higher): (score, reasons, bool(home), bool(kin))
        for lower, higher, score, reasons, home, kin in rows
    }


def _write(
    tx: Transaction,
    pair: Pair,
    judgement: Judgement,
    standing: dict[Pair, Standing],
    homes: Counter[str],
    at: datetime,
) -> bool:
    """Whether anybody would see a difference."""
    before = standing.get(pair)
    if before is not None and before[2]:
        homes[HOME_KIN if before[3] else HOME_SAME] -= 1
    if not judgement.is_suggested:
        if before is None:
            return False
        tx.run("DELETE FROM suggestions WHERE lower_id = ? AND higher_id = ?", pair)
        return True
    if judgement.shares_home:
        homes[HOME_KIN if judgement.is_kin else HOME_SAME] += 1
    now = (judgement.score, dumps(judgement.as_json()), judgement.shares_home, judgement.is_kin)
    if before == now:
        return False
    tx.run(
        "INSERT INTO suggestions (lower_id, higher_id, score, reasons, shares_home, is_kin, at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (lower_id, higher_id) DO UPDATE SET score = excluded.score,"
        " reasons = excluded.reasons, shares_home = excluded.shares_home, is_kin = excluded.is_kin,"
        " at = excluded.at",
        (*pair, *now, tx.stored(at)),
    )
    return True
