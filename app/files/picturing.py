"""Pictures are measured and drawn anew, whoever sent them and whatever they claim to be.

What is drawn anew holds pixels and nothing else: no place where a photograph was taken, no page or program that hides
in the same bytes. Runs in the darkroom only.
"""

import logging
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, cast

from PIL import Image, ImageCms, ImageOps

PORTRAIT = 128
"""Pixels of either side of somebody's picture: twice what the largest place for it takes, on a fine screen."""
SMALL = 640
"""Pixels of a thumbnail's longer side."""
LARGE = 2_560
"""Pixels of the longer side of what is shown in its place."""
MOST_PIXELS = 40_000_000
"""More are not unpacked: a small file can hold a picture larger than our memory."""
MOST_MOVING_PIXELS = 150_000_000
"""Of all frames together. What moves longer stands still on our screens."""
MOST_FRAMES = 600

MIMES = {
    "image/png": "PNG",
    "image/jpeg": "JPEG",
    "image/gif": "GIF",
    "image/webp": "WEBP",
    "image/bmp": "BMP",
}
DRAWN = "image/webp"
"""What is drawn anew."""

_ORIENTATION = 0x0112
_LYING = frozenset({5, 6, 7, 8})
_DEEP = frozenset({"I", "I;16", "I;16L", "I;16B", "I;16N", "F"})
_NOTHING_BESIDE: dict[str, Any] = {"exif": b"", "xmp": b"", "icc_profile": b""}

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Picture:
    width: int
    height: int
    """As people see it, turned upright."""
    thumbnail: bytes | None
    """None of a picture too large to be unpacked; so with what is shown."""
    shown: bytes | None = None
    moves: bool = False
    """Whether it has more than one frame."""


def picture_of(path: Path, mime: str) -> Picture | None:
    """None when it is no picture that we can read."""
    if mime not in MIMES:
        return None
    try:
        with Image.open(path, formats=[MIMES[mime]]) as image:
            return _read(image)
    except Exception as failure:  # noqa: BLE001 - a file made to break us may break anything
        log.info("a picture could not be read: %s", type(failure).__name__)
        return None


def portrait_of(path: Path, mime: str) -> bytes | None:
    """The middle of it as a small square that stands still. None when it is no picture that we can read."""
    if mime not in MIMES:
        return None
    try:
        with Image.open(path, formats=[MIMES[mime]]) as image:
            if image.width * image.height > MOST_PIXELS:
                return None
            square = ImageOps.fit(_plain(image), (PORTRAIT, PORTRAIT))
            return _drawn(_on_white(square), 82)
    except Exception as failure:  # noqa: BLE001 - as above
        log.info("somebody's picture could not be read: %s", type(failure).__name__)
        return None


def _read(image: Image.Image) -> Picture:
    width, height = image.size
    if image.width * image.height > MOST_PIXELS:
        turned = image.format != "PNG" and image.getexif().get(_ORIENTATION) in _LYING
        return Picture(*((height, width) if turned else (width, height)), None)
    moves = image.format in {"GIF", "WEBP"} and bool(getattr(image, "is_animated", False))
    moving = _drawn_moving(image) if moves and _is_short(image) else None
    upright = _plain(image)
    large, small = _within(upright, LARGE), _within(upright, SMALL)
    return Picture(
        upright.width,
        upright.height,
        thumbnail=_drawn(small, 80),
        shown=moving or _drawn(large, 88),
        moves=moves,
    )


def _is_short(image: Image.Image) -> bool:
    frames = int(getattr(image, "n_frames", 1))
    return frames <= MOST_FRAMES and frames * image.width * image.height <= MOST_MOVING_PIXELS


def _drawn_moving(image: Image.Image) -> bytes:
    out = BytesIO()
    loop = int(image.info.get("loop", 1))
    image.save(out, "WEBP", save_all=True, quality=75, method=0, loop=loop, **_NOTHING_BESIDE)
    image.seek(0)
    return out.getvalue()


def _plain(image: Image.Image) -> Image.Image:
    """Upright, eight bits, in the colours of a screen."""
    upright = _upright(image)
    if upright.mode in _DEEP:
        upright = _in_eight_bits(upright)
    profile = image.info.get("icc_profile")
    if profile and upright.mode in {"RGB", "RGBA", "CMYK", "L"}:
        upright = _in_screen_colours(upright, profile)
    return upright.convert("RGBA" if _is_see_through(upright) else "RGB")


def _upright(image: Image.Image) -> Image.Image:
    image.load()
    try:
        return ImageOps.exif_transpose(image)
    except Exception:  # noqa: BLE001 - what is said about a picture may be broken where the picture is not
        return image.copy()


def _in_eight_bits(deep: Image.Image) -> Image.Image:
    """A plain conversion would make most of it white. Where no depth is known, its lightest point is white."""
    levels = deep.convert("F")
    if deep.mode.startswith("I;16"):
        darkest, lightest = 0.0, 65_535.0
    else:
        darkest, lightest = cast("tuple[float, float]", levels.getextrema())
    scale = 255.0 / ((lightest - darkest) or 1.0)
    return levels.point(lambda level: level * scale + -darkest * scale).convert("L")


def _in_screen_colours(image: Image.Image, profile: bytes) -> Image.Image:
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        mode = "RGBA" if image.mode == "RGBA" else "RGB"
        converted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return image
    return converted or image


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode != "RGBA":
        return image
    ground = Image.new("RGBA", image.size, "white")
    ground.alpha_composite(image)
    return ground.convert("RGB")


def _is_see_through(image: Image.Image) -> bool:
    return image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info


def _within(image: Image.Image, side: int) -> Image.Image:
    small = image.copy()
    small.thumbnail((side, side))
    return small


def _drawn(image: Image.Image, quality: int) -> bytes:
    out = BytesIO()
    image.save(out, "WEBP", quality=quality, method=2, **_NOTHING_BESIDE)
    return out.getvalue()
