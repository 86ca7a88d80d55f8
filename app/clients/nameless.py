"""People whose names their channel tells only when it is asked."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from app.clients.identity import find_people
from app.clients.profile import notice_profiles
from app.clients.records import Author
from app.db.transaction import Transaction

AGAIN = timedelta(hours=6)
"""Before somebody of whom the channel told nothing is asked about again."""
LEASE = timedelta(minutes=2)
"""Longer than any asking may take."""


def take_nameless(tx: Transaction, channel_id: int, limit: int, at: datetime) -> list[str]:
    """External ids that are ours to ask about now, the newest first: they are being looked at."""
    skip = "" if tx.on_sqlite else " FOR UPDATE SKIP LOCKED"
    rows = tx.run(
        "SELECT id, external_id FROM identities WHERE channel_id = ? AND name = ''"
        f" AND (profile_due_at IS NULL OR profile_due_at <= ?) ORDER BY id DESC LIMIT ?{skip}",
        (channel_id, tx.stored(at), limit),
    ).all()
    _put_off(tx, [row[0] for row in rows], at + LEASE)
    return [row[1] for row in rows]


def name_them(
    tx: Transaction, channel_id: int, asked: Sequence[str], told: Sequence[Author], at: datetime
) -> None:
    """Names are shown at once; about the others the channel is asked again another day."""
    people = find_people(tx, [(channel_id, external_id) for external_id in asked])
    notice_profiles(tx, [(people[author.key], author) for author in told if author.key in people], at)
    _put_off(tx, [person.identity_id for person in people.values()], at + AGAIN)


def _put_off(tx: Transaction, identity_ids: Sequence[int], until: datetime) -> None:
    for identity_id in identity_ids:
        tx.run("UPDATE identities SET profile_due_at = ? WHERE id = ?", (tx.stored(until), identity_id))
