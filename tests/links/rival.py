"""A process that follows every link it is given and says yes:
`python -m tests.links.rival ADDRESS SITE MESSENGER NAME TOKEN...` with ids of the two channels."""

import sys
from datetime import UTC, datetime

from app.db.engine import Database
from app.db.writer import Writer
from app.events.log import append
from app.kit.clock import SetClock
from tests.links.people import Correspondent, Shop


def follow_all(address: str, site: str, messenger: str, name: str, tokens: list[str]) -> None:
    database = Database(address)
    clock = SetClock(datetime(2026, 11, 23, 9, 0, tzinfo=UTC))
    with Writer(database, append, connections=2).running() as writer:
        shop = Shop(database, writer, clock, known=[int(site), int(messenger)])
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        sys.stdin.readline()
        for number, token in enumerate(tokens):
            person = Correspondent(shop, shop.herald, f"{name}-{number}", name)
            person.follows(token)
            person.writes("да")
    database.close()


if __name__ == "__main__":
    ADDRESS, SITE, MESSENGER, NAME, *TOKENS = sys.argv[1:]
    follow_all(ADDRESS, SITE, MESSENGER, NAME, TOKENS)
