"""Pictures that need no files."""

import io

import pytest
from PIL import Image

from app.seed.pictures import SCENES, SIZE, bind, draw


@pytest.mark.parametrize("scene", sorted(SCENES))
def test_a_scene_is_a_picture_with_something_in_it(scene: str) -> None:
    picture = Image.open(io.BytesIO(draw(scene)))
    assert (picture.format, picture.size) == ("JPEG", SIZE)
    shades = [shade for shade, dots in enumerate(picture.convert("L").histogram()) if dots > 1_000]
    assert max(shades) - min(shades) > 60


def test_no_two_scenes_are_the_same_picture_and_each_is_always_the_same() -> None:
    drawn = {scene: draw(scene) for scene in SCENES}
    assert len(set(drawn.values())) == len(SCENES)
    assert draw("lamp") == drawn["lamp"]


def test_an_invoice_is_a_pdf_and_always_the_same() -> None:
    assert bind("invoice").startswith(b"%PDF-")
    assert bind("invoice") == bind("invoice")
