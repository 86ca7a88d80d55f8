"""Boris cannot tell where the files are kept: they come through the same door, with the same right."""

from pathlib import Path

import pytest

from app.files.s3_store import S3Store
from app.files.store import FileStore
from app.seed.pictures import SCENES, draw
from app.seed.sounds import voice
from tests.access.doors import Browser, code_of
from tests.access.people import Shop
from tests.files.conftest import Keeping
from tests.files.seaweed import Seaweed
from tests.files.test_uploading import card_of
from tests.house_process import free_port

PHOTO = draw(min(SCENES))
SOUND = voice(1)


@pytest.fixture
def store(seaweed: Seaweed, tmp_path: Path) -> FileStore:
    return S3Store(seaweed.access(prefix=tmp_path.name), tmp_path / "drafts")


async def test_what_goes_up_comes_down(boris: Browser, shop: Shop, seaweed: Seaweed) -> None:
    card = await card_of(boris, PHOTO, name="Окно.jpg")

    saved = await boris.client.get(card["url"], params={"original": "true"})
    assert saved.content == PHOTO
    shown = await boris.client.get(card["url"])
    assert shown.headers["content-type"] == "image/webp"
    assert shown.headers["x-content-type-options"] == "nosniff"
    assert seaweed.url not in str(shown.headers)
    stranger = await Browser(shop.app).client.get(card["url"])
    assert (stranger.status_code, code_of(stranger)) == (401, "not_signed_in")


async def test_sound_is_heard_from_the_middle(boris: Browser, keeps: Keeping) -> None:
    kept = await keeps(SOUND)

    part = await boris.asks("GET", f"/files/{kept.public_key}", range="bytes=100-199")

    assert (part.status_code, part.content) == (206, SOUND[100:200])


async def test_a_store_that_is_away_is_said(
    boris: Browser, shop: Shop, keeps: Keeping, seaweed: Seaweed, tmp_path: Path
) -> None:
    kept = await keeps(SOUND)
    shop.app.state.files = S3Store(
        seaweed.access(endpoint=f"http://127.0.0.1:{free_port()}"), tmp_path / "drafts"
    )

    answer = await boris.asks("GET", f"/files/{kept.public_key}")

    assert (answer.status_code, code_of(answer)) == (503, "files_unavailable")
