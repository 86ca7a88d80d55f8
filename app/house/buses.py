"""How the processes of this house hear of each other."""

from app.bus.contract import Bus
from app.bus.memory import MemoryBus
from app.bus.notify import NotifyBus
from app.bus.redis import RedisBus
from app.db.engine import Database
from app.settings import Settings


def bus_of(settings: Settings, database: Database) -> Bus:
    """What the settings ask for, or what fits the database."""
    kind = settings.bus
    if kind == "auto":
        kind = "memory" if database.dialect == "sqlite" else "notify"
    if kind == "notify" and database.dialect == "postgresql":
        return NotifyBus(database.url)
    if kind == "redis":
        return RedisBus(settings.redis_url, settings.bus_space)
    return MemoryBus()
