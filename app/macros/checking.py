"""Whether deeds make sense one after the other, and as they are stored."""

from collections.abc import Sequence
from typing import Any

from app.canned.wording import words_of, wrong_variables
from app.kit.errors import OknoError
from app.kit.text import has_something_to_read, storable
from app.macros.deeds import MacroDeed, NoteDeed, ReplyDeed, TagsDeed

ENDS = {"close", "snooze"}
"""How the matter stands is said once, and after the words."""


def stored_deeds(deeds: Sequence[MacroDeed]) -> list[dict[str, Any]]:
    """Raises OknoError macro_empty; and with the place of the deed ("deeds.2", from 0) text_empty, variable_wrong,
    deed_empty, deed_twice, deed_after_end."""
    if not deeds:
        raise OknoError("macro_empty", 422, fields={"deeds": "macro_empty"})
    kept = []
    has_ended = False
    for place, deed in enumerate(deeds):
        try:
            kept.append(_stored(deed))
        except OknoError as error:
            raise at_place(error, place) from error
        if has_ended and deed.do in {"reply", *ENDS}:
            raise at_place(OknoError("deed_after_end", 422), place)
        has_ended |= deed.do in ENDS
        if deed.do in {"assign", "team", "priority"} and deed.do in {one["do"] for one in kept[:-1]}:
            raise at_place(OknoError("deed_twice", 422), place)
    return kept


def at_place(error: OknoError, place: int) -> OknoError:
    """The same refusal, which says of which deed."""
    return OknoError(error.code, error.status, detail=error.detail, fields={f"deeds.{place}": error.code})


def _stored(deed: MacroDeed) -> dict[str, Any]:
    kept: dict[str, Any] = deed.model_dump(mode="json")
    if isinstance(deed, ReplyDeed):
        kept["text"], kept["entities"] = words_of(deed.text, deed.entities)
        _refuse_wrong(kept["text"])
    elif isinstance(deed, NoteDeed):
        kept["text"] = storable(deed.text)
        if not has_something_to_read(kept["text"]):
            raise OknoError("text_empty", 422)
        _refuse_wrong(kept["text"])
    elif isinstance(deed, TagsDeed) and not (deed.add or deed.remove):
        raise OknoError("deed_empty", 422)
    return kept


def _refuse_wrong(text: str) -> None:
    wrong = wrong_variables(text)
    if wrong:
        raise OknoError("variable_wrong", 422, detail=wrong[0])
