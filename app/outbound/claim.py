"""Taking due deliveries under a lease, so that each is sent by one process."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from app.conversations.settling import Settlement, settle
from app.db.setwise import UpdateRows
from app.db.tables import Delivery
from app.db.transaction import Transaction
from app.kit.json import loads
from app.outbound.luggage import buttons_out, enclosures_of
from connectors.contract import Entity, FileOut, MessageOut

PATIENCE = timedelta(seconds=100)
"""For one send; after that nobody knows whether the message went."""
SLOWEST_UPLOAD = 100_000
"""Bytes a second that a line must carry; files get their time on top."""
LEASE = timedelta(seconds=15)
"""Whoever has neither settled a delivery nor renewed its lease for so long is taken for dead."""

_TAKE = UpdateRows(
    Delivery,
    ("id", "lease_owner", "lease_until"),
    {
        "state": "'sending'",
        "attempts": "attempts + 1",
        "lease_owner": ":lease_owner",
        "lease_until": ":lease_until",
    },
)


@dataclass(frozen=True, slots=True)
class Claimed:
    """A delivery that is ours to send now."""

    delivery_id: int
    attempt: int
    message: MessageOut
    """Its files have no path yet."""
    contents: tuple[str, ...] = ()
    """SHA-256 of each file, in the same order."""

    @property
    def upload(self) -> timedelta:
        """How long its files may take."""
        return timedelta(seconds=sum(file.size for file in self.message.files) / SLOWEST_UPLOAD)

    @property
    def patience(self) -> timedelta:
        return PATIENCE + self.upload


def claim(
    tx: Transaction, channel_id: int, limit: int, owner: str, at: datetime, resting: Sequence[str] = ()
) -> tuple[list[Claimed], datetime | None]:
    """Up to `limit` due deliveries of a channel, at most one per address and none to a `resting` one, and when
    the next one falls due.

    An earlier delivery to the same address that is still on its way holds back the later ones.
    """
    awake = f" AND d.address NOT IN ({', '.join('?' * len(resting))})" if resting else ""
    skip = "" if tx.on_sqlite else " FOR UPDATE OF d SKIP LOCKED"
    due = tx.run(
        "SELECT d.id FROM deliveries AS d"
        " WHERE d.channel_id = ? AND d.state IN ('queued', 'retry') AND d.due_at <= ?"
        " AND NOT EXISTS (SELECT 1 FROM deliveries AS e WHERE e.channel_id = d.channel_id"
        "  AND e.address = d.address AND e.id < d.id AND e.state IN ('queued', 'retry', 'sending'))"
        f"{awake} ORDER BY d.due_at, d.id LIMIT ?{skip}",
        (channel_id, tx.stored(at), *resting, limit),
    )
    ids = list(due.scalars())
    _TAKE(tx, [(delivery_id, owner, at + LEASE) for delivery_id in ids])
    claimed = _load(tx, ids)
    return claimed, None if claimed else _next_due(tx, channel_id, at)


def renew(tx: Transaction, delivery_ids: Sequence[int], owner: str, at: datetime) -> None:
    """We are still at it. What another process has taken from us meanwhile stays taken."""
    tx.run(
        "UPDATE deliveries SET lease_until = ? WHERE state = 'sending' AND lease_owner = ?"
        f" AND id IN ({', '.join('?' * len(delivery_ids))})",
        (tx.stored(at + LEASE), owner, *delivery_ids),
    )


def recover(tx: Transaction, safe_channels: Sequence[int], everything: bool, owner: str, at: datetime) -> int:
    """Deliveries whose sender died between request and answer. Answers how many.

    Where the channel dedupes they go again with the same key; elsewhere nobody knows, and a person decides.
    `everything`: no process but ours can be alive, so all that others hold is lost; else only what is held
    beyond its lease.
    """
    lost = "lease_owner <> ?" if everything else "lease_until <= ? AND lease_owner <> ?"
    rows = tx.run(
        f"SELECT id, channel_id, attempts FROM deliveries WHERE state = 'sending' AND {lost} ORDER BY id",
        (owner,) if everything else (tx.stored(at), owner),
    ).all()
    for delivery_id, channel_id, attempts in rows:
        if channel_id in safe_channels:
            settlement = Settlement(delivery_id, "retry", due_at=at, code="interrupted", attempt=attempts)
        else:
            settlement = Settlement(delivery_id, "uncertain", code="interrupted", attempt=attempts)
        settle(tx, settlement, at)
    return len(rows)


def _next_due(tx: Transaction, channel_id: int, at: datetime) -> datetime | None:
    """What is due already waits for another one to end, and that rings."""
    due = tx.run(
        "SELECT min(due_at) FROM deliveries WHERE channel_id = ? AND state IN ('queued', 'retry') AND due_at > ?",
        (channel_id, tx.stored(at)),
    ).scalar()
    return None if due is None else tx.moment(due)


def _load(tx: Transaction, ids: Sequence[int]) -> list[Claimed]:
    if not ids:
        return []
    marks = ", ".join("?" * len(ids))
    rows = tx.run(
        "SELECT d.id, d.attempts, m.id, m.attachment_count, d.send_key, d.random_id, d.address, m.text,"
        " m.entities, m.buttons, q.external_id"
        " FROM deliveries AS d JOIN messages AS m ON m.id = d.message_id"
        " LEFT JOIN messages AS q ON q.id = m.reply_to_id AND q.channel_id = d.channel_id"
        f" WHERE d.id IN ({marks}) ORDER BY d.id",
        tuple(ids),
    )
    claimed = []
    for delivery_id, attempt, message_id, has_files, *said in rows:
        enclosures = enclosures_of(tx, message_id) if has_files else ()
        message = _message_out(*said, files=tuple(e.file for e in enclosures))
        claimed.append(Claimed(delivery_id, attempt, message, tuple(e.sha256 for e in enclosures)))
    return claimed


def _message_out(
    key: str,
    random_id: int,
    address: str,
    text: str,
    entities: str | None,
    buttons: str | None,
    quoted: str | None,
    *,
    files: tuple[FileOut, ...],
) -> MessageOut:
    given: list[dict[str, Any]] = loads(entities) if entities else []
    return MessageOut(
        key=key,
        random_id=random_id,
        address=address,
        text=text,
        entities=tuple(Entity(**entity) for entity in given),
        files=files,
        reply_to=quoted,
        buttons=buttons_out(buttons),
    )
