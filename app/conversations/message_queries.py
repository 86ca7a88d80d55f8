"""Reading messages with all that hangs on them."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, select
from sqlalchemy.orm import aliased

from app.conversations.cards import attachment_card, delivery_card, maybe_time, own_key, reply_card
from app.conversations.schemas import VersionCard
from app.db.tables import Attachment, Delivery, Message, MessageVersion, StoredFile, Strand
from app.kit.json import loads
from app.kit.wire import rfc3339

_Answered = aliased(Message)


def message_cards(connection: Connection, ids: Sequence[int]) -> list[dict[str, Any]]:
    """MessageCards in the order of the ids."""
    if not ids:
        return []
    rows = connection.execute(
        select(
            *(
                column
                for column in Message.__table__.c
                if column.name not in {"external_id", "address", "sent_at", "strand_id"}
            ),
            Strand.client_id,
            _Answered.text.label("answered_text"),
            _Answered.direction.label("answered_direction"),
            _Answered.identity_id.label("answered_identity_id"),
            Delivery.id.label("delivery_id"),
            Delivery.state.label("delivery_state"),
            Delivery.code.label("delivery_code"),
            Delivery.detail.label("delivery_detail"),
            Delivery.due_at.label("delivery_due_at"),
            Delivery.attempts.label("delivery_attempts"),
        )
        .join(Strand, Strand.id == Message.strand_id)
        .outerjoin(_Answered, _Answered.id == Message.reply_to_id)
        .outerjoin(Delivery, Delivery.message_id == Message.id)
        .where(Message.id.in_(ids))
    ).all()
    attachments = _attachments(connection, (row.id for row in rows if row.attachment_count))
    cards = {row.id: _card(row, attachments.get(row.id, [])) for row in rows}
    return [cards[message_id] for message_id in ids if message_id in cards]


def message_versions(connection: Connection, message_id: int) -> tuple[VersionCard, ...]:
    """Words as they were before each edit, oldest first."""
    rows = connection.execute(
        select(MessageVersion.version, MessageVersion.text, MessageVersion.at)
        .where(MessageVersion.message_id == message_id)
        .order_by(MessageVersion.version)
    )
    return tuple(VersionCard(**row) for row in rows.mappings())


def _card(row: Row[*tuple[Any, ...]], attachments: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "id": row.id,
        "client_id": row.client_id,
        "conversation_id": row.conversation_id,
        "channel_id": row.channel_id,
        "identity_id": row.identity_id,
        "direction": row.direction,
        "operator_id": row.operator_id,
        "key": own_key(row.author_key),
        "text": row.text,
        "entities": loads(row.entities) if row.entities else [],
        "attachments": attachments,
        "reply_to": reply_card(
            row.reply_to_id,
            row.answered_text or "",
            row.answered_direction,
            row.quote,
            row.answered_identity_id,
        ),
        "group_key": row.group_key,
        "forwarded_from": row.forwarded_from,
        "speaker": row.speaker,
        "buttons": loads(row.buttons) if row.buttons else [],
        "at": rfc3339(row.order_at),
        "arrived_at": rfc3339(row.arrived_at),
        "edited_at": maybe_time(row.edited_at),
        "deleted_at": maybe_time(row.deleted_at),
        "version": row.version,
        "unsupported": row.unsupported,
        "service": loads(row.service) if row.service else None,
        "reactions": loads(row.reactions) if row.reactions else [],
        "delivery": _delivery(row),
    }


def _delivery(row: Row[*tuple[Any, ...]]) -> dict[str, Any] | None:
    if row.delivery_id is None:
        return None
    return delivery_card(
        row.delivery_id,
        row.delivery_state,
        code=row.delivery_code,
        detail=row.delivery_detail,
        due_at=row.delivery_due_at,
        attempts=row.delivery_attempts,
    )


def _attachments(connection: Connection, message_ids: Iterable[int]) -> dict[int, list[dict[str, Any]]]:
    wanted = list(message_ids)
    if not wanted:
        return {}
    rows = connection.execute(
        select(
            *Attachment.__table__.c,
            StoredFile.public_key.label("file_key"),
            StoredFile.thumbnail_sha256.is_not(None).label("has_thumbnail"),
        )
        .outerjoin(StoredFile, StoredFile.id == Attachment.file_id)
        .where(Attachment.message_id.in_(wanted))
        .order_by(Attachment.message_id, Attachment.position)
    )
    found: dict[int, list[dict[str, Any]]] = {}
    for row in rows.mappings():
        card = attachment_card({**row, "details": loads(row["details"]) if row["details"] else {}})
        found.setdefault(row["message_id"], []).append(card)
    return found
