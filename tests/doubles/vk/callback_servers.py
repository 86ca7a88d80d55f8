"""The community's servers for events, as its settings list them."""

from dataclasses import dataclass, field
from enum import StrEnum

from tests.doubles.vk.events import EventSettings
from tests.doubles.vk.wire import Json

MOST_SERVERS = 10


class Status(StrEnum):
    UNCONFIGURED = "unconfigured"
    FAILED = "failed"
    WAIT = "wait"
    OK = "ok"


@dataclass
class Parcel:
    """An event on its way to one server."""

    event: Json
    due_at: float
    tries: int = 0


@dataclass
class CallbackServer:
    id: int
    url: str
    title: str
    secret_key: str
    status: Status = Status.UNCONFIGURED
    settings: EventSettings = field(default_factory=EventSettings)
    parcels: list[Parcel] = field(default_factory=list)
    errors_in_a_row: int = 0
    paused_until: float = 0.0
    last_error: str = ""

    def as_wire(self, creator_id: int) -> Json:
        return {
            "id": self.id,
            "title": self.title,
            "creator_id": creator_id,
            "url": self.url,
            "secret_key": self.secret_key,
            "status": self.status,
        }
