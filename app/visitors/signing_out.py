"""A shared computer is left: whatever the browser held opens nothing any more, anywhere."""

from datetime import datetime

from app.clients.profile import BROWSER_LEFT, set_reachable
from app.conversations.settling import Settlement, settle
from app.db.transaction import Transaction
from app.links.withdrawing import withdraw_links_of
from app.visitors.events import session_changed


def sign_out(tx: Transaction, channel_id: int, visitor: str, at: datetime) -> None:
    """`visitor` is the browser's own name, which is never used again; every copy of its tokens is dead, and so are the
    signatures that it has shown. The history stays with whoever it belongs to. Again changes nothing."""
    hold_browser(tx, channel_id, visitor)
    row = tx.run(
        "INSERT INTO visitor_sessions (channel_id, visitor, proved_at, ended_at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (channel_id, visitor) DO UPDATE SET ended_at = excluded.ended_at"
        " WHERE visitor_sessions.ended_at IS NULL RETURNING user_name",
        (channel_id, visitor, tx.stored(at), tx.stored(at)),
    ).one_or_none()
    if row is None:
        return
    for name in filter(None, (visitor, row[0])):
        withdraw_links_of(tx, channel_id, name, at)
    body = {"channel_id": channel_id, "visitor": visitor, "user_name": row[0], "reason": "signed_out"}
    tx.log(session_changed.entry(body, at))
    _reach_no_longer(tx, channel_id, visitor, at)


def hold_browser(tx: Transaction, channel_id: int, visitor: str) -> None:
    """Two pages of one browser may sign in or out at the same moment, in two processes."""
    if not tx.on_sqlite:
        name = f"browser:{channel_id}:{visitor}"
        tx.run("SELECT pg_advisory_xact_lock(hashtextextended(?, 13))", (name,))


def _reach_no_longer(tx: Transaction, channel_id: int, visitor: str, at: datetime) -> None:
    """What was written here before anybody signed in is shown in no other browser. A user's account is: it stays."""
    identity_id = tx.run(
        "SELECT id FROM identities WHERE channel_id = ? AND external_id = ?", (channel_id, visitor)
    ).scalar()
    if identity_id is None:
        return
    set_reachable(tx, identity_id, reachable=False, code=BROWSER_LEFT, at=at)
    on_their_way = tx.run(
        "SELECT id FROM deliveries WHERE identity_id = ? AND state IN ('queued', 'retry', 'sending') ORDER BY id",
        (identity_id,),
    ).scalars()
    for delivery_id in list(on_their_way):
        settle(tx, Settlement(delivery_id, "failed", code=BROWSER_LEFT), at)
