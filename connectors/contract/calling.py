"""The telephone: what the house asks of one that can ring people, and what it hears of calls."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class CallOrder:
    """Ring somebody. The same `key` again is the same call."""

    key: str
    callback_id: str
    """Comes back in the report of how the call ended."""
    phone: str
    """E.164."""
    extension: str | None = None
    """Dialled after somebody has answered."""
    operator_email: str | None = None
    """Whom to connect; anybody when empty."""
    name: str = ""
    """Who is rung, for the display of whoever is connected."""


@dataclass(frozen=True, slots=True)
class CallPlaced:
    external_id: str
    """The telephone's own id of the call."""


@dataclass(frozen=True, slots=True)
class CallReport:
    """How a call ended. (call-back, `key`) is unique; a repeat is dropped."""

    key: str
    callback_id: str
    outcome: str
    """reached, no_answer, busy, wrong_number, spam or refused."""
    at: datetime
    """Aware."""
    operator_email: str | None = None
    duration_seconds: int | None = None
    recording_url: str | None = None
    """Where those who may can listen to it, http or https; never fetched by the house."""
