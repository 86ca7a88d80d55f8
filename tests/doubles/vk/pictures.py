"""Pictures as VK treats them: measured, refused when they are none, and kept in several sizes."""

from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageDraw, UnidentifiedImageError

SIDES = {"s": 75, "m": 130, "x": 604, "y": 807, "z": 1080, "w": 2560}
LONGEST_PERIMETER_HALF = 14_000
STEEPEST_RATIO = 20
STICKER_COLOURS = ("#f2c14e", "#8cb9e8", "#f2a1a1", "#a3d39c", "#c9aee8", "#f5b971")


@dataclass(frozen=True)
class Picture:
    kind: str
    width: int
    height: int
    content: bytes


class NotAPictureError(Exception):
    pass


def sizes_of(content: bytes) -> list[Picture]:
    """The picture as JPEG in growing sizes by VK's letters; the last is the largest."""
    flat = _opened(content).convert("RGB")
    width, height = flat.size
    if width + height > LONGEST_PERIMETER_HALF or max(width, height) > STEEPEST_RATIO * min(width, height):
        raise NotAPictureError
    longest = max(width, height)
    small = [kind for kind, side in SIDES.items() if side < longest]
    next_kind = next((kind for kind, side in SIDES.items() if side >= longest), "w")
    kinds = small if next_kind in small else [*small, next_kind]
    return [_fitted(flat, kind, min(SIDES[kind], longest)) for kind in kinds]


def size_of(content: bytes) -> tuple[int, int] | None:
    """Width and height, or None when the bytes are no picture."""
    try:
        return _opened(content).size
    except NotAPictureError:
        return None


def plain_picture(width: int = 640, height: int = 480, colour: str = "#6f8fb8", kind: str = "JPEG") -> bytes:
    """A picture for those who only need some picture."""
    written = BytesIO()
    Image.new("RGB", (width, height), colour).save(written, kind)
    return written.getvalue()


def sticker_picture(number: int, side: int = 256) -> bytes:
    """A round face on nothing; the number chooses its colour and its mood."""
    image = Image.new("RGBA", (side, side), (0, 0, 0, 0))
    draw, unit = ImageDraw.Draw(image), side / 16
    face = STICKER_COLOURS[number % len(STICKER_COLOURS)]
    draw.ellipse((unit, unit, 15 * unit, 15 * unit), fill=face)
    for left in (5, 9.5):
        draw.ellipse((left * unit, 5.5 * unit, (left + 1.5) * unit, 7.5 * unit), fill="#2b2f36")
    mouth, width = (5 * unit, 7 * unit, 11 * unit, 12 * unit), round(unit * 0.7)
    match number % 3:
        case 0:
            draw.chord(mouth, 10, 170, fill="#2b2f36")
        case 1:
            draw.arc(mouth, 20, 160, fill="#2b2f36", width=width)
        case _:
            draw.ellipse((7 * unit, 9.5 * unit, 9 * unit, 12 * unit), fill="#2b2f36")
    return _written(image)


def portrait_picture(background: str, figure: str, side: int = 200) -> bytes:
    """A head and shoulders in the place of a portrait."""
    image = Image.new("RGB", (side, side), background)
    draw, unit = ImageDraw.Draw(image), side / 10
    draw.ellipse((3.3 * unit, 2 * unit, 6.7 * unit, 5.4 * unit), fill=figure)
    draw.ellipse((1.8 * unit, 6 * unit, 8.2 * unit, 13 * unit), fill=figure)
    return _written(image)


def _written(image: Image.Image) -> bytes:
    written = BytesIO()
    image.save(written, "PNG")
    return written.getvalue()


def _opened(content: bytes) -> Image.Image:
    try:
        image = Image.open(BytesIO(content))
        image.load()
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError):
        raise NotAPictureError from None
    return image


def _fitted(image: Image.Image, kind: str, side: int) -> Picture:
    copy = image.copy()
    copy.thumbnail((side, side))
    written = BytesIO()
    copy.save(written, "JPEG", quality=87)
    return Picture(kind, copy.width, copy.height, written.getvalue())
