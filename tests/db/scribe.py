"""A process that writes: `python -m tests.db.scribe ADDRESS NAME COUNT` logs that many events in small units."""

import asyncio
import sys
from datetime import UTC, datetime

from app.db.engine import Database
from app.db.transaction import LogEntry, Transaction
from app.db.writer import Writer
from app.events.log import append


def note(tx: Transaction, words: str) -> None:
    tx.log(LogEntry("scribe.wrote", datetime.now(UTC), f'"{words}"'))


async def write(address: str, name: str, count: int) -> None:
    database = Database(address)
    writer = Writer(database, append, connections=2)
    writer.start(asyncio.get_running_loop())
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    for number in range(0, count, 20):
        some = range(number, min(number + 20, count))
        await asyncio.gather(*(writer.write(note, f"{name} {one}") for one in some))
    await asyncio.to_thread(writer.stop)
    database.close()


if __name__ == "__main__":
    asyncio.run(write(sys.argv[1], sys.argv[2], int(sys.argv[3])))
