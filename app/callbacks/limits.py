"""How often a number may be asked for, and by whom: nobody can have a stranger rung twice."""

from datetime import datetime, timedelta

from app.callbacks.phones import Phone
from app.callbacks.rules import Rules
from app.db.transaction import Transaction
from app.kit.addresses import counted_address
from app.kit.errors import OknoError

DAY = timedelta(days=1)
MOST_JOINED = 20
"""Times that one call-back may be asked for."""
_UNWANTED = ("refused", "wrong_number", "spam")


def wait_for_number(tx: Transaction, number: str) -> None:
    """Two who ask for the same number come one after the other, in whatever process."""
    if not tx.on_sqlite:
        tx.run("SELECT pg_advisory_xact_lock(hashtextextended(?, 17))", (number,))


def refuse_busy_address(tx: Transaction, address: str, rules: Rules, at: datetime) -> None:
    """Raises OknoError too_many_requests."""
    oldest = tx.run(
        "SELECT min(created_at), count(*) FROM callback_askers WHERE address = ? AND created_at > ?",
        (counted_address(address), tx.stored(at - DAY)),
    ).one()
    if oldest[1] >= rules.address_per_day:
        raise _too_many(tx.moment(oldest[0]), at)


def refuse_busy_number(tx: Transaction, number: str, rules: Rules, at: datetime) -> None:
    """Over all channels. Raises OknoError too_many_requests."""
    oldest = tx.run(
        "SELECT min(created_at), count(*) FROM callbacks"
        " WHERE phone = ? AND created_at > ? AND author_key IS NULL AND requests > 0",
        (number, tx.stored(at - DAY)),
    ).one()
    if oldest[1] >= rules.phone_per_day:
        raise _too_many(tx.moment(oldest[0]), at)


def refuse_asked_too_often(requests: int) -> None:
    if requests >= MOST_JOINED:
        raise OknoError("too_many_requests", 429, retry_after=3_600)


def is_unwanted(tx: Transaction, phone: Phone) -> bool:
    """Whoever was rung last on this number did not want it. Any extension of it counts: it is the same telephone.

    What one of us has heard outweighs a machine's word, and what a machine said too late counts for nothing.
    """
    rows = tx.run(
        "SELECT a.source, a.outcome FROM callback_attempts AS a JOIN callbacks AS cb ON cb.id = a.callback_id"
        " WHERE cb.phone = ? AND (a.source = 'operator' OR a.outcome = cb.outcome) ORDER BY a.id DESC",
        (phone.number,),
    ).all()
    ours = [outcome for source, outcome in rows if source == "operator"]
    newest = [outcome for _, outcome in rows]
    return any(outcomes[0] in _UNWANTED for outcomes in (ours, newest) if outcomes)


def is_blocked(tx: Transaction, identity_id: int) -> bool:
    """We no longer listen to them, and they are not told so."""
    row = tx.run("SELECT blocked_at FROM identities WHERE id = ?", (identity_id,)).one()
    return row[0] is not None


def is_proved(tx: Transaction, identity_id: int, phone: Phone) -> bool:
    """Whoever asks has shown before that the number is theirs."""
    found = tx.run(
        "SELECT 1 FROM identities AS i JOIN contact_points AS p"
        " ON p.client_id = coalesce(i.home_client_id, i.client_id)"
        " WHERE i.id = ? AND p.kind = 'phone' AND p.value = ? AND p.proof <> 'claimed'",
        (identity_id, phone.number),
    )
    return found.first() is not None


def _too_many(oldest: datetime, at: datetime) -> OknoError:
    wait = max(60, int((oldest + DAY - at).total_seconds()))
    return OknoError("too_many_requests", 429, retry_after=wait)
