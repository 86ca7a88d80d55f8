"""What the rows of matters must say, found the slow way: by reading every message of each."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from tests.gluing.world import World


@dataclass
class Matter:
    inbound: int = 0
    unanswered: int = 0
    waiting_since: Any = None
    last: int = 0
    last_inbound: int | None = None


def refuse_disorder(world: World) -> None:
    """Each message lies in a matter of the client whose strand holds it; one open matter a client at most; and each row
    says what its messages say."""
    strayed = world.rows(
        "SELECT m.id, m.text, s.client_id, c.client_id FROM messages AS m JOIN strands AS s ON s.id = m.strand_id"
        " JOIN conversations AS c ON c.id = m.conversation_id WHERE c.client_id <> s.client_id"
    )
    assert strayed == [], "messages lie in somebody else's matter"
    crowded = world.rows(
        "SELECT client_id FROM conversations WHERE closed_at IS NULL GROUP BY client_id HAVING count(*) > 1"
    )
    assert crowded == []
    for conversation_id, (told, found) in rows_and_messages(world).items():
        assert told == found, f"matter {conversation_id}: {told} but {found}"


def rows_and_messages(world: World) -> dict[int, tuple[dict[str, Any], dict[str, Any]]]:
    rows = {
        row[0]: dict(zip(_COLUMNS, row, strict=True))
        for row in world.rows(f"SELECT {', '.join(_COLUMNS)} FROM conversations ORDER BY id")
    }
    messages: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for row in world.rows("SELECT conversation_id, id, direction, arrived_at FROM messages ORDER BY id"):
        messages[row[0]].append(row[1:])
    found = {conversation_id: _read(conversation_id, rows, messages) for conversation_id in rows}
    return {
        conversation_id: (_told(rows[conversation_id]), _found(rows[conversation_id], found[conversation_id]))
        for conversation_id in rows
    }


_COLUMNS = (
    "id",
    "joined_into_id",
    "joined_after",
    "dealt_upto",
    "status",
    "inbound_count",
    "answered_count",
    "waiting_since",
    "last_message_id",
    "last_inbound_id",
    "close_reason",
    "snoozed_until",
    "spam",
)


def _told(row: dict[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in _COLUMNS[4:10]}


def _found(row: dict[str, Any], matter: Matter) -> dict[str, Any]:
    closed = row["close_reason"] is not None
    by_hand = row["close_reason"] == "operator"
    waiting = None if by_hand or row["spam"] else matter.waiting_since
    status = "closed" if closed else "waiting" if waiting else "open"
    return {
        "status": "snoozed" if row["status"] == "snoozed" and not closed else status,
        "inbound_count": matter.inbound,
        "answered_count": matter.inbound - (0 if row["spam"] else matter.unanswered),
        "waiting_since": waiting,
        "last_message_id": matter.last,
        "last_inbound_id": matter.last_inbound,
    }


def _read(conversation_id: int, rows: dict[int, Any], messages: dict[int, Any]) -> Matter:
    row, own = rows[conversation_id], messages.get(conversation_id, [])
    matter, mark = _own(row, own)
    parts = [one for one in rows.values() if one["joined_into_id"] == conversation_id]
    for joined in parts:
        part = _read(joined["id"], rows, messages)
        matter.inbound += part.inbound
        if part.inbound:
            matter.last_inbound = max(matter.last_inbound or 0, part.last_inbound or 0)
        if mark < joined["joined_after"]:
            matter.unanswered += part.unanswered
            since = [one for one in (matter.waiting_since, part.waiting_since) if one is not None]
            matter.waiting_since = min(since, default=None)
        if _has_words(joined["id"], rows, messages):
            matter.last = max(matter.last, part.last)
    if not matter.last:
        lines = [own[0][0] if own else 0, *(_read(one["id"], rows, messages).last for one in parts)]
        matter.last = min((line for line in lines if line), default=0)
    return matter


def _own(row: dict[str, Any], messages: list[tuple[Any, ...]]) -> tuple[Matter, int]:
    """What the matter's own messages say, and how far it is dealt with."""
    matter, mark = Matter(), row["dealt_upto"]
    for message_id, direction, arrived_at in messages:
        if direction == "in":
            matter.inbound += 1
            matter.last_inbound = message_id
            if message_id > row["dealt_upto"]:
                matter.unanswered += 1
                matter.waiting_since = matter.waiting_since or arrived_at
        if direction == "out":
            mark = max(mark, message_id)
            matter.unanswered, matter.waiting_since = 0, None
        if direction in {"in", "out"}:
            matter.last = message_id
    return matter, mark


def _has_words(conversation_id: int, rows: dict[int, Any], messages: dict[int, Any]) -> bool:
    own = any(message[1] in {"in", "out"} for message in messages.get(conversation_id, []))
    parts = [one["id"] for one in rows.values() if one["joined_into_id"] == conversation_id]
    return own or any(_has_words(part, rows, messages) for part in parts)
