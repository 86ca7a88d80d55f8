"""Pages go by key: a cursor is the key of the last row, opaque to whoever holds it."""

import base64
import binascii
from datetime import UTC, datetime

from app.kit.errors import OknoError
from app.kit.wire import rfc3339


def cursor_of(at: datetime, row_id: int) -> str:
    return base64.urlsafe_b64encode(f"{rfc3339(at)} {row_id}".encode()).decode().rstrip("=")


def read_cursor(cursor: str) -> tuple[datetime, int]:
    """The key inside. Raises OknoError bad_cursor."""
    return _key(_decoded(cursor))


def cursor_within(number: int, at: datetime, row_id: int) -> str:
    """Of an order that is a chain of stretches: which of them, and the key in it."""
    return base64.urlsafe_b64encode(f"{number} {rfc3339(at)} {row_id}".encode()).decode().rstrip("=")


def read_cursor_within(cursor: str, count: int) -> tuple[int, tuple[datetime, int]]:
    """The number, below `count`, and the key. Raises OknoError bad_cursor."""
    number, _, key = _decoded(cursor).partition(" ")
    if not (number.isascii() and number.isdecimal() and len(number) < 3) or int(number) >= count:
        raise OknoError("bad_cursor", 422)
    return int(number), _key(key)


def _decoded(cursor: str) -> str:
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        return base64.b64decode(padded, altchars=b"-_", validate=True).decode()
    except (ValueError, binascii.Error) as broken:
        raise OknoError("bad_cursor", 422) from broken


def _key(text: str) -> tuple[datetime, int]:
    try:
        at, given = text.split(" ")
        moment = datetime.strptime(at, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)
        row_id = int(given)
    except ValueError as broken:
        raise OknoError("bad_cursor", 422) from broken
    if not 0 <= row_id < 1 << 63:
        raise OknoError("bad_cursor", 422)
    return moment, row_id
