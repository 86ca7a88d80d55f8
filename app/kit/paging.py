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
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        at, row_id = base64.b64decode(padded, altchars=b"-_", validate=True).decode().split(" ")
        return datetime.strptime(at, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC), int(row_id)
    except (ValueError, binascii.Error) as broken:
        raise OknoError("bad_cursor", 422) from broken
