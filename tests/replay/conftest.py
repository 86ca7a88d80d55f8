"""A scratch house without the seconds that migrating it takes, and what is said of recordings in it."""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from app.db.engine import Database
from app.db.writer import Writer
from app.events.log import append
from app.replay.recordings import recorded_in
from app.replay.replaying import Found, replay
from app.replay.scratch import lay_out
from app.replay.threads import threads
from connectors.contract import Connector
from connectors.telegram.connector import TelegramConnector

Line = dict[str, Any]


@dataclass(frozen=True)
class Replayer:
    """Replays into a fresh scratch house each time."""

    template: Path
    connector: Connector

    def lines(self, *paths: Path) -> list[Line]:
        with self.scratch() as writer:
            found = recorded_in(self.connector, paths)
            return [line for some in replay(writer, self.connector, found) for line in some]

    def threads(self, found: Sequence[Found]) -> list[Line]:
        with self.scratch() as writer:
            for _ in replay(writer, self.connector, found):
                pass
            with writer.database.snapshot() as connection:
                return list(threads(connection))

    @contextmanager
    def scratch(self) -> Iterator[Writer]:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "okno.db"
            shutil.copyfile(self.template, file)
            database = Database(f"sqlite:///{file}")
            try:
                with Writer(database, append).running() as writer:
                    writer.write_now(lay_out, self.connector.kind)
                    yield writer
            finally:
                database.close()


@pytest.fixture(scope="session")
def telegram(migrated_template: Path) -> Replayer:
    return Replayer(migrated_template, TelegramConnector({"token": "1:replay"}))
