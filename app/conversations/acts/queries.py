"""Reading what was done to a matter."""

from typing import Any

from sqlalchemy import Connection, or_, select

from app.conversations.acts.fields import STANDING, TAG, moment
from app.conversations.records import PRIORITIES
from app.db.tables import Act, Conversation
from app.kit.errors import OknoError
from app.kit.json import loads
from app.kit.wire import rfc3339

PAGE = 30


def act_page(
    connection: Connection, conversation_id: int, cursor: str | None
) -> tuple[list[dict[str, Any]], str | None]:
    """ActCards of a matter and of those joined into it, and the cursor of the next page. Raises bad_cursor."""
    joined = select(Conversation.id).where(Conversation.joined_into_id == conversation_id)
    page = select(Act).where(or_(Act.conversation_id == conversation_id, Act.conversation_id.in_(joined)))
    if cursor is not None:
        page = page.where(Act.id < _read(cursor))
    found = connection.execute(page.order_by(Act.id.desc()).limit(PAGE + 1)).all()
    shown = found[:PAGE]
    return [_card(row) for row in shown], str(shown[-1].id) if len(found) > PAGE else None


def _card(row: Any) -> dict[str, Any]:
    return {
        "id": row.id,
        "key": row.key,
        "at": rfc3339(row.at),
        "operator_id": row.operator_id,
        "kind": row.kind,
        "fields": sorted(
            {name.partition(":")[0] if name.startswith(TAG) else name for name in loads(row.fields)}
        ),
        "before": _state(loads(row.before)),
        "after": _state(loads(row.after)),
        "undone_at": None if row.undone_at is None else rfc3339(row.undone_at),
    }


def _state(fields: dict[str, Any]) -> dict[str, Any]:
    state: dict[str, Any] = {
        name: fields[name] for name in ("assignee_id", "team_id", "spam") if name in fields
    }
    if "priority" in fields:
        state["priority"] = PRIORITIES[fields["priority"]]
    if "tags" in fields:
        state["tag_ids"] = fields["tags"]
    if STANDING in fields:
        until = moment(fields[STANDING]["snoozed_until"])
        state |= {
            "status": fields[STANDING]["status"],
            "snoozed_until": None if until is None else rfc3339(until),
        }
    return state


def _read(cursor: str) -> int:
    if not cursor.isdecimal() or len(cursor) > 18:
        raise OknoError("bad_cursor", 422)
    return int(cursor)
