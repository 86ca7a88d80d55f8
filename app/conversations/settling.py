"""What became of a delivery, in the database and in every window."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.clients.profile import set_reachable
from app.conversations.cards import delivery_card
from app.conversations.events import delivery_changed
from app.conversations.unanswered import wait_again, wait_no_longer
from app.db.transaction import Transaction

RANK = {
    "queued": 0,
    "retry": 0,
    "sending": 0,
    "uncertain": 1,
    "failed": 1,
    "sent": 2,
    "delivered": 3,
    "read": 4,
}
"""A delivery never goes back to a lower rank by itself."""


REDIRECTED = "redirected"
"""Code of a refused reply whose words went another way."""


@dataclass(frozen=True, slots=True)
class Settlement:
    """The outcome of one attempt, or a mark that came later."""

    delivery_id: int
    state: str
    external_id: str | None = None
    parts: tuple[str, ...] = ()
    """The channel's ids of further messages that it made of this one."""
    sent_at: datetime | None = None
    code: str | None = None
    detail: str | None = None
    due_at: datetime | None = None
    unreachable: bool = False
    attempt: int | None = None
    """Settles only this attempt: an answer that comes after its lease ran out must not overwrite a newer one. It does
    tell what nobody knew."""


def settle(tx: Transaction, settlement: Settlement, at: datetime) -> bool:
    """Write the outcome down and tell. False when it says nothing new."""
    lock = "" if tx.on_sqlite else " FOR UPDATE"
    row = tx.run(
        "SELECT id, message_id, identity_id, state, attempts, channel_id FROM deliveries WHERE id = ?" + lock,
        (settlement.delivery_id,),
    ).one_or_none()
    if row is None or not _says_something_new(settlement, row[3], row[4]):
        return False
    _, message_id, identity_id, _, attempts, channel_id = row
    tx.run(
        "UPDATE deliveries SET state = ?, code = ?, detail = ?, due_at = coalesce(?, due_at),"
        " lease_owner = NULL, lease_until = NULL, settled_at = ? WHERE id = ?",
        (
            settlement.state,
            settlement.code,
            settlement.detail,
            tx.stored(settlement.due_at) if settlement.due_at else None,
            tx.stored(at),
            settlement.delivery_id,
        ),
    )
    if settlement.external_id is not None:
        _remember_external_id(tx, message_id, channel_id, settlement.external_id)
        _remember_parts(tx, message_id, channel_id, settlement.parts)
    if settlement.unreachable:
        set_reachable(tx, identity_id, reachable=False, code=settlement.code, at=at)
    tell(tx, settlement.delivery_id, message_id, settlement, attempts, at)
    return True


def tell(
    tx: Transaction,
    delivery_id: int,
    message_id: int,
    settlement: Settlement,
    attempts: int,
    at: datetime,
) -> None:
    """Show a delivery as it is now, and let the client wait for us again if it answers nobody."""
    lock = "" if tx.on_sqlite else " FOR SHARE OF s"
    conversation_id, client_id, identity_id, operator_id = tx.run(
        "SELECT m.conversation_id, s.client_id, m.identity_id, m.operator_id FROM messages AS m"
        f" JOIN strands AS s ON s.id = m.strand_id WHERE m.id = ?{lock}",
        (message_id,),
    ).one()
    body: dict[str, Any] = {
        "message_id": message_id,
        "client_id": client_id,
        "conversation_id": conversation_id,
        "delivery": delivery_card(
            delivery_id,
            settlement.state,
            code=settlement.code,
            detail=settlement.detail,
            due_at=settlement.due_at,
            attempts=attempts,
        ),
    }
    tx.log(delivery_changed.entry(body, at, client_id=client_id))
    if operator_id is None:
        return  # the house said it by itself, and answered nobody
    if settlement.state == "failed" and settlement.code != REDIRECTED:
        wait_again(tx, conversation_id, message_id, identity_id, at)
    elif settlement.state == "queued":
        wait_no_longer(tx, conversation_id, message_id, at)


def settle_upto(tx: Transaction, identity_id: int, message_id: int, state: str, at: datetime) -> int:
    """The person has got (or read) our messages up to this one. Answers how many that was new for."""
    earlier = "'sent', 'delivered'" if state == "read" else "'sent'"
    open_states = f"'queued', 'sending', 'retry', 'uncertain', {earlier}"
    rows = tx.run(
        "SELECT id FROM deliveries WHERE identity_id = ? AND message_id <= ?"
        f" AND state IN ({open_states}) ORDER BY message_id DESC LIMIT 500",
        (identity_id, message_id),
    ).scalars()
    return sum(settle(tx, Settlement(delivery_id, state), at) for delivery_id in list(rows))


def _says_something_new(settlement: Settlement, state: str, attempts: int) -> bool:
    if settlement.attempt is not None and attempts != settlement.attempt:
        return False
    if settlement.attempt is not None and state not in ("sending", "uncertain"):
        return False
    return state == "sending" or (settlement.state != state and RANK[settlement.state] >= RANK[state])


def _remember_external_id(tx: Transaction, message_id: int, channel_id: int, external_id: str) -> None:
    """Where the channel has told of the message itself before it answered, the id is taken already."""
    tx.run(
        "UPDATE messages SET external_id = ? WHERE id = ? AND NOT EXISTS"
        " (SELECT 1 FROM messages AS known WHERE known.channel_id = ? AND known.external_id = ?)",
        (external_id, message_id, channel_id, external_id),
    )


def _remember_parts(tx: Transaction, message_id: int, channel_id: int, parts: tuple[str, ...]) -> None:
    for external_id in parts:
        tx.run(
            "INSERT INTO message_parts (channel_id, external_id, message_id) VALUES (?, ?, ?)"
            " ON CONFLICT (channel_id, external_id) DO NOTHING",
            (channel_id, external_id, message_id),
        )


def settle_by_external_id(
    tx: Transaction, channel_id: int, external_id: str, state: str, *, upto: bool, at: datetime
) -> None:
    """A mark that the channel gives by its own id; `upto` covers all earlier messages to that person too."""
    row = tx.run(
        "SELECT m.id, m.identity_id, d.id FROM messages AS m"
        " LEFT JOIN deliveries AS d ON d.message_id = m.id WHERE m.channel_id = ? AND m.external_id = ?",
        (channel_id, external_id),
    ).one_or_none()
    if row is None:
        return
    message_id, identity_id, delivery_id = row
    if upto and identity_id is not None:
        settle_upto(tx, identity_id, message_id, state, at)
    elif delivery_id is not None:
        settle(tx, Settlement(delivery_id, state), at)
