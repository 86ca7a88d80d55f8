"""Files of visitors: who may send which, and who may look at which."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, select

from app.db.tables import Attachment, Identity, Message, StoredFile
from app.db.transaction import Transaction
from app.files.keeping import Kept, Prepared, keep
from app.files.queries import FoundFile, file_of_key
from app.kit.errors import not_found
from app.kit.ids import Randomness
from app.visitors.browsers import find_browser


def keep_upload(
    tx: Transaction,
    prepared: Prepared,
    channel_id: int,
    browser: str,
    name: str,
    at: datetime,
    randomness: Randomness,
) -> Kept:
    """Whoever uploads a file is the only one who may send it."""
    kept = keep(tx, prepared, at, randomness, name)
    tx.run("UPDATE files SET channel_id = ?, visitor = ? WHERE id = ?", (channel_id, browser, kept.id))
    return kept


def own_uploads(
    connection: Connection, keys: Sequence[str], channel_id: int, browser: str
) -> list[dict[str, object]]:
    """What this browser has uploaded, in the order of the keys. Raises OknoError file_not_found."""
    rows = connection.execute(
        select(
            StoredFile.public_key.label("key"),
            StoredFile.kind,
            StoredFile.name,
            StoredFile.mime,
            StoredFile.size,
            StoredFile.width,
            StoredFile.height,
            StoredFile.duration,
        ).where(
            StoredFile.public_key.in_(keys),
            StoredFile.channel_id == channel_id,
            StoredFile.visitor == browser,
        )
    ).mappings()
    found = {row["key"]: dict(row) for row in rows}
    if not found.keys() >= set(keys):
        raise not_found("file")
    return [found[key] for key in keys]


def file_for_browser(connection: Connection, channel_id: int, browser: str, key: str) -> FoundFile | None:
    """What stands in a message that this browser may see; none after somebody signed out there."""
    known = find_browser(connection, channel_id, browser)
    if known is not None and known.ended_at is not None:
        return None
    names = [name for name in (browser, known.user_name if known else None) if name]
    shown = connection.execute(
        select(Attachment.id)
        .join(StoredFile, StoredFile.id == Attachment.file_id)
        .join(Message, Message.id == Attachment.message_id)
        .join(Identity, Identity.id == Message.identity_id)
        .where(StoredFile.public_key == key, Message.deleted_at.is_(None))
        .where(Message.direction.in_(("in", "out")))
        .where(Identity.channel_id == channel_id, Identity.external_id.in_(names))
        .limit(1)
    ).first()
    return file_of_key(connection, key) if shown is not None else None
