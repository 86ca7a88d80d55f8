"""Read marks: what an operator has seen, and what a client may know of it."""

from datetime import datetime

from app.conversations.events import seen_by_us, seen_marked
from app.conversations.finding import conversation_and_client
from app.db.transaction import Transaction


def mark_read(
    tx: Transaction, conversation_id: int, upto: int, *, operator_id: int, at: datetime
) -> tuple[int, str, str] | None:
    """Remember that the operator has seen the client's messages up to the message `upto`.

    Answers channel, address and external id of the newest of them if nobody of us had seen it before, so
    that the channel can be told. Marks never move back. Raises OknoError conversation_not_found.
    """
    conversation, _ = conversation_and_client(tx, conversation_id)
    newest = conversation.last_inbound_id
    if newest is None:
        return None
    count = conversation.inbound_count
    if upto < newest:
        count = max(0, count - _later_than(tx, conversation.id, upto))
    row = tx.run(
        "INSERT INTO read_marks (operator_id, conversation_id, seen_count, upto, at) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (operator_id, conversation_id) DO UPDATE"
        " SET seen_count = excluded.seen_count, upto = excluded.upto, at = excluded.at"
        " WHERE read_marks.seen_count < excluded.seen_count RETURNING seen_count",
        (operator_id, conversation.id, count, upto, tx.stored(at)),
    ).one_or_none()
    if row is not None:
        tx.log(
            seen_marked.entry(
                {"conversation_id": conversation.id, "seen_count": count, "upto": upto},
                at,
                operator_id=operator_id,
            )
        )
    return _show_client(tx, conversation.client_id, min(upto, newest), at)


def _later_than(tx: Transaction, conversation_id: int, upto: int) -> int:
    """Of the conversation and those joined into it. Bounded by what one gets while somebody reads it."""
    return int(
        tx.run(
            "WITH RECURSIVE those(id) AS (SELECT id FROM conversations WHERE id = ? UNION"
            " SELECT j.id FROM conversations AS j JOIN those AS t ON j.joined_into_id = t.id)"
            " SELECT count(*) FROM messages AS m WHERE m.strand_id IN"
            " (SELECT s.id FROM strands AS s JOIN conversations AS c ON c.client_id = s.client_id"
            "  WHERE c.id = ?) AND m.conversation_id IN (SELECT id FROM those)"
            " AND m.direction = 'in' AND m.id > ?",
            (conversation_id, conversation_id, upto),
        ).scalar_one()
    )


def _show_client(tx: Transaction, client_id: int, upto: int, at: datetime) -> tuple[int, str, str] | None:
    row = tx.run(
        "SELECT i.id, i.seen_upto, m.channel_id, m.address, m.external_id, m.id"
        " FROM messages AS m JOIN identities AS i ON i.id = m.identity_id"
        " WHERE m.id = ? AND i.client_id = ? AND m.direction = 'in'",
        (upto, client_id),
    ).one_or_none()
    if row is None or row[1] >= row[5]:
        return None
    identity_id, _, channel_id, address, external_id, message_id = row
    tx.run("UPDATE identities SET seen_upto = ? WHERE id = ?", (message_id, identity_id))
    tx.log(
        seen_by_us.entry(
            {"identity_id": identity_id, "upto": message_id}, at, visitor_id=identity_id, client_id=client_id
        )
    )
    return channel_id, address, external_id
