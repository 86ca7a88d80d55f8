"""Where the channels say that people's pictures are: whom to ask about now, and what was told."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from app.clients.announcing import announce_client
from app.clients.pictures import AGAIN, pause_after, refresh_picture
from app.db.transaction import Transaction
from app.kit.text import storable
from connectors.contract import Author

LEASE = timedelta(minutes=5)
"""Longer than any asking may take."""
SOMETIMES = timedelta(hours=1)
"""Some sign their links anew with every message: a picture that we have is not fetched more often than that."""
LATER = timedelta(minutes=10)
"""When a channel gave no answer at all."""
LONGEST_LINK = 4_000


def source_of(author: Author) -> str | None:
    """As it is stored with an identity."""
    told = author.picture_url or author.picture_id
    if told is None or len(told) > LONGEST_LINK or storable(told) != told:
        return None
    return f"{'url' if author.picture_url else 'id'} {told}"


def take_unasked(
    tx: Transaction, channel_id: int, limit: int, at: datetime, *, names_first: bool
) -> list[str]:
    """External ids that are ours to ask about now: those nobody has asked about yet, the newest first, then those
    of whom it has been long. `names_first` leaves out who has no name yet, because the name will bring the picture."""
    skip = "" if tx.on_sqlite else " FOR UPDATE SKIP LOCKED"
    named = " AND name <> ''" if names_first else ""
    rows = tx.run(
        "SELECT id, external_id FROM identities WHERE channel_id = ? AND picture_due_at IS NULL"
        f"{named} ORDER BY id DESC LIMIT ?{skip}",
        (channel_id, limit),
    ).all()
    if len(rows) < limit:
        rows = [
            *rows,
            *tx.run(
                "SELECT id, external_id FROM identities WHERE channel_id = ? AND picture_due_at <= ?"
                f" AND NOT picture_waits{named} ORDER BY picture_due_at, id LIMIT ?{skip}",
                (channel_id, tx.stored(at), limit - len(rows)),
            ),
        ]
    until = tx.stored(at + LEASE)
    for identity_id, _ in rows:
        tx.run("UPDATE identities SET picture_due_at = ? WHERE id = ?", (until, identity_id))
    return [external_id for _, external_id in rows]


def note_told(
    tx: Transaction, channel_id: int, asked: Sequence[str], told: Mapping[str, str | None], at: datetime
) -> None:
    """What the channel answered: a source, or none for those who have no picture. Whom it left out it is asked about
    again, less and less often."""
    lock = "" if tx.on_sqlite else " FOR UPDATE"
    for external_id in sorted(set(asked)):
        row = tx.run(
            "SELECT id, client_id, picture_source, picture_attempts, picture_file_id FROM identities"
            f" WHERE channel_id = ? AND external_id = ?{lock}",
            (channel_id, external_id),
        ).one_or_none()
        if row is None:
            continue
        identity_id, client_id, known, attempts, file_id = row
        source = told.get(external_id)
        if external_id not in told:
            _plan(tx, identity_id, known, at + pause_after(attempts), attempts=attempts + 1)
        elif source is None:
            _plan(tx, identity_id, None, at + AGAIN)
            _take_away(tx, identity_id, client_id, file_id, at)
        elif source == known and file_id is not None:
            _plan(tx, identity_id, known, at + AGAIN)
        else:
            _plan(tx, identity_id, source, at, waits=True)


def put_off(tx: Transaction, channel_id: int, asked: Sequence[str], at: datetime) -> None:
    """There was no answer, which says nothing of these people."""
    for external_id in asked:
        tx.run(
            "UPDATE identities SET picture_due_at = ? WHERE channel_id = ? AND external_id = ?",
            (tx.stored(at + LATER), channel_id, external_id),
        )


def hear_of_picture(tx: Transaction, identity_id: int, source: str, at: datetime) -> None:
    """A message told where its author's picture is, and it is elsewhere than before."""
    tx.run(
        "UPDATE identities SET picture_source = ?, picture_waits = TRUE,"
        " picture_attempts = CASE WHEN picture_waits THEN picture_attempts ELSE 0 END,"
        " picture_due_at = CASE WHEN picture_waits THEN picture_due_at"
        " WHEN picture_file_id IS NULL THEN ? ELSE ? END WHERE id = ?",
        (source, tx.stored(at), tx.stored(at + SOMETIMES), identity_id),
    )


def _plan(
    tx: Transaction,
    identity_id: int,
    source: str | None,
    due_at: datetime,
    *,
    waits: bool = False,
    attempts: int = 0,
) -> None:
    tx.run(
        "UPDATE identities SET picture_source = ?, picture_waits = ?, picture_due_at = ?, picture_attempts = ?"
        " WHERE id = ?",
        (source, waits, tx.stored(due_at), attempts, identity_id),
    )


def _take_away(tx: Transaction, identity_id: int, client_id: int, file_id: int | None, at: datetime) -> None:
    """The file itself goes with those that nothing names any more."""
    if file_id is not None:
        tx.run("UPDATE identities SET picture_file_id = NULL WHERE id = ?", (identity_id,))
        refresh_picture(tx, client_id)
        announce_client(tx, client_id, at)
