"""Pictures of people: which are to be fetched now, what came of it, and which one stands for a client."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.clients.announcing import announce_client
from app.db.transaction import Transaction
from app.files.keeping import Prepared, keep
from app.kit.ids import Randomness

AGAIN = timedelta(weeks=3)
"""Until the channel is asked whether somebody has another picture, or one at last."""
DELAYS = (timedelta(minutes=5), timedelta(hours=1), timedelta(days=1))
"""After the first attempt in vain, the second and so on; then it is as if there were none."""
LEASE = timedelta(minutes=5)
"""Longer than any fetching may take; whoever holds one longer is taken for dead."""


@dataclass(frozen=True, slots=True)
class WantedPicture:
    """One that is ours to fetch now; `source` is `url ...` or `id ...`."""

    identity_id: int
    channel_id: int
    source: str
    attempts: int


def pause_after(attempts: int) -> timedelta:
    """Before the next, when so many were in vain before this one."""
    return DELAYS[attempts] if attempts < len(DELAYS) else AGAIN


def claim_pictures(tx: Transaction, limit: int, at: datetime) -> list[WantedPicture]:
    skip = "" if tx.on_sqlite else " FOR UPDATE SKIP LOCKED"
    rows = tx.run(
        "SELECT id, channel_id, picture_source, picture_attempts FROM identities"
        f" WHERE picture_waits AND picture_due_at <= ? ORDER BY picture_due_at, id LIMIT ?{skip}",
        (tx.stored(at), limit),
    ).all()
    until = tx.stored(at + LEASE)
    for row in rows:
        tx.run("UPDATE identities SET picture_due_at = ? WHERE id = ?", (until, row[0]))
    return [WantedPicture(*row) for row in rows]


def keep_picture(
    tx: Transaction, wanted: WantedPicture, drawn: Prepared, at: datetime, randomness: Randomness
) -> None:
    """It stands in every window at once. The one before goes with the files that nothing names any more."""
    lock = "" if tx.on_sqlite else " FOR UPDATE OF i"
    client_id, source, known = tx.run(
        "SELECT i.client_id, i.picture_source, f.sha256 FROM identities AS i"
        f" LEFT JOIN files AS f ON f.id = i.picture_file_id WHERE i.id = ?{lock}",
        (wanted.identity_id,),
    ).one()
    if source != wanted.source:
        # The channel has told another one meanwhile.
        return
    _settle(tx, wanted, at + AGAIN)
    if known == drawn.sha256:
        return
    kept = keep(tx, drawn, at, randomness)
    tx.run("UPDATE identities SET picture_file_id = ? WHERE id = ?", (kept.id, wanted.identity_id))
    refresh_picture(tx, client_id)
    announce_client(tx, client_id, at)


def miss_picture(tx: Transaction, wanted: WantedPicture, at: datetime, *, is_final: bool) -> None:
    """It could not be had. What we have stays; what cannot come is not asked for again and again."""
    if is_final or wanted.attempts >= len(DELAYS):
        _settle(tx, wanted, at + AGAIN)
        return
    tx.run(
        "UPDATE identities SET picture_attempts = ?, picture_due_at = ? WHERE id = ? AND picture_source = ?",
        (
            wanted.attempts + 1,
            tx.stored(at + pause_after(wanted.attempts)),
            wanted.identity_id,
            wanted.source,
        ),
    )


def refresh_picture(tx: Transaction, client_id: int) -> bool:
    """Whether another picture stands for the client now: the first that one of their accounts has, a person's before
    a group's. For whenever an account of theirs got another picture, came or went; telling is left to the caller."""
    if not tx.on_sqlite:
        # Whoever is writing a row of theirs at this moment writes it before us, or with the new picture.
        tx.run("SELECT id FROM clients WHERE id = ? FOR UPDATE", (client_id,))
        tx.run("SELECT id FROM conversations WHERE client_id = ? ORDER BY id FOR UPDATE", (client_id,))
    before = tx.run("SELECT picture_key FROM clients WHERE id = ?", (client_id,)).scalar()
    now = tx.run(
        "SELECT f.public_key FROM identities AS i JOIN files AS f ON f.id = i.picture_file_id"
        " WHERE i.client_id = ? ORDER BY i.is_group, i.id LIMIT 1",
        (client_id,),
    ).scalar()
    if now != before:
        tx.run("UPDATE clients SET picture_key = ? WHERE id = ?", (now, client_id))
    return bool(now != before)


def _settle(tx: Transaction, wanted: WantedPicture, ask_at: datetime) -> None:
    tx.run(
        "UPDATE identities SET picture_waits = FALSE, picture_attempts = 0, picture_due_at = ?"
        " WHERE id = ? AND picture_source = ?",
        (tx.stored(ask_at), wanted.identity_id, wanted.source),
    )
