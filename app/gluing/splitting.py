"""Part of a client's messages goes over to another client, and each matter they lay in is split in two."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.conversations.opening import blank_conversation
from app.conversations.records import Conversation
from app.conversations.saving import insert_conversations
from app.db.transaction import Transaction
from app.gluing.matters import Matters, older_first


@dataclass(frozen=True, slots=True)
class _Share:
    """What of a matter goes over."""

    conversation_id: int
    inbound: int
    first_at: datetime


def split_off(
    tx: Transaction, matters: Matters, strands: Sequence[int], client_id: int, now: int, at: datetime
) -> dict[int, int]:
    """The messages of these strands, which are the client's since now, get matters of the client's own, in the state of
    those they lay in. Answers whole by part: by the old matter's id the new one's."""
    shares = _shares(tx, strands)
    for share in shares:
        matters.get(share.conversation_id)
    new_ids = tx.take_ids("conversations", len(shares))
    parts = {share.conversation_id: new_id for share, new_id in zip(shares, new_ids, strict=True)}
    for share in shares:
        matters.gain(share.conversation_id, -share.inbound)
        matters.heirs.add((share.conversation_id, parts[share.conversation_id]))
    fresh = [_part(matters, share, parts[share.conversation_id], client_id) for share in shares]
    _let_one_stand(matters, fresh, parts, now, at)
    insert_conversations(tx, [c for c in fresh if c.joined_into_id is None])
    insert_conversations(tx, [c for c in fresh if c.joined_into_id is not None])
    for conversation, share in zip(fresh, shares, strict=True):
        matters.add(conversation)
        matters.gain(conversation.id, share.inbound)
    put_into(tx, strands, parts)
    return parts


def put_into(
    tx: Transaction, strands: Sequence[int], matters: Mapping[int, int], upto: int | None = None
) -> None:
    """The strands' messages lie in other matters from now on, by the old one's id; those after `upto` stay."""
    if not matters or not strands:
        return
    cases = " ".join("WHEN ? THEN ?" for _ in matters)
    flat = [one for pair in matters.items() for one in pair]
    until = " AND id <= ?" if upto is not None else ""
    kind = "" if tx.on_sqlite else "::bigint"
    cases = cases.replace("THEN ?", f"THEN ?{kind}")
    tx.run(
        f"UPDATE messages SET conversation_id = CASE conversation_id {cases} END"
        f" WHERE strand_id IN ({', '.join('?' * len(strands))})"
        f" AND conversation_id IN ({', '.join('?' * len(matters))}){until}",
        (*flat, *strands, *matters, *(() if upto is None else (upto,))),
    )


def inbound_by_matter(tx: Transaction, strands: Sequence[int], upto: int | None = None) -> dict[int, int]:
    """How many words of the client's lie in each matter."""
    return {share.conversation_id: share.inbound for share in _shares(tx, strands, upto)}


def _shares(tx: Transaction, strands: Sequence[int], upto: int | None = None) -> list[_Share]:
    if not strands:
        return []
    until = " AND id <= ?" if upto is not None else ""
    rows = tx.run(
        "SELECT conversation_id, sum(CASE WHEN direction = 'in' THEN 1 ELSE 0 END), min(arrived_at)"
        f" FROM messages WHERE strand_id IN ({', '.join('?' * len(strands))}){until}"
        " GROUP BY conversation_id ORDER BY conversation_id",
        (*strands, *(() if upto is None else (upto,))),
    )
    return [_Share(row[0], int(row[1]), tx.moment(row[2])) for row in rows]


def _part(matters: Matters, share: _Share, new_id: int, client_id: int) -> Conversation:
    whole = _root(matters, matters.by_id[share.conversation_id])
    part = blank_conversation(new_id, client_id, share.first_at)
    part.assignee_id, part.team_id = whole.assignee_id, whole.team_id
    part.priority = whole.priority
    part.status = whole.status if whole.status in {"closed", "snoozed"} else "open"
    part.snoozed_until = whole.snoozed_until
    part.closed_at, part.close_reason = whole.closed_at, whole.close_reason
    part.dealt_upto, part.dealt_at = whole.dealt_upto, whole.dealt_at
    return part


def _let_one_stand(
    matters: Matters, fresh: Sequence[Conversation], parts: Mapping[int, int], now: int, at: datetime
) -> None:
    """Of parts whose wholes had been joined, one stands, and the others are joined into it."""
    by_new = {new: old for old, new in parts.items()}
    by_root: dict[int, list[Conversation]] = {}
    for part in fresh:
        by_root.setdefault(_root(matters, matters.by_id[by_new[part.id]]).id, []).append(part)
    for root_id, together in by_root.items():
        leader = next((p for p in together if p.id == parts.get(root_id)), older_first(together)[0])
        for part in together:
            if part is not leader:
                matters.join(part, leader, matters.by_id[by_new[part.id]].joined_after or now, at)


def _root(matters: Matters, conversation: Conversation) -> Conversation:
    while conversation.joined_into_id is not None:
        conversation = matters.get(conversation.joined_into_id)
    return conversation
