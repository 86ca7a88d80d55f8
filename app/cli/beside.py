"""Commands work beside a running server: on the same database, and what they do is in open windows at once."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

from app.channels.keyring import Keyring
from app.channels.open import Switchboard
from app.db.engine import Database
from app.db.migrate import migrate
from app.db.writer import Writer
from app.events.log import append
from app.kit.clock import SystemClock
from app.settings import Settings


@contextmanager
def open_database(settings: Settings) -> Iterator[Database]:
    """Of the shape that this version needs, also before the first start of the server."""
    settings.data.mkdir(parents=True, exist_ok=True)
    database = Database(settings.database)
    try:
        migrate(database)
        yield database
    finally:
        database.close()


@contextmanager
def open_writer(settings: Settings) -> Iterator[Writer]:
    with open_database(settings) as database, Writer(database, append).running() as writer:
        yield writer


@asynccontextmanager
async def open_switchboard(settings: Settings) -> AsyncIterator[Switchboard]:
    with open_database(settings) as database:
        writer = Writer(database, append)
        writer.start(asyncio.get_running_loop())
        switchboard = Switchboard(database, writer, Keyring.of(settings), SystemClock())
        try:
            yield switchboard
        finally:
            await switchboard.close()
            await asyncio.to_thread(writer.stop)
