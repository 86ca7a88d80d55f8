"""Naming colleagues in a note, so that they come and look."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from sqlalchemy import Connection, func, select

from app.access.rights import rights_of
from app.conversations.events import mention_added, mention_seen
from app.conversations.finding import conversation_and_client
from app.conversations.schemas import NoteEntity
from app.conversations.tallying import tally_mention
from app.db.tables import Mention
from app.db.transaction import Transaction
from app.kit.errors import OknoError
from app.kit.json import loads

_TREE = (
    "WITH RECURSIVE those(id) AS (SELECT id FROM conversations WHERE id = ? UNION"
    " SELECT j.id FROM conversations AS j JOIN those AS t ON j.joined_into_id = t.id)"
)
"""A matter and all that were joined into it."""


def mentioned_in(tx: Transaction, entities: Iterable[NoteEntity], author_id: int) -> list[int]:
    """Ids of those who are to hear of a note: whoever is named, and each of a team that is named, but not its author.

    Raises OknoError operator_not_found, operator_disabled, operator_may_not_read, team_not_found.
    """
    marks = [entity for entity in entities if entity.type == "mention"]
    operator_ids = {entity.operator_id for entity in marks if entity.operator_id is not None}
    team_ids = {entity.team_id for entity in marks if entity.team_id is not None}
    for operator_id in sorted(operator_ids):
        code = _why_not(tx, operator_id)
        if code is not None:
            raise _refused(code)
    members = {member for team_id in sorted(team_ids) for member in _members(tx, team_id)}
    readers = {member for member in members - operator_ids if _why_not(tx, member) is None}
    return sorted((operator_ids | readers) - {author_id})


def add_mentions(
    tx: Transaction, conversation_id: int, message_id: int, operator_ids: Sequence[int], at: datetime
) -> None:
    """The matter is held by this unit."""
    for operator_id in operator_ids:
        tx.run(
            "INSERT INTO mentions (operator_id, message_id, conversation_id, at) VALUES (?, ?, ?, ?)",
            (operator_id, message_id, conversation_id, tx.stored(at)),
        )
        if _count(tx, operator_id, conversation_id) == 1:
            tally_mention(tx, operator_id, conversation_id, 1)
        _tell_added(tx, operator_id, conversation_id, message_id, at)


def see_mentions(tx: Transaction, conversation_id: int, *, operator_id: int, at: datetime) -> None:
    """The operator has read the notes of this matter. Raises OknoError conversation_not_found."""
    conversation, _ = conversation_and_client(tx, conversation_id)
    seen = tx.run(
        "UPDATE mentions SET seen_at = ? WHERE operator_id = ? AND conversation_id = ? AND seen_at IS NULL",
        (tx.stored(at), operator_id, conversation.id),
    ).rowcount
    if seen:
        tally_mention(tx, operator_id, conversation.id, -1)
        _tell_seen(tx, operator_id, conversation.id, at)


def join_mentions(tx: Transaction, from_id: int, into_id: int, at: datetime) -> None:
    """A matter is joined into another, whose row shows from now on who was named in either."""
    _move(
        tx, "message_id IN (SELECT message_id FROM mentions WHERE conversation_id = ?)", from_id, into_id, at
    )


def part_mentions(tx: Transaction, freed_ids: Collection[int], at: datetime) -> None:
    """These matters have rows of their own again, with what was said in them and in those joined into them."""
    for freed_id in sorted(freed_ids):
        told_there = (
            "message_id IN (SELECT m.id FROM mentions AS n JOIN messages AS m ON m.id = n.message_id"
            f" WHERE m.conversation_id IN ({_TREE} SELECT id FROM those))"
        )
        _move(tx, told_there, freed_id, freed_id, at)


def mention_counts(connection: Connection, operator_id: int) -> dict[str, int]:
    """By conversation: how often the operator is named there and has not looked yet."""
    rows = connection.execute(
        select(Mention.conversation_id, func.count())
        .where(Mention.operator_id == operator_id, Mention.seen_at.is_(None))
        .group_by(Mention.conversation_id)
    )
    return {str(conversation_id): count for conversation_id, count in rows}


def _move(tx: Transaction, where: str, key: int, into_id: int, at: datetime) -> None:
    """Those of `where`, a condition with one place for `key`, that are shown elsewhere go to `into_id`."""
    moved = tx.run(
        "SELECT operator_id, message_id, conversation_id, seen_at FROM mentions"
        f" WHERE {where} AND conversation_id <> ? ORDER BY operator_id, message_id",
        (key, into_id),
    ).all()
    if not moved:
        return
    tx.run(
        f"UPDATE mentions SET conversation_id = ? WHERE {where} AND conversation_id <> ?",
        (into_id, key, into_id),
    )
    unseen = {(row[0], row[2]): row[1] for row in moved if row[3] is None}
    for (operator_id, from_id), message_id in sorted(unseen.items()):
        left = _count(tx, operator_id, from_id)
        if left:
            _tell_added(tx, operator_id, from_id, message_id, at)
        else:
            tally_mention(tx, operator_id, from_id, -1)
            _tell_seen(tx, operator_id, from_id, at)
        _tell_added(tx, operator_id, into_id, message_id, at)
    came = Counter(row[0] for row in moved if row[3] is None)
    for operator_id, count in sorted(came.items()):
        if _count(tx, operator_id, into_id) == count:
            tally_mention(tx, operator_id, into_id, 1)


def _why_not(tx: Transaction, operator_id: int) -> str | None:
    row = tx.run("SELECT disabled_at, role, rights FROM operators WHERE id = ?", (operator_id,)).one_or_none()
    if row is None:
        return "operator_not_found"
    if row[0] is not None:
        return "operator_disabled"
    return None if "conversations.read" in rights_of(row[1], loads(row[2])) else "operator_may_not_read"


def _members(tx: Transaction, team_id: int) -> list[int]:
    if tx.run("SELECT id FROM teams WHERE id = ? AND removed_at IS NULL", (team_id,)).one_or_none() is None:
        raise _refused("team_not_found")
    return [
        row[0] for row in tx.run("SELECT operator_id FROM team_members WHERE team_id = ?", (team_id,)).all()
    ]


def _refused(code: str) -> OknoError:
    return OknoError(code, 404 if code.endswith("_not_found") else 409, fields={"entities": code})


def _count(tx: Transaction, operator_id: int, conversation_id: int) -> int:
    return int(
        tx.run(
            "SELECT count(*) FROM mentions WHERE operator_id = ? AND conversation_id = ? AND seen_at IS NULL",
            (operator_id, conversation_id),
        ).scalar_one()
    )


def _tell_added(
    tx: Transaction, operator_id: int, conversation_id: int, message_id: int, at: datetime
) -> None:
    body = {
        "conversation_id": conversation_id,
        "message_id": message_id,
        "count": _count(tx, operator_id, conversation_id),
    }
    tx.log(mention_added.entry(body, at, operator_id=operator_id))


def _tell_seen(tx: Transaction, operator_id: int, conversation_id: int, at: datetime) -> None:
    tx.log(mention_seen.entry({"conversation_id": conversation_id}, at, operator_id=operator_id))
