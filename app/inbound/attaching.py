"""What came with words, as the house keeps it: still to be fetched, or here already."""

from typing import Any

from app.conversations.cards import attachment_card
from app.db.transaction import Transaction
from app.files.queries import Uploaded, uploaded
from app.inbound.letters import Parcel
from app.kit.errors import OknoError
from app.kit.text import storable_name
from connectors.contract import Attachment, MessageIn


def attachments_of(tx: Transaction, parcel: Parcel, words: MessageIn) -> list[dict[str, Any]]:
    """Visitors upload to us what they send, so their files lie here under the key that the message names."""
    if not parcel.visitors:
        return [attachment_of(a) for a in words.attachments]
    return [_uploaded(tx, a) for a in words.attachments]


def attachment_of(a: Attachment) -> dict[str, Any]:
    return {
        "id": 0,
        "kind": a.kind,
        "name": storable_name(a.name) if a.name else None,
        "mime": a.mime,
        "size": a.size,
        "width": a.width,
        "height": a.height,
        "duration": a.duration,
        "details": dict(a.details),
        "state": "waiting" if a.remote_id or a.remote_url else "none",
        "url": None,
        "thumbnail_url": None,
        "remote_id": a.remote_id,
        "remote_url": a.remote_url,
    }


def _uploaded(tx: Transaction, a: Attachment) -> dict[str, Any]:
    """Of a recording that is played in another house the file may be missing; then only its name is shown."""
    try:
        (file,) = uploaded(tx, [a.remote_id or ""])
    except OknoError:
        return attachment_of(a) | {"state": "failed", "remote_id": None}
    return attachment_of(a) | _here(a, file)


def _here(a: Attachment, file: Uploaded) -> dict[str, Any]:
    card = attachment_card(
        {
            "id": 0,
            "kind": a.kind,
            "name": storable_name(a.name) if a.name else None,
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
    return card | {"file_id": file.file_id, "remote_id": None, "remote_url": None}
