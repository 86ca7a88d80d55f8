"""An Okno of our own: a fresh data folder with a bot's channel, a site's channel and a signed-in operator."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.access.deps import SESSION_COOKIE
from app.access.sessions import Caller, open_session
from app.channels.keyring import Keyring
from app.db.engine import Database
from app.db.migrate import migrate
from app.db.transaction import Transaction
from app.db.writer import Writer
from app.events.log import append
from app.kit.clock import SystemClock
from app.kit.ids import SystemRandomness
from app.kit.json import dumps
from app.operators.adding import ensure_owner
from app.settings import Settings
from tests.bench.processes import HERE, free_port, served

BOT_TOKEN = "123456:bench-bench-bench-bench-bench-bench"
BOT_KEY = "bench-bot"
SITE_KEY = "bench-site"

SERVE = "from app.cli.serve import run; from app.settings import Settings; run(Settings())"
"""What `okno serve` does."""


@dataclass(frozen=True, slots=True)
class House:
    """Okno as a process, seen from outside."""

    data: Path
    port: int
    cookie: str
    pid: int

    @property
    def file(self) -> Path:
        return self.data / "okno.db"

    def log_end(self) -> int:
        """The seq of the newest event."""
        with closing(sqlite3.connect(self.file)) as database:
            return int(database.execute("SELECT seq FROM event_counter").fetchone()[0])


@contextmanager
def house(data: Path) -> Iterator[House]:
    """`okno serve` on SQLite."""
    port = free_port()
    settings = Settings(
        data=data, host=HERE, port=port, sign_in_link=False, database_url="", log_level="warning"
    )
    token = _furnish(settings)
    environment = {
        "OKNO_DATA": str(data),
        "OKNO_DATABASE_URL": "",
        "OKNO_HOST": HERE,
        "OKNO_PORT": str(port),
        "OKNO_SIGN_IN_LINK": "0",
        "OKNO_LOG_LEVEL": "warning",
    }
    with served(["-c", SERVE], port, data / "server.log", environment) as pid:
        yield House(data, port, f"{SESSION_COOKIE}={token}", pid)


def _furnish(settings: Settings) -> str:
    """The operator's session."""
    settings.data.mkdir(parents=True, exist_ok=True)
    database = Database(settings.database)
    migrate(database)
    try:
        with Writer(database, append).running() as writer:
            return writer.write_now(_move_in, settings)
    finally:
        database.close()


def _move_in(tx: Transaction, settings: Settings) -> str:
    now, keyring = SystemClock().now(), Keyring.of(settings)
    bot = ("telegram", BOT_KEY, {"mode": "webhook"}, keyring.encrypt({"token": BOT_TOKEN}))
    site = ("site", SITE_KEY, {"title": "Лавка", "language": "ru"}, "")
    for kind, key, shown, hidden in (bot, site):
        tx.run(
            "INSERT INTO channels (kind, name, public_key, state, settings, secrets, account, created_at)"
            " VALUES (?, ?, ?, 'active', ?, ?, '{}', ?)",
            (kind, key, key, dumps(shown), hidden, tx.stored(now)),
        )
    owner = ensure_owner(tx, now)
    return open_session(tx, owner, Caller(), now, settings.session_days, SystemRandomness())
