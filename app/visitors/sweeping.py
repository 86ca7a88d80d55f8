"""What is written down of browsers goes when nothing can ask for it any more."""

from datetime import datetime, timedelta

from app.db.transaction import Transaction

TOKENS_LIVE = timedelta(days=400)
"""A visitor's token is good so long after it was given last; a name that was signed out must be known until then."""
_LEEWAY = timedelta(hours=1)


def sweep_sessions(tx: Transaction, at: datetime) -> None:
    tx.run("DELETE FROM user_proofs WHERE expires_at < ?", (tx.stored(at - _LEEWAY),))
    tx.run(
        "DELETE FROM visitor_sessions WHERE proved_at < ? AND (ended_at IS NULL OR ended_at < ?)",
        (tx.stored(at - TOKENS_LIVE), tx.stored(at - TOKENS_LIVE)),
    )
