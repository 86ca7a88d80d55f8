"""What people in the demo send each other besides words: made, laid out in the store, then kept as files."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

from app.db.transaction import Transaction
from app.files.keeping import Prepared, keep, prepare_draft
from app.files.store import FileStore
from app.kit.ids import Randomness
from app.seed import roles
from app.seed.making import made
from app.seed.telling import told
from app.seed.things import Attachment, File

COMES_LATER = timedelta(minutes=20)
"""Until the house asks again for a file that it did not get."""


def lay_out(cast: roles.Cast, store: FileStore) -> dict[File, Prepared]:
    """Everything made and in the store. Takes some seconds, and no transaction."""
    laid_out: dict[File, Prepared] = {}
    by_content: dict[bytes, Prepared] = {}
    for file in dict.fromkeys(_files_of(cast)):
        content = made(file)
        if content not in by_content:
            by_content[content] = _prepared(store, content)
        laid_out[file] = by_content[content]
    return laid_out


def remote_id_of(file: File) -> str:
    """By which the messenger finds a file that the house has not got."""
    return f"demo-{sha256(repr(file).encode()).hexdigest()[:32]}"


def plant_missing(tx: Transaction, now: datetime) -> None:
    """What the house has tried, of files that it has not got."""
    later = tx.stored(now.astimezone(UTC) + COMES_LATER)
    tx.run("UPDATE attachments SET attempts = 3, next_attempt_at = ? WHERE state = 'waiting'", (later,))
    tx.run("UPDATE attachments SET attempts = 5, error_code = 'expired' WHERE state = 'failed'")
    tx.run("UPDATE attachments SET attempts = 1, error_code = 'file_too_big' WHERE state = 'too_big'")


@dataclass(slots=True)
class Props:
    """The same picture has one row, however often it is sent. What was not laid out has a name only."""

    tx: Transaction
    laid_out: Mapping[File, Prepared]
    at: datetime
    randomness: Randomness
    _rows: dict[str, int] = field(default_factory=dict)

    def card(self, attachment: Attachment) -> dict[str, Any]:
        """An AttachmentCard for `append_messages`, with the id of its stored file."""
        card = _BARE | told(attachment)
        if not isinstance(attachment, File):
            return card
        if attachment.missing is not None:
            missing = {"size": attachment.size, "state": attachment.missing}
            return card | missing | {"remote_id": remote_id_of(attachment)}
        if attachment not in self.laid_out:
            return card
        prepared = self.laid_out[attachment]
        return card | {"size": prepared.size, "state": "stored", "file_id": self._row_of(prepared)}

    def _row_of(self, prepared: Prepared) -> int:
        if prepared.sha256 not in self._rows:
            self._rows[prepared.sha256] = keep(self.tx, prepared, self.at, self.randomness).id
        return self._rows[prepared.sha256]


_BARE: dict[str, Any] = {
    "id": 0,
    "name": None,
    "mime": None,
    "size": None,
    "width": None,
    "height": None,
    "duration": None,
    "details": {},
    "state": "none",
    "url": None,
    "thumbnail_url": None,
}


def _prepared(store: FileStore, content: bytes) -> Prepared:
    with store.draft() as draft:
        draft.write_bytes(content)
        return prepare_draft(store, draft, listen=True)


def _files_of(cast: roles.Cast) -> list[File]:
    return [
        attachment
        for client in cast.clients
        for conversation in client.conversations
        for message in conversation.messages
        for attachment in message.attachments
        if isinstance(attachment, File) and attachment.missing is None
    ]
