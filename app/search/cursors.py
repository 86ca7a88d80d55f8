"""How far somebody has read what was found."""

import base64
import binascii
from typing import Any

import msgspec

from app.kit.errors import OknoError


class Cursor(msgspec.Struct, omit_defaults=True, forbid_unknown_fields=True):
    """Where the next page begins."""

    before: int | None = None
    """Message ids below this one are still to be looked at."""
    after: tuple[float, int] | None = None
    """Score and id of the last one shown, among the newest hits below `before`."""
    client: tuple[float, int, int] | None = None
    """Score, newest moment and id of the last client shown."""
    words: str | None = None
    """What is looked for instead of what was typed."""


_DECODER: Any = msgspec.json.Decoder(Cursor)


def cursor_text(cursor: Cursor) -> str:
    return base64.urlsafe_b64encode(msgspec.json.encode(cursor)).decode().rstrip("=")


def read_cursor(text: str) -> Cursor:
    """Raises OknoError bad_cursor."""
    try:
        raw = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        cursor: Cursor = _DECODER.decode(raw)
    except (ValueError, binascii.Error, msgspec.MsgspecError) as broken:
        raise OknoError("bad_cursor", 422) from broken
    if cursor.before is not None and not 0 <= cursor.before < 1 << 63:
        raise OknoError("bad_cursor", 422)
    return cursor
