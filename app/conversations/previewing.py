"""The line under the name, made anew from a message that is in the history."""

from collections.abc import Mapping
from typing import Any

from app.conversations.cards import PREVIEW_LENGTH
from app.kit.text import shortened

NOTHING_YET: Mapping[str, Any] = {
    "text": "",
    "direction": "system",
    "kind": "text",
    "operator_id": None,
    "deleted": False,
}


def preview_of_card(card: Mapping[str, Any]) -> dict[str, Any]:
    """Preview, as it was when the message had just been written, with what was changed since."""
    return {
        "text": shortened(card["text"], PREVIEW_LENGTH),
        "direction": card["direction"],
        "kind": _kind_of(card),
        "operator_id": card["operator_id"],
        "deleted": card["deleted_at"] is not None,
        "service": card["service"],
    }


def _kind_of(card: Mapping[str, Any]) -> str:
    if card["unsupported"] is not None:
        return "unsupported"
    if card["service"] is not None:
        return str(card["service"]["code"])
    if card["attachments"]:
        return str(card["attachments"][0]["kind"])
    return "text"
