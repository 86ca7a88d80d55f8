"""What a visitor sees of a conversation in their own browser: their words and our answers, nothing else."""

from typing import Any

from app.events.kinds import Body, NameOf
from app.kit.ids import hue_of


def visitor_message(card: Body, name_of: NameOf) -> dict[str, Any]:
    """A MessageCard as its visitor may see it."""
    mine = card["direction"] == "in"
    deleted = card["deleted_at"] is not None
    reply = card["reply_to"]
    return {
        "id": card["id"],
        "key": card["key"] if mine else None,
        "mine": mine,
        "text": "" if deleted else card["text"],
        "entities": [] if deleted else card["entities"],
        "at": card["at"],
        "author": None if mine else _author(card["operator_id"], name_of),
        "edited": card["edited_at"] is not None,
        "deleted": deleted,
        "reply_to": {"id": reply["id"], "text": reply["text"]} if _is_theirs(reply, card) else None,
        "attachments": [] if deleted else [_attachment(attachment) for attachment in card["attachments"]],
    }


def is_for_visitor(card: Body) -> bool:
    return card["direction"] in {"in", "out"}


def added_for_visitor(body: Body, name_of: NameOf) -> tuple[str, Body] | None:
    card = body["message"]
    return ("message", visitor_message(card, name_of)) if is_for_visitor(card) else None


def changed_for_visitor(body: Body, name_of: NameOf) -> tuple[str, Body] | None:
    card = body["message"]
    return ("changed", visitor_message(card, name_of)) if is_for_visitor(card) else None


def seen_for_visitor(body: Body, name_of: NameOf) -> tuple[str, Body] | None:  # noqa: ARG001
    return "seen", {"upto": body["upto"]}


def _is_theirs(reply: Body | None, card: Body) -> bool:
    """What was said on another channel is quoted for us, not for this browser."""
    if not reply or not reply["id"]:
        return False
    return bool(reply.get("identity_id") == card["identity_id"])


def _author(operator_id: int | None, name_of: NameOf) -> dict[str, Any]:
    return {"name": name_of(operator_id), "hue": hue_of(operator_id or 0)}


_SHOWN = (
    "id",
    "kind",
    "name",
    "mime",
    "size",
    "width",
    "height",
    "duration",
    "url",
    "thumbnail_url",
)


def _attachment(card: Body) -> dict[str, Any]:
    return {name: card[name] for name in _SHOWN}
