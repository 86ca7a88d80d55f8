"""Where a reply goes: to the address of the message it answers, or to an account's newest one.

Never looked up from the client's card alone: so a reply cannot follow a card that has been glued or split in the
meantime.
"""

from dataclasses import dataclass
from datetime import datetime

from app.channels.lines import why_closed
from app.clients.profile import BROWSER_LEFT
from app.clients.records import Face
from app.conversations.records import Conversation
from app.conversations.schemas import Reply
from app.db.answer import Row
from app.db.transaction import Transaction
from app.kit.errors import OknoError, not_found

_WHOM = (
    "i.id, i.strand_id, i.client_id, coalesce(c.given_name, c.name), c.picture_key, i.address, i.line, i.answer_by,"
    " i.unreachable_code"
    " FROM {} JOIN clients AS c ON c.id = i.client_id"
)


@dataclass(frozen=True, slots=True)
class Target:
    """One account, and an address of it."""

    channel_id: int
    address: str
    identity_id: int
    strand_id: int
    client_id: int
    face: Face


def target_of(tx: Transaction, conversation: Conversation, reply: Reply, at: datetime) -> Target:
    """Raises OknoError message_not_found, identity_not_found, nobody_to_answer, line_closed, window_closed,
    browser_left."""
    if reply.identity_id is not None and reply.answers is None:
        return target_of_identity(tx, conversation.client_id, reply.identity_id, at)
    answered = reply.answers if reply.answers is not None else conversation.last_inbound_id
    if answered is None:
        raise OknoError("nobody_to_answer", 409)
    row = tx.run(
        f"SELECT m.channel_id, m.address, {_WHOM.format('messages AS m JOIN identities AS i ON i.id = m.identity_id')}"
        " WHERE m.id = ? AND i.client_id = ?",
        (answered, conversation.client_id),
    ).one_or_none()
    if row is None and reply.answers is None:
        # They wrote through an account that is somebody else's.
        raise OknoError("nobody_to_answer", 409)
    if row is None:
        raise not_found("message")
    return _target(tx, row, at)


def target_of_identity(tx: Transaction, client_id: int, identity_id: int, at: datetime) -> Target:
    """An account of this client's, where its newest words came from. Raises as `target_of`."""
    row = tx.run(
        f"SELECT i.channel_id, i.address, {_WHOM.format('identities AS i')} WHERE i.id = ? AND i.client_id = ?",
        (identity_id, client_id),
    ).one_or_none()
    if row is None:
        raise not_found("identity")
    return _target(tx, row, at)


def _target(tx: Transaction, row: Row, at: datetime) -> Target:
    (
        channel_id,
        address,
        identity_id,
        strand_id,
        client_id,
        name,
        picture,
        newest,
        line,
        answer_by,
        unreachable,
    ) = row
    if address is None:
        raise OknoError("nobody_to_answer", 409)
    if unreachable == BROWSER_LEFT:
        raise OknoError(BROWSER_LEFT, 409)
    if address == newest:
        reason = why_closed(tx, channel_id, line)
        if reason is not None:
            raise OknoError("line_closed", 409, detail=reason)
        if answer_by is not None and tx.moment(answer_by) < at:
            raise OknoError("window_closed", 409)
    return Target(channel_id, address, identity_id, strand_id, client_id, Face(name, picture))
