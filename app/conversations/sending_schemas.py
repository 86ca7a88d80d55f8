"""Replies that go later, on the wire."""

from pydantic import Field

from app.conversations.schemas import ButtonCard, EntityCard, Reply
from app.files.schemas import FileCard
from app.kit.wire import Time, Wire


class TimedReply(Reply):
    """A reply that goes at once, after a moment in which it can be had back, or at a time."""

    hold_seconds: int = Field(default=0, ge=0, le=60)
    send_at: Time | None = None
    """Counts before `hold_seconds`."""


class SendingCard(Wire):
    """What waits to be sent, whole, so that it can go back to where it was written."""

    id: int
    key: str
    """That of the message to be."""
    client_id: int
    conversation_id: int
    channel_id: int
    identity_id: int
    operator_id: int
    is_scheduled: bool
    """At a time that somebody chose; else held for a moment."""
    due_at: Time
    created_at: Time
    heard_upto: int
    """Id of the newest message of the client when it was written: a later one came after it."""
    text: str
    entities: tuple[EntityCard, ...]
    files: tuple[FileCard, ...]
    quotes: int | None
    answers: int | None
    buttons: tuple[tuple[ButtonCard, ...], ...]
    close: bool
    revision: int


class Sendings(Wire):
    seq: int
    sendings: tuple[SendingCard, ...]


class SendTime(Wire):
    send_at: Time


class FirstAccount(Wire):
    """Which account of a client is to be written to first."""

    identity_id: int = Field(ge=1, lt=1 << 63)


class SendingChanged(Wire):
    sending: SendingCard


class SendingEnded(Wire):
    sending_id: int
    client_id: int
    conversation_id: int
    message_id: int | None
    """What it became; null: it was taken back."""
