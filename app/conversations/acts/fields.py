"""What an act may change of a matter, as it is written down: `{"assignee_id": 3, "tags": [1, 5], ...}`.

`standing` is one field, since closing, putting off and waiting bear on each other; a tag is one each (`tag:5`), so that
two people who put on different tags are not in each other's way.
"""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from app.conversations.records import Conversation
from app.db.moments import from_micros, to_micros
from app.kit.json import loads

STANDING = "standing"
SPAM = "spam"
PLAIN = ("assignee_id", "team_id", "priority")
TAG = "tag:"
HEARD_AGAIN = "heard_again"
"""In `after`: how many of the blocklist are heard again; they are not blocked anew by taking that back."""

Fields = Mapping[str, Any]


def fields_of(conversation: Conversation, wanted: Collection[str]) -> dict[str, Any]:
    """How those fields stand now; moments in microseconds."""
    c = conversation
    found: dict[str, Any] = {name: getattr(c, name) for name in (*PLAIN, SPAM) if name in wanted}
    if any(name.startswith(TAG) for name in wanted):
        found["tags"] = loads(c.tag_ids)
    if STANDING in wanted:
        found[STANDING] = {
            "status": c.status,
            "closed_at": _micros(c.closed_at),
            "close_reason": c.close_reason,
            "snoozed_until": _micros(c.snoozed_until),
            "waiting_since": _micros(c.waiting_since),
            "answered_count": c.answered_count,
            "inbound_count": c.inbound_count,
            "last_message_id": c.last_message_id,
            "dealt_upto": c.dealt_upto,
            "dealt_at": _micros(c.dealt_at),
        }
    return found


def tag_field(tag_id: int) -> str:
    return f"{TAG}{tag_id}"


def moment(micros: int | None) -> datetime | None:
    return None if micros is None else from_micros(micros)


def _micros(moment: datetime | None) -> int | None:
    return None if moment is None else to_micros(moment)
