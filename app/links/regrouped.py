"""Accounts that links had joined come apart, or together again, by somebody's hand: their browsers are told."""

from collections.abc import Collection
from datetime import datetime

from app.db.transaction import Transaction
from app.links.desk import LinkDesk
from app.links.events import announce_links


def announce_after_regrouping(
    tx: Transaction, desk: LinkDesk, client_ids: Collection[int], at: datetime
) -> None:
    """To every browser whose link has joined an account that one of these clients holds now."""
    marks = ", ".join("?" * len(client_ids))
    roots = f"SELECT coalesce(root_id, id) FROM clients WHERE id IN ({marks})"
    accounts = f"SELECT id FROM identities WHERE client_id IN ({roots})"
    # Of the two accounts, the one on the site: whoever asked, or whoever followed in a browser.
    site = (
        "SELECT CASE WHEN visitor IS NULL THEN asker_id ELSE claimer_id END FROM links WHERE state = 'glued'"
    )
    found = tx.run(
        f"{site} AND asker_id IN ({accounts}) UNION {site} AND claimer_id IN ({accounts})",
        (*client_ids, *client_ids),
    ).scalars()
    for visitor_id in sorted(found):
        announce_links(tx, desk, visitor_id, at)
