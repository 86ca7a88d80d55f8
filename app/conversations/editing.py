"""Changes to messages that are already filed. The old words stay as versions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.conversations.events import message_changed
from app.conversations.finding import face_of
from app.conversations.message_queries import message_cards
from app.conversations.opening import conversation_by_id
from app.conversations.saving import save_and_tell
from app.db.transaction import Transaction
from app.kit.json import dumps, loads
from app.kit.text import shortened


@dataclass(frozen=True, slots=True)
class _Filed:
    strand_id: int
    order_at: Any
    id: int
    conversation_id: int
    text: str
    entities: str | None
    version: int
    edited_at: Any
    arrived_at: Any
    deleted_at: Any
    reactions: str | None
    identity_id: int | None


def edit_message(
    tx: Transaction,
    channel_id: int,
    external_id: str,
    *,
    text: str,
    entities: Sequence[Mapping[str, Any]],
    edited_at: datetime,
    at: datetime,
    visitors: bool = False,
) -> bool:
    """Put new words in place of the old. False when the message is not here; repeats change nothing, and words
    that are older than those we have only become a version."""
    filed = _find(tx, channel_id, external_id)
    if filed is not None:
        _put_words(tx, filed, text, entities, edited_at, at, visitors=visitors)
    return filed is not None


def edit_own_message(
    tx: Transaction,
    message_id: int,
    text: str,
    entities: Sequence[Mapping[str, Any]],
    at: datetime,
    *,
    visitors: bool = False,
) -> None:
    """As `edit_message`, of what one of us wrote."""
    filed = _filed(tx, message_id)
    if filed is not None:
        _put_words(tx, filed, text, entities, at, at, visitors=visitors)


def _put_words(
    tx: Transaction,
    filed: _Filed,
    text: str,
    entities: Sequence[Mapping[str, Any]],
    edited_at: datetime,
    at: datetime,
    *,
    visitors: bool,
) -> None:
    new_entities = dumps(entities) if entities else None
    is_late = filed.edited_at is not None and tx.stored(edited_at) < filed.edited_at
    if (filed.text, filed.entities) == (text, new_entities):
        if filed.edited_at is not None and not is_late:
            _mark_edited(tx, filed, edited_at, at)
        return
    if is_late:
        _keep_late_words(tx, filed, text, new_entities, edited_at)
        announce_change(tx, filed.id, at, visitor_id=filed.identity_id if visitors else None)
        return
    tx.run(
        "INSERT INTO message_versions (message_id, version, text, entities, at) VALUES (?, ?, ?, ?, ?)",
        (filed.id, filed.version, filed.text, filed.entities, filed.edited_at or filed.arrived_at),
    )
    tx.run(
        "UPDATE messages SET text = ?, entities = ?, edited_at = ?, version = version + 1"
        " WHERE strand_id = ? AND order_at = ? AND id = ?",
        (text, new_entities, tx.stored(edited_at), filed.strand_id, filed.order_at, filed.id),
    )
    announce_change(tx, filed.id, at, visitor_id=filed.identity_id if visitors else None)
    _change_preview(tx, filed, {"text": shortened(text, 140)}, at)


def mark_edited(
    tx: Transaction, channel_id: int, external_id: str, edited_at: datetime, *, at: datetime
) -> None:
    """The words we have are those of an edit made then."""
    filed = _find(tx, channel_id, external_id)
    if filed is not None:
        _mark_edited(tx, filed, edited_at, at)


def _mark_edited(tx: Transaction, filed: _Filed, edited_at: datetime, at: datetime) -> None:
    if filed.edited_at == tx.stored(edited_at):
        return
    tx.run(
        "UPDATE messages SET edited_at = ? WHERE strand_id = ? AND order_at = ? AND id = ?",
        (tx.stored(edited_at), filed.strand_id, filed.order_at, filed.id),
    )
    announce_change(tx, filed.id, at)


def _keep_late_words(
    tx: Transaction, filed: _Filed, text: str, entities: str | None, edited_at: datetime
) -> None:
    tx.run(
        "INSERT INTO message_versions (message_id, version, text, entities, at) VALUES (?, ?, ?, ?, ?)",
        (filed.id, filed.version, text, entities, tx.stored(edited_at)),
    )
    tx.run(
        "UPDATE messages SET version = version + 1 WHERE strand_id = ? AND order_at = ? AND id = ?",
        (filed.strand_id, filed.order_at, filed.id),
    )


def move_point(
    tx: Transaction,
    channel_id: int,
    external_id: str,
    attachments: Sequence[Mapping[str, Any]],
    *,
    at: datetime,
) -> None:
    """A live location moves: one row whose point changes, however often the channel says so."""
    filed = _find(tx, channel_id, external_id)
    points = [a for a in attachments if a["kind"] == "location"]
    if filed is None or not points:
        return
    changed = tx.run(
        "UPDATE attachments SET details = ? WHERE message_id = ? AND kind = 'location' AND details <> ?",
        (dumps(points[0]["details"]), filed.id, dumps(points[0]["details"])),
    ).rowcount
    if changed:
        announce_change(tx, filed.id, at)


def delete_message(
    tx: Transaction, channel_id: int, external_id: str, deleted_at: datetime, *, at: datetime
) -> None:
    """Mark as deleted there; the words stay here."""
    filed = _find(tx, channel_id, external_id)
    if filed is not None:
        _mark_deleted(tx, filed, deleted_at, at, visitors=False)


def delete_own_message(tx: Transaction, message_id: int, at: datetime, *, visitors: bool = False) -> None:
    """As `delete_message`, of what one of us wrote."""
    filed = _filed(tx, message_id)
    if filed is not None:
        _mark_deleted(tx, filed, at, at, visitors=visitors)


def _mark_deleted(
    tx: Transaction, filed: _Filed, deleted_at: datetime, at: datetime, *, visitors: bool
) -> None:
    if filed.deleted_at is not None:
        return
    tx.run(
        "UPDATE messages SET deleted_at = ? WHERE strand_id = ? AND order_at = ? AND id = ?",
        (tx.stored(deleted_at), filed.strand_id, filed.order_at, filed.id),
    )
    announce_change(tx, filed.id, at, visitor_id=filed.identity_id if visitors else None)
    _change_preview(tx, filed, {"deleted": True}, at)


def react(tx: Transaction, channel_id: int, external_id: str, emoji: Sequence[str], *, at: datetime) -> None:
    filed = _find(tx, channel_id, external_id)
    if filed is None or (loads(filed.reactions) if filed.reactions else []) == list(emoji):
        return
    tx.run(
        "UPDATE messages SET reactions = ? WHERE strand_id = ? AND order_at = ? AND id = ?",
        (dumps(emoji) if emoji else None, filed.strand_id, filed.order_at, filed.id),
    )
    announce_change(tx, filed.id, at)


def announce_change(tx: Transaction, message_id: int, at: datetime, *, visitor_id: int | None = None) -> None:
    """Show a message as it is now in every window."""
    if not tx.on_sqlite:
        _hold(tx, message_id)
    for card in message_cards(tx.connection, [message_id]):
        tx.log(
            message_changed.entry({"message": card}, at, visitor_id=visitor_id, client_id=card["client_id"])
        )


def _hold(tx: Transaction, message_id: int) -> None:
    """What the card shows of other rows, whose history and how far the reply has come, must not change unseen."""
    tx.run(
        "SELECT m.id FROM strands AS s JOIN messages AS m ON m.strand_id = s.id WHERE m.id = ?"
        " FOR SHARE OF s FOR NO KEY UPDATE OF m",
        (message_id,),
    )
    tx.run("SELECT id FROM deliveries WHERE message_id = ? FOR NO KEY UPDATE", (message_id,))


_FILED = (
    "SELECT m.strand_id, m.order_at, m.id, m.conversation_id, m.text, m.entities, m.version, m.edited_at,"
    " m.arrived_at, m.deleted_at, m.reactions, m.identity_id FROM messages AS m"
)


def _find(tx: Transaction, channel_id: int, external_id: str) -> _Filed | None:
    """The message of this id, or the one that it is a part of; locked, as a channel may tell of our own change while we
    write it down."""
    row = tx.run(
        f"{_FILED} WHERE m.channel_id = ? AND m.external_id = ?{_lock(tx)}", (channel_id, external_id)
    ).one_or_none()
    if row is None:
        row = tx.run(
            f"{_FILED} JOIN message_parts AS p ON p.message_id = m.id WHERE p.channel_id = ? AND p.external_id = ?"
            f"{_lock(tx)}",
            (channel_id, external_id),
        ).one_or_none()
    return None if row is None else _Filed(*row)


def _filed(tx: Transaction, message_id: int) -> _Filed | None:
    """Locked as by `_find`."""
    row = tx.run(f"{_FILED} WHERE m.id = ?{_lock(tx)}", (message_id,)).one_or_none()
    return None if row is None else _Filed(*row)


def _lock(tx: Transaction) -> str:
    return "" if tx.on_sqlite else " FOR NO KEY UPDATE OF m"


def _change_preview(tx: Transaction, filed: _Filed, changes: Mapping[str, Any], at: datetime) -> None:
    _change_preview_of(tx, filed.conversation_id, filed.id, changes, at)


def _change_preview_of(
    tx: Transaction, conversation_id: int, message_id: int, changes: Mapping[str, Any], at: datetime
) -> None:
    """Also in the matter that took this one over, where its newest words stand too."""
    conversation = conversation_by_id(tx, conversation_id)
    if conversation is None or conversation.last_message_id != message_id:
        return
    conversation.preview = {**conversation.preview, **changes}
    save_and_tell(tx, conversation, face_of(tx, conversation.client_id), at)
    if conversation.joined_into_id is not None:
        _change_preview_of(tx, conversation.joined_into_id, message_id, changes, at)
