"""The key that is made at the first start and kept in the data folder."""

import os
import secrets
from pathlib import Path

KEY_BYTES = 32


def read_or_make_key(file: Path) -> str:
    """The file's words, newest key first. Readable by its owner alone; of several who make it one wins."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        _make(file)
    return file.read_text(encoding="ascii")


def _make(file: Path) -> None:
    draft = file.with_name(f"{file.name}.{secrets.token_hex(8)}")
    # Written aside and then linked, so that nobody ever reads half a key.
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as opened:
            opened.write(f"{secrets.token_urlsafe(KEY_BYTES)}\n")
            opened.flush()
            os.fsync(opened.fileno())
        file.hardlink_to(draft)
    except FileExistsError:
        return
    finally:
        draft.unlink()
