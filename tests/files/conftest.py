"""What these tests share: a shop with a shelf for files, and its owner, signed in."""

from collections.abc import Awaitable, Callable, Iterator

import pytest

from app.db.engine import Database
from app.db.writer import Writer
from app.files import routes
from app.files.disk_store import DiskStore
from app.files.keeping import Kept, store_bytes
from app.files.store import FileStore
from app.kit.clock import SetClock
from app.kit.ids import SystemRandomness
from app.operators import routes as operator_routes
from app.settings import Settings
from tests.access.doors import house_with
from tests.access.people import Shop
from tests.access.staff import boris, hashing_takes_no_time, settings, writer
from tests.files.seaweed import Seaweed, is_here
from tests.needs import forbid_or_skip

__all__ = ["boris", "hashing_takes_no_time", "settings", "writer"]

Keeping = Callable[[bytes], Awaitable[Kept]]


@pytest.fixture
async def shop(
    database: Database, writer: Writer, clock: SetClock, settings: Settings, store: FileStore
) -> Shop:
    """Has the doors of sign-in and of files."""
    house = house_with(
        operator_routes.router,
        routes.router,
        database=database,
        writer=writer,
        clock=clock,
        settings=settings,
        files=store,
    )
    return Shop(house, writer, clock)


@pytest.fixture
def store(settings: Settings) -> DiskStore:
    return DiskStore(settings.data / "files")


@pytest.fixture
def keeps(store: FileStore, writer: Writer, clock: SetClock, randomness: SystemRandomness) -> Keeping:
    """Puts what came with a message on the shelf."""

    async def keep(content: bytes) -> Kept:
        return await store_bytes(store, writer, content, clock.now(), randomness)

    return keep


@pytest.fixture(scope="session")
def seaweed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seaweed]:
    """A store that speaks S3."""
    if not is_here():
        forbid_or_skip("SeaweedFS", "it comes with the packages for development, on Linux")
    with Seaweed(tmp_path_factory.mktemp("seaweed")) as running:
        yield running
