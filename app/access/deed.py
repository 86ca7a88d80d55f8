"""What somebody does."""

from dataclasses import dataclass
from datetime import datetime

from app.access.principal import Principal


@dataclass(frozen=True, slots=True)
class Deed:
    """Who does it, when, and from where."""

    at: datetime
    by: Principal | None = None
    """None: the house itself, or a command on the server, which may do everything."""
    address: str | None = None
