"""Pictures as the server treats them: measured, refused when they are none, and kept in several sizes."""

from dataclasses import dataclass
from io import BytesIO

from PIL import Image, UnidentifiedImageError

from tests.doubles.telegram.refusals import bad_request

SMALLER_SIDES = (90, 320, 800)
LONGEST_SIDE = 1280
LONGEST_PERIMETER_HALF = 10_000
STEEPEST_RATIO = 20


@dataclass(frozen=True)
class Picture:
    width: int
    height: int
    content: bytes


def sizes_of(content: bytes) -> list[Picture]:
    """The picture as JPEG in growing sizes; the last is the largest. Each size has its own bytes."""
    image = _opened(content)
    width, height = image.size
    if width + height > LONGEST_PERIMETER_HALF or max(width, height) > STEEPEST_RATIO * min(width, height):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    flat = image.convert("RGB")
    sides = [side for side in SMALLER_SIDES if side < max(width, height)]
    return [_fitted(flat, side) for side in [*sides, min(max(width, height), LONGEST_SIDE)]]


def size_of(content: bytes) -> tuple[int, int] | None:
    """Width and height, or None when the bytes are no picture."""
    try:
        with Image.open(BytesIO(content)) as image:
            return image.size
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError):
        return None


def _opened(content: bytes) -> Image.Image:
    try:
        image = Image.open(BytesIO(content))
        image.load()
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError):
        raise bad_request("IMAGE_PROCESS_FAILED") from None
    return image


def _fitted(image: Image.Image, side: int) -> Picture:
    copy = image.copy()
    copy.thumbnail((side, side))
    written = BytesIO()
    copy.save(written, "JPEG", quality=87)
    return Picture(copy.width, copy.height, written.getvalue())
