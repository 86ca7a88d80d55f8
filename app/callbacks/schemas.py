"""Call-backs on the wire."""

from typing import Literal

from pydantic import Field

from app.clients.schemas import ClientBrief
from app.kit.wire import Time, Wire

CallbackState = Literal["waiting", "claimed", "done", "cancelled"]
Outcome = Literal["reached", "no_answer", "busy", "wrong_number", "spam", "refused"]
WantedKind = Literal["now", "slot", "day", "operator"]


class AttemptCard(Wire):
    """One time that the number was rung."""

    id: int
    operator_id: int | None
    outcome: Outcome
    note: str | None
    at: Time
    source: Literal["operator", "pbx"]
    duration_seconds: int | None
    recording_url: str | None


class CallbackCard(Wire):
    """A request to be phoned. An event carries the whole card, so showing it is replacing it."""

    id: int
    channel_id: int
    client: ClientBrief
    conversation_id: int
    message_id: int
    """Its line in the history."""
    phone: str
    """E.164, for the `tel:` link."""
    phone_shown: str
    extension: str | None
    name: str
    question: str
    timezone: str
    """Of whoever asked."""
    language: str | None
    wanted: WantedKind
    wanted_from: Time
    wanted_until: Time | None
    due_at: Time
    """When it is to be rung next; overdue when that is past."""
    state: CallbackState
    claimed_by: int | None
    claimed_at: Time | None
    remind_at: Time | None
    outcome: Outcome | None
    """Of the newest attempt."""
    attempts: tuple[AttemptCard, ...]
    """Oldest first."""
    requests: int
    """How many times it was asked for."""
    page_url: str | None
    created_at: Time
    closed_at: Time | None
    revision: int
    """Grows with each change."""


class CallbackPage(Wire):
    seq: int
    rows: tuple[CallbackCard, ...]
    next: str | None


class CallbackRows(Wire):
    rows: tuple[CallbackCard, ...]


_KEY = r"^[A-Za-z0-9_-]+$"
_ID = 1 << 63


class NewCallback(Wire):
    """Written down by one of us. The same key again gives the same."""

    key: str = Field(min_length=8, max_length=64, pattern=_KEY)
    client_id: int = Field(ge=1, lt=_ID)
    phone: str = Field(min_length=1, max_length=60)
    extension: str | None = Field(default=None, max_length=10)
    question: str = Field(default="", max_length=2_000)
    wanted_from: Time
    channel_id: int | None = Field(default=None, ge=1, lt=_ID)
    """By default the first channel of this sort."""


class Claim(Wire):
    operator_id: int | None = Field(default=None, ge=1, lt=_ID)
    """By default whoever asks."""


class NewAttempt(Wire):
    """What came of ringing. The same key again changes nothing."""

    key: str = Field(min_length=8, max_length=64, pattern=_KEY)
    outcome: Outcome
    note: str = Field(default="", max_length=4_000)
    next_at: Time | None = None
    """When to ring again; by default the channel's own waiting times, while there are any left."""
    same_person_as: int | None = Field(default=None, ge=1, lt=_ID)
    """A client: whoever was reached says that they are one person."""


class NewTime(Wire):
    wanted_from: Time


class CallbackStatus(Wire):
    """What whoever asked may see."""

    state: CallbackState
    wanted_from: Time
    wanted_until: Time | None
    timezone: str
    phone_masked: str
    words: dict[str, str]
    may_change: bool
    created_at: Time
