"""What every test may ask for. Both databases are real; what this machine lacks is named at the end."""

import os
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest
from sqlalchemy.engine import make_url

from app.db.engine import Database
from app.db.migrate import migrate
from app.db.writer import Writer
from app.events.log import append
from app.kit.clock import SetClock
from app.kit.ids import SystemRandomness
from tests.needs import forbid_or_skip, skipped_parts

POSTGRES = os.environ.get("OKNO_TEST_POSTGRES_URL", "").replace("postgresql+psycopg:", "postgresql:")
"""As psycopg itself wants it."""
LOCAL_POSTGRES = "postgresql:///postgres?host=/var/run/postgresql"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--minutes", type=float, default=1.0, help="How long torture may take.")
    parser.addoption("--seed", default="", help="Seed of whatever is random in torture.")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for line in skipped_parts(terminalreporter):
        terminalreporter.write_line(line)


@pytest.fixture(scope="session")
def postgres_server() -> str:
    """Address of a server on which databases may be made."""
    for address in filter(None, (POSTGRES, LOCAL_POSTGRES)):
        try:
            with psycopg.connect(address, connect_timeout=3):
                return address
        except psycopg.OperationalError:
            continue
    return forbid_or_skip("PostgreSQL", "no server answers")


@pytest.fixture(scope="session")
def migrated_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite database after all migrations, to be copied."""
    file = tmp_path_factory.mktemp("template") / "okno.db"
    database = Database(f"sqlite:///{file}")
    migrate(database)
    database.close()
    return file


@pytest.fixture(scope="session")
def postgres_template(postgres_server: str) -> Iterator[str]:
    """Name of a PostgreSQL database after all migrations, to be copied."""
    name = f"okno_template_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(postgres_server, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
        database = Database(address_of(postgres_server, name))
        migrate(database)
        database.close()
        yield name
        server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A fresh, migrated database; the test runs once on each kind."""
    if request.param == "sqlite":
        yield request.getfixturevalue("sqlite_url")
    else:
        yield request.getfixturevalue("postgres_url")


@pytest.fixture
def sqlite_url(migrated_template: Path, tmp_path: Path) -> str:
    file = tmp_path / "data" / "okno.db"
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(migrated_template.read_bytes())
    return f"sqlite:///{file}"


@pytest.fixture
def postgres_url(postgres_server: str, postgres_template: str) -> Iterator[str]:
    name = f"okno_test_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(postgres_server, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}" TEMPLATE "{postgres_template}"')
        yield address_of(postgres_server, name)
        server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    opened = Database(database_url)
    yield opened
    opened.close()


@pytest.fixture
def writer(database: Database) -> Iterator[Writer]:
    """Running; its answers reach threads, not an event loop."""
    with Writer(database, append).running() as running:
        yield running


@pytest.fixture
def clock() -> SetClock:
    """Stands at noon of a Monday."""
    return SetClock(datetime(2026, 11, 23, 9, 0, tzinfo=UTC))


@pytest.fixture
def randomness() -> SystemRandomness:
    return SystemRandomness()


def address_of(server: str, name: str) -> str:
    """SQLAlchemy address of another database on the same server."""
    url = make_url(server).set(drivername="postgresql+psycopg", database=name)
    return url.render_as_string(hide_password=False)
