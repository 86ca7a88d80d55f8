"""Somebody's picture becomes a small square of our own drawing. What it was drawn from is not kept."""

from pathlib import Path

from app.files.darkroom import the_darkroom
from app.files.keeping import Prepared
from app.files.picturing import DRAWN, MIMES
from app.files.sniffing import HEAD, mime_of
from app.files.store import FileStore


def prepare_portrait(store: FileStore, draft: Path) -> Prepared | None:
    """Takes its time; not for the event loop, and not for a transaction. None of what is no picture."""
    with draft.open("rb") as opened:
        mime = mime_of(opened.read(HEAD))
    if mime not in MIMES:
        return None
    with store.workplace() as folder:
        found = the_darkroom().develop(draft, mime, folder, "portrait")
        if found.portrait is None:
            return None
        blob = store.take(found.portrait)
    return Prepared(
        sha256=blob.sha256,
        size=blob.size,
        mime=DRAWN,
        kind="photo",
        thumbnail_sha256=blob.sha256,
        shown_sha256=None,
        width=found.width,
        height=found.height,
        duration=None,
    )
