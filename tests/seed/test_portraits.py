"""What some of the cast show as their picture."""

import io
from pathlib import Path

import pytest
from PIL import Image

from app.clients.queries import client_card
from app.db.engine import Database
from app.db.writer import Writer
from app.files.disk_store import DiskStore
from app.kit.ids import SystemRandomness
from app.seed.cast import load_cast
from app.seed.planting import plant
from app.seed.planting_pictures import lay_out_portraits
from app.seed.portraits import SITTERS, SIZE, portrait_of
from app.seed.roles import Cast
from tests.seed.moved_in import NOON


@pytest.fixture(scope="module")
def cast() -> Cast:
    return load_cast(NOON)


def test_everybody_who_sits_is_in_the_cast_and_nobody_looks_like_another(cast: Cast) -> None:
    keys = {identity.key for client in cast.clients for identity in client.identities}
    assert SITTERS.keys() < keys
    drawn = {portrait_of(key) for key in SITTERS}
    assert len(drawn) == len(SITTERS)
    for content in drawn:
        with Image.open(io.BytesIO(content or b"")) as picture:
            assert (picture.format, picture.size) == ("JPEG", (SIZE, SIZE))


def test_they_are_shown_with_it_from_the_start(
    database: Database, writer: Writer, cast: Cast, tmp_path: Path
) -> None:
    portraits = lay_out_portraits(cast, DiskStore(tmp_path))
    planted = writer.write_now(plant, cast, NOON, SystemRandomness(), portraits=portraits)
    with database.snapshot() as connection:
        cards = {key: client_card(connection, number) for key, number in planted.clients.items()}
    pictured = {key for key, card in cards.items() if card is not None and card.picture_url is not None}
    assert {"anna-vetrova", "cafe-polden"} <= pictured
    assert len(cards) - len(pictured) > 10
