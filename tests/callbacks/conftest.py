"""A shop with a form, on both databases; the clock stands at noon of a Monday in Moscow."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from app.callbacks import duties
from app.house import House
from app.kit.clock import SetClock
from app.main import create_app
from app.settings import Settings
from tests.callbacks.shop import HERE, Desk, Page, Shop, connect, sign_in

PBX_SECRET = "a-secret-of-the-exchange"


@pytest.fixture(autouse=True)
def only_the_tests_do_the_duties(monkeypatch: pytest.MonkeyPatch) -> None:
    """The house looks once, at its start; then whoever sets the clock also says when to look."""
    monkeypatch.setattr(duties, "PAUSE", 3_600.0)


@pytest.fixture
async def shop(database_url: str, tmp_path: Path, clock: SetClock) -> AsyncIterator[Shop]:
    settings = Settings(
        data=tmp_path / "house",
        database_url=database_url,
        secret_key=SecretStr("a-key-that-is-long-enough"),
        public_url=HERE,
        own_contacts="+7 495 000-11-22",
    )
    app = create_app(settings, clock)
    async with app.router.lifespan_context(app):
        house: House = app.state.house
        boris = await sign_in(app, house)
        channel = await connect(boris, "callback", title="Лавка", pbx_secret=PBX_SECRET)
        yield Shop(app, house, clock, boris, channel["public_key"], channel["id"])


@pytest.fixture
def boris(shop: Shop) -> Desk:
    return shop.boris


@pytest.fixture
def anna(shop: Shop) -> Page:
    """On the shop's own page."""
    return shop.page()
