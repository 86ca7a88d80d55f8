"""Stickers of the shop, drawn by hand so that they are ours: still ones, short films and drawings that move."""

import gzip
import io
import json
import math
from collections.abc import Callable
from typing import Any

import av
from PIL import Image, ImageDraw

from app.seed.recording import REPEATABLE, picture_frame

SIZE = 512
MIMES = {"still": "image/webp", "video": "video/webm", "animated": "application/x-tgsticker"}

_FRAMES = 20
_FRAMES_A_SECOND = 10
_FILM = {"deadline": "realtime", "cpu-used": "8", "crf": "40", "b:v": "0", "threads": "1"}
_CLAY, _GLAZE, _INK, _HEART = "#b9603f", "#8fa58b", "#3d3a38", "#d8574a"

Pen = ImageDraw.ImageDraw


def sticker(drawing: str, form: str) -> bytes:
    """WebP, WebM or TGS, the same bytes every time. Raises KeyError for what nobody can draw."""
    if form == "animated":
        return _moving(drawing)
    if form == "video":
        return _filmed(drawing)
    file = io.BytesIO()
    _drawn(drawing, 0).save(file, "WEBP", quality=80)
    return file.getvalue()


def _filmed(drawing: str) -> bytes:
    """VP9 with a transparent ground."""
    file = io.BytesIO()
    with av.open(file, "w", format="webm", options=REPEATABLE) as container:
        stream = container.add_stream("libvpx-vp9", rate=_FRAMES_A_SECOND, options=_FILM)
        stream.width = stream.height = SIZE
        stream.pix_fmt = "yuva420p"
        for number in range(_FRAMES):
            frame = picture_frame(_drawn(drawing, number / _FRAMES)).reformat(format="yuva420p")
            for packet in stream.encode(frame):
                container.mux(packet)
        for packet in stream.encode(None):
            container.mux(packet)
    return file.getvalue()


def _drawn(drawing: str, part: float) -> Image.Image:
    """`part` of a turn: what moves is back where it was after a whole one."""
    image = Image.new("RGBA", (SIZE, SIZE), (0, 0, 0, 0))
    STILLS[drawing](ImageDraw.Draw(image), math.sin(math.tau * part))
    return image


def _cup(pen: Pen, swing: float) -> None:
    for number, x in enumerate((190, 250, 310)):
        lean = swing * (14 if number % 2 else -14)
        pen.line([(x, 60), (x + lean, 100), (x - lean, 140)], fill="#c9c2b8", width=14, joint="curve")
    pen.ellipse((330, 210, 460, 350), outline=_CLAY, width=34)
    pen.rounded_rectangle((110, 170, 390, 430), radius=70, fill=_CLAY)
    pen.ellipse((110, 140, 390, 220), fill="#7c3d27")
    pen.ellipse((132, 154, 368, 210), fill="#e9d9bd")
    pen.rounded_rectangle((90, 440, 410, 466), radius=13, fill=_GLAZE)


def _heart(pen: Pen, swing: float) -> None:
    size = 150 + 12 * swing
    pen.ellipse((256 - size, 256 - size, 256, 256), fill=_HEART)
    pen.ellipse((256, 256 - size, 256 + size, 256), fill=_HEART)
    dent, left, right = (256, 256 - size / 2), (256 - size * 0.94, 212), (256 + size * 0.94, 212)
    pen.polygon([left, dent, right, (256, 256 + size * 1.15)], fill=_HEART)


def _vase(pen: Pen, swing: float) -> None:
    for x, colour in ((190, _HEART), (256, "#e0b85c"), (322, "#7a9cc6")):
        bloom = x + 16 * swing
        pen.line([(256, 260), (bloom, 130)], fill="#5f7a73", width=12)
        pen.ellipse((bloom - 42, 70, bloom + 42, 154), fill=colour)
    pen.polygon([(206, 230), (306, 230), (370, 400), (320, 470), (192, 470), (142, 400)], fill=_GLAZE)
    pen.line([(160, 360), (352, 360)], fill="#f4efe3", width=10)


STILLS: dict[str, Callable[[Pen, float], None]] = {"cup": _cup, "heart": _heart, "vase": _vase}


def _moving(drawing: str) -> bytes:
    """Lottie as Telegram packs it: 512 x 512, sixty frames a second."""
    shown = {
        "tgs": 1,
        "v": "5.5.2",
        "fr": 60,
        "ip": 0,
        "op": 120,
        "w": SIZE,
        "h": SIZE,
        "nm": drawing,
        "ddd": 0,
        "assets": [],
        "layers": [_layer(MOVING[drawing])],
    }
    return gzip.compress(json.dumps(shown, separators=(",", ":")).encode(), mtime=0)


def _layer(shapes: list[dict[str, Any]]) -> dict[str, Any]:
    """All of it breathes: a little larger, a little turned, and back."""
    return {
        "ddd": 0,
        "ind": 1,
        "ty": 4,
        "nm": "all",
        "sr": 1,
        "ks": {
            "o": {"a": 0, "k": 100},
            "r": _swinging([-5], [5]),
            "p": {"a": 0, "k": [256, 256, 0]},
            "a": {"a": 0, "k": [256, 256, 0]},
            "s": _swinging([94, 94, 100], [104, 104, 100]),
        },
        "ao": 0,
        "shapes": shapes,
        "ip": 0,
        "op": 120,
        "st": 0,
        "bm": 0,
    }


def _swinging(least: list[float], most: list[float]) -> dict[str, Any]:
    ease = {"i": {"x": [0.6], "y": [1]}, "o": {"x": [0.4], "y": [0]}}
    return {"a": 1, "k": [{**ease, "t": 0, "s": least}, {**ease, "t": 60, "s": most}, {"t": 120, "s": least}]}


def _group(shape: dict[str, Any], colour: str) -> dict[str, Any]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    fill = {"ty": "fl", "c": {"a": 0, "k": [red, green, blue, 1]}, "o": {"a": 0, "k": 100}, "r": 1}
    still = {
        "ty": "tr",
        "p": {"a": 0, "k": [0, 0]},
        "a": {"a": 0, "k": [0, 0]},
        "s": {"a": 0, "k": [100, 100]},
        "r": {"a": 0, "k": 0},
        "o": {"a": 0, "k": 100},
    }
    return {"ty": "gr", "it": [shape, fill, still]}


def _oval(x: float, y: float, width: float, height: float) -> dict[str, Any]:
    return {"ty": "el", "p": {"a": 0, "k": [x, y]}, "s": {"a": 0, "k": [width, height]}, "d": 1}


def _box(x: float, y: float, width: float, height: float, radius: float) -> dict[str, Any]:
    shape = {"p": {"a": 0, "k": [x, y]}, "s": {"a": 0, "k": [width, height]}, "r": {"a": 0, "k": radius}}
    return {"ty": "rc", "d": 1} | shape


# What stands first lies on top.
MOVING: dict[str, list[dict[str, Any]]] = {
    "teapot": [
        _group(_oval(210, 270, 26, 34), "#ffffff"),
        _group(_oval(290, 270, 26, 34), "#ffffff"),
        _group(_box(250, 330, 70, 18, 9), "#f4efe3"),
        _group(_oval(250, 130, 52, 52), _INK),
        _group(_box(250, 166, 170, 36, 18), _CLAY),
        _group(_oval(250, 300, 290, 260), _GLAZE),
        _group(_box(420, 260, 120, 40, 20), _GLAZE),
        _group(_oval(100, 290, 120, 150), "#6f8a63"),
    ]
}
