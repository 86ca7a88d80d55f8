"""SQLite has no bus between processes; its data version says cheaply that some connection has committed."""

import asyncio
from collections.abc import Callable

from app.db.engine import Database

PAUSE = 0.4
"""Seconds: what a command writes beside a running server is in open windows within a second."""


async def watch_commits(database: Database, notice: Callable[[], None]) -> None:
    """Call `notice` after commits, whoever made them."""
    connection = await asyncio.to_thread(database.reading.raw_connection)
    try:
        seen = None
        while True:
            version = connection.cursor().execute("PRAGMA data_version").fetchone()[0]
            if version != seen:
                seen = version
                notice()
            await asyncio.sleep(PAUSE)
    finally:
        connection.close()
