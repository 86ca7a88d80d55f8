"""What these tests share: a shop whose owner is signed in, and a stranger's channel that is installed."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from app.channels import routes
from app.channels.keyring import Keyring
from app.channels.open import Switchboard
from app.db.engine import Database
from app.db.writer import Writer
from app.kit.clock import SetClock
from app.operators import routes as operator_routes
from app.settings import Settings
from tests.access.doors import house_with
from tests.access.people import Shop
from tests.access.staff import boris, hashing_takes_no_time, settings, writer
from tests.channels import postcard
from tests.channels.postcard import PostOffice

__all__ = ["boris", "hashing_takes_no_time", "settings", "writer"]


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PostOffice:
    """Postcards are installed as any third party would do it; here is what they lead to."""
    package = tmp_path / "site-packages" / "postcard-1.0.dist-info"
    package.mkdir(parents=True)
    (package / "METADATA").write_text("Metadata-Version: 2.1\nName: postcard\nVersion: 1.0\n")
    (package / "entry_points.txt").write_text(
        "[okno.connectors]\npostcard = tests.channels.postcard:PostcardConnector\n"
    )
    monkeypatch.syspath_prepend(package.parent)
    office = PostOffice()
    monkeypatch.setattr(postcard, "OFFICE", office)
    return office


@pytest.fixture
def keyring(settings: Settings) -> Keyring:
    return Keyring.of(settings)


@pytest.fixture
async def switchboard(
    database: Database, writer: Writer, keyring: Keyring, clock: SetClock, office: PostOffice
) -> AsyncIterator[Switchboard]:
    switchboard = Switchboard(database, writer, keyring, clock, grace=0)
    yield switchboard
    await switchboard.close()
    assert office.still_open == []


@pytest.fixture
async def shop(
    database: Database, writer: Writer, clock: SetClock, settings: Settings, switchboard: Switchboard
) -> Shop:
    """Has the doors of sign-in and of channels."""
    house = house_with(
        operator_routes.router,
        routes.router,
        database=database,
        writer=writer,
        clock=clock,
        settings=settings,
        switchboard=switchboard,
    )
    return Shop(house, writer, clock)
