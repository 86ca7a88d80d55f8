"""Files that go with a reply: uploaded before, and such as the channel can carry."""

from collections.abc import Sequence
from typing import Any

from app.conversations.cards import attachment_card
from app.conversations.schemas import Enclosure
from app.db.transaction import Transaction
from app.files.queries import Uploaded, uploaded
from app.kit.errors import OknoError
from app.kit.text import storable_name
from connectors.contract import Capabilities


def enclosed(tx: Transaction, files: Sequence[Enclosure], able: Capabilities) -> list[dict[str, Any]]:
    """AttachmentCards to be. Raises OknoError files_not_carried, file_not_found, file_too_big."""
    if files and not able.files_out:
        raise OknoError("files_not_carried", 409)
    found = uploaded(tx, [file.key for file in files])
    return [attachment_of(one, given.name, able) for one, given in zip(found, files, strict=True)]


def carried(tx: Transaction, message_id: int, able: Capabilities) -> list[dict[str, Any]]:
    """The files of a message of ours, to go another way. Raises OknoError files_not_carried, file_too_big."""
    rows = tx.run(
        "SELECT f.public_key, a.name FROM attachments AS a JOIN files AS f ON f.id = a.file_id"
        " WHERE a.message_id = ? ORDER BY a.position",
        (message_id,),
    ).all()
    return enclosed(tx, [Enclosure(key=key, name=name) for key, name in rows], able)


def attachment_of(file: Uploaded, name: str | None, able: Capabilities) -> dict[str, Any]:
    if file.size > able.file_limit:
        raise OknoError("file_too_big", 422, fields={"files": "file_too_big"})
    card = attachment_card(
        {
            "id": 0,
            "kind": file.kind if file.size <= able.file_limits.get(file.kind, file.size) else "document",
            "name": storable_name(name or file.name) or None,
            "mime": file.mime,
            "size": file.size,
            "width": file.width,
            "height": file.height,
            "duration": file.duration,
            "details": {},
            "state": "stored",
            "file_key": file.public_key,
            "has_thumbnail": file.has_thumbnail,
        }
    )
    return card | {"file_id": file.file_id}
