"""Links that nobody needs any more go."""

from datetime import datetime, timedelta

from app.db.transaction import Transaction
from app.links.attempts import LONGEST

STALE_FOR = timedelta(days=1)
"""For so long somebody who comes too late is still told so."""
SHOWN_FOR = timedelta(days=90)
"""Those that joined accounts: the browser shows them, and may object."""


def sweep_links(tx: Transaction, at: datetime) -> None:
    tx.run("DELETE FROM links WHERE expires_at < ? AND state <> 'glued'", (tx.stored(at - STALE_FOR),))
    tx.run("DELETE FROM links WHERE expires_at < ?", (tx.stored(at - SHOWN_FOR),))
    tx.run("DELETE FROM link_attempts WHERE since < ?", (tx.stored(at - LONGEST),))
