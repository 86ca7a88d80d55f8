"""What a visitor's browser wrote, in the words of the house.

A raw update is the frame of the browser to the letter, with what the house knows of the moment it came:
`{"frame": {...}, "visitor": "...", "arrived_at": "<RFC 3339>", "language": "ru", "name": null}`.
"""

from datetime import UTC, datetime, timedelta

import msgspec

from connectors.contract import Attachment, Author, Heard, Ignored, MessageIn
from connectors.site.text import cleaned

LONGEST_OFFLINE = timedelta(days=7)
"""A message may wait in the browser until it is online again; one older than this has a broken clock."""


class File(msgspec.Struct):
    """Uploaded before, and looked at by the house."""

    key: str
    kind: str
    name: str | None = None
    mime: str | None = None
    size: int | None = None
    width: int | None = None
    height: int | None = None
    duration: float | None = None


class Frame(msgspec.Struct):
    type: str
    key: str = ""
    text: str = ""
    written_at: object = None
    reply_to: str | None = None
    files: list[File] = []


class Update(msgspec.Struct):
    frame: Frame
    visitor: str
    arrived_at: datetime
    language: str | None = None
    name: str | None = None


def normalise(raw: bytes) -> list[Heard]:
    """Raises msgspec.ValidationError or ValueError when the update is not of our making."""
    update = msgspec.json.decode(raw, type=Update)
    if update.frame.type != "message":
        return [Ignored("not_a_message")]
    return [_message(update, update.frame)]


def _message(update: Update, frame: Frame) -> MessageIn:
    if not (update.visitor and frame.key and frame.key.isprintable()):
        raise ValueError("a message needs a visitor and a key")
    return MessageIn(
        external_id=f"{update.visitor}:{frame.key}",
        author=Author(
            update.visitor, name=cleaned(update.name or "").strip(), language=update.language or None
        ),
        address=update.visitor,
        sent_at=_sent_at(frame.written_at, update.arrived_at),
        text=cleaned(frame.text),
        attachments=tuple(_attachment(file) for file in frame.files),
        reply_to=cleaned(frame.reply_to or "") or None,
    )


def _attachment(file: File) -> Attachment:
    return Attachment(
        kind=file.kind,
        remote_id=file.key,
        name=cleaned(file.name or "") or None,
        mime=file.mime,
        size=file.size,
        width=file.width,
        height=file.height,
        duration=file.duration,
    )


def _sent_at(written_at: object, arrived_at: datetime) -> datetime:
    """The visitor's word for the time as far as it can be true, by the house's clock otherwise."""
    if arrived_at.tzinfo is None:
        raise ValueError("arrived_at needs a time zone")
    written = _moment(written_at)
    if written is None or not arrived_at - LONGEST_OFFLINE <= written <= arrived_at:
        return arrived_at
    return written.astimezone(UTC)


def _moment(value: object) -> datetime | None:
    """None without a time zone too: then nobody knows which moment is meant."""
    if not isinstance(value, str):
        return None
    try:
        written = datetime.fromisoformat(value)
    except ValueError:
        return None
    return written if written.tzinfo else None
