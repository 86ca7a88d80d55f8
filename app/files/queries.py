"""Reading what is known of a file."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from app.db.tables import StoredFile
from app.db.transaction import Transaction
from app.kit.errors import not_found


@dataclass(frozen=True, slots=True)
class FoundFile:
    """Where the bytes of a file lie, and of what may be shown of it."""

    sha256: str
    mime: str
    name: str | None
    thumbnail_sha256: str | None
    shown_sha256: str | None


@dataclass(frozen=True, slots=True)
class Uploaded:
    """A file that may go along with words of ours. `kind`, size and measures were found by looking."""

    file_id: int
    public_key: str
    name: str
    mime: str
    kind: str
    size: int
    width: int | None
    height: int | None
    duration: float | None
    has_thumbnail: bool


def file_of_key(connection: Connection, public_key: str) -> FoundFile | None:
    row = connection.execute(
        select(
            StoredFile.sha256,
            StoredFile.mime,
            StoredFile.name,
            StoredFile.thumbnail_sha256,
            StoredFile.shown_sha256,
        ).where(StoredFile.public_key == public_key)
    ).one_or_none()
    return None if row is None else FoundFile(*row)


def uploaded(tx: Transaction, public_keys: Sequence[str]) -> list[Uploaded]:
    """In the order of the keys; none of them is forgotten before this unit is over.

    Raises OknoError file_not_found when one of them leads nowhere.
    """
    if not public_keys:
        return []
    rows = tx.connection.execute(
        select(
            StoredFile.id.label("file_id"),
            StoredFile.public_key,
            func.coalesce(StoredFile.name, "").label("name"),
            StoredFile.mime,
            StoredFile.kind,
            StoredFile.size,
            StoredFile.width,
            StoredFile.height,
            StoredFile.duration,
            StoredFile.thumbnail_sha256.is_not(None).label("has_thumbnail"),
        )
        .where(StoredFile.public_key.in_(set(public_keys)))
        .order_by(StoredFile.id)
        .with_for_update(read=True)
    )
    found = {row["public_key"]: Uploaded(**row) for row in rows.mappings()}
    if not found.keys() >= set(public_keys):
        raise not_found("file")
    return [found[key] for key in public_keys]
