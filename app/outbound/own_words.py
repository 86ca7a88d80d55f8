"""A message of ours as it must be known to be changed or taken back."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from app.access.principal import Principal
from app.db.tables import Attachment, Delivery, Message, MessagePart
from app.kit.errors import OknoError, not_found

WAITING = frozenset({"queued", "retry", "failed"})
"""It has not gone: what it says is still ours alone."""
GONE = frozenset({"sent", "delivered", "read"})


@dataclass(frozen=True, slots=True)
class OwnWords:
    message_id: int
    channel_id: int | None
    """None of a note."""
    address: str | None
    external_ids: tuple[str, ...]
    """The channel's, the message's own first."""
    delivery_state: str | None
    file_kinds: tuple[str, ...]
    buttons: str | None
    """As stored."""

    @property
    def is_at_home(self) -> bool:
        return self.delivery_state is None or self.delivery_state in WAITING


def own_words(connection: Connection, message_id: int, me: Principal) -> OwnWords:
    """Raises OknoError message_not_found, not_yours, message_deleted."""
    row = connection.execute(
        select(
            Message.channel_id,
            Message.address,
            Message.external_id,
            Message.direction,
            Message.operator_id,
            Message.deleted_at,
            Message.buttons,
            Delivery.state,
        )
        .outerjoin(Delivery, Delivery.message_id == Message.id)
        .where(Message.id == message_id)
    ).one_or_none()
    if row is None:
        raise not_found("message")
    if row.direction not in {"out", "note"} or not (
        row.operator_id == me.operator_id or me.may("operators.manage")
    ):
        raise OknoError("not_yours", 403)
    if row.deleted_at is not None:
        raise OknoError("message_deleted", 409)
    own_id = (row.external_id,) if row.external_id is not None else ()
    return OwnWords(
        message_id=message_id,
        channel_id=row.channel_id,
        address=row.address,
        external_ids=(*own_id, *_parts(connection, message_id)),
        delivery_state=row.state,
        file_kinds=_file_kinds(connection, message_id),
        buttons=row.buttons,
    )


def _parts(connection: Connection, message_id: int) -> Sequence[str]:
    ids = select(MessagePart.external_id).where(MessagePart.message_id == message_id)
    return connection.execute(ids.order_by(MessagePart.external_id)).scalars().all()


def _file_kinds(connection: Connection, message_id: int) -> tuple[str, ...]:
    kinds = select(Attachment.kind).where(Attachment.message_id == message_id)
    return tuple(connection.execute(kinds.order_by(Attachment.position)).scalars())
