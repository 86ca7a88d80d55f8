"""Files of messages: which are still to be fetched, and what came of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from app.conversations.editing import announce_change
from app.conversations.message_queries import message_cards
from app.db.moments import to_micros
from app.db.transaction import Transaction, run_sql
from app.kit.errors import OknoError, not_found

LEASE = timedelta(minutes=10)
"""Longer than any download may take; whoever holds one longer is taken for dead."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """An attachment that is ours to fetch now: from the channel by `remote_id`, or from `remote_url`."""

    attachment_id: int
    message_id: int
    channel_id: int
    remote_id: str | None
    remote_url: str | None
    attempt: int
    limit: int | None
    """Bytes, where the channel has a limit of its own."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """How a fetch ended: `stored` with a file, `waiting` for the next attempt, `failed` or `too_big`."""

    attachment_id: int
    message_id: int
    state: str
    file_id: int | None = None
    mime: str | None = None
    size: int | None = None
    width: int | None = None
    height: int | None = None
    code: str | None = None
    next_attempt_at: datetime | None = None


def due_attachments(connection: Connection, at: datetime, busy: Mapping[int, int], at_once: int) -> list[int]:
    """Ids of what is due, the oldest first; of each channel at most `at_once` less those it is `busy` with."""
    moment = to_micros(at) if connection.dialect.name == "sqlite" else at
    rows = run_sql(
        connection,
        "SELECT id, channel_id, turn FROM"
        " (SELECT a.id, a.next_attempt_at, m.channel_id,"
        " row_number() OVER (PARTITION BY m.channel_id ORDER BY a.next_attempt_at, a.id) AS turn"
        " FROM attachments AS a JOIN messages AS m ON m.id = a.message_id"
        " WHERE a.state = 'waiting' AND a.next_attempt_at <= ?) AS due"
        " WHERE turn <= ? ORDER BY next_attempt_at, id",
        (moment, at_once),
    )
    return [row[0] for row in rows if row[2] + busy.get(row[1], 0) <= at_once]


def claim_attachments(tx: Transaction, attachment_ids: Sequence[int], at: datetime) -> list[Wanted]:
    """Those for which nobody else was quicker. Each counts as one more attempt."""
    claimed = [_claim(tx, attachment_id, at) for attachment_id in attachment_ids]
    return [wanted for wanted in claimed if wanted is not None]


def settle_attachment(tx: Transaction, fetched: Fetched, at: datetime) -> None:
    """Write down how it ended; open windows show the file at once."""
    tx.run(
        "UPDATE attachments SET state = ?, file_id = ?, mime = coalesce(?, mime), size = coalesce(?, size),"
        " width = coalesce(?, width), height = coalesce(?, height), error_code = ?, next_attempt_at = ?"
        " WHERE id = ?",
        (
            fetched.state,
            fetched.file_id,
            fetched.mime,
            fetched.size,
            fetched.width,
            fetched.height,
            fetched.code,
            tx.stored(fetched.next_attempt_at) if fetched.next_attempt_at else None,
            fetched.attachment_id,
        ),
    )
    if fetched.state != "waiting":
        announce_change(tx, fetched.message_id, at)


def fetch_again(tx: Transaction, attachment_id: int, at: datetime) -> dict[str, Any]:
    """Queue what could not be fetched once more, and give the MessageCard. What waits already goes on waiting.

    Raises OknoError attachment_not_found, attachment_not_fetchable (it is here, or was never a file elsewhere).
    """
    found = tx.run(
        "SELECT message_id, state, remote_id, remote_url FROM attachments WHERE id = ?", (attachment_id,)
    ).one_or_none()
    if found is None:
        raise not_found("attachment")
    message_id, state, remote_id, remote_url = found
    if state in {"none", "stored"} or (remote_id is None and remote_url is None):
        raise OknoError("attachment_not_fetchable", 409)
    if state != "waiting":
        tx.run(
            "UPDATE attachments SET state = 'waiting', attempts = 0, error_code = NULL, next_attempt_at = ?"
            " WHERE id = ?",
            (tx.stored(at), attachment_id),
        )
        announce_change(tx, message_id, at)
    return message_cards(tx.connection, [message_id])[0]


def _claim(tx: Transaction, attachment_id: int, at: datetime) -> Wanted | None:
    claimed = tx.run(
        "UPDATE attachments SET attempts = attempts + 1, error_code = NULL, next_attempt_at = ?"
        " WHERE id = ? AND state = 'waiting' AND next_attempt_at <= ?"
        " RETURNING message_id, remote_id, remote_url, attempts",
        (tx.stored(at + LEASE), attachment_id, tx.stored(at)),
    ).one_or_none()
    if claimed is None:
        return None
    message_id, remote_id, remote_url, attempt = claimed
    channel_id, limit = tx.run(
        "SELECT m.channel_id, c.file_limit FROM messages AS m LEFT JOIN channels AS c ON c.id = m.channel_id"
        " WHERE m.id = ?",
        (message_id,),
    ).one()
    return Wanted(attachment_id, message_id, channel_id, remote_id, remote_url, attempt, limit)
