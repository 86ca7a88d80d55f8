"""What some of the cast show as their picture: heads without faces, and what people like, drawn by hand so that it is
ours. The rest have none, as in life."""

import io
from collections.abc import Callable, Mapping
from functools import lru_cache, partial

from PIL import Image, ImageDraw

SIZE = 256
_FINER = 2
"""Drawn this much larger and then shrunk, because Pillow's shapes have rough edges."""

Point = tuple[float, float]


class _Card:
    """A square of 100 by 100."""

    def __init__(self, ground: str) -> None:
        self._unit = SIZE * _FINER / 100
        self.image = Image.new("RGB", (SIZE * _FINER, SIZE * _FINER), ground)
        self._pen = ImageDraw.Draw(self.image)

    def oval(self, x: float, y: float, wide: float, high: float, fill: str) -> None:
        """Around its middle."""
        left, top = (x - wide / 2) * self._unit, (y - high / 2) * self._unit
        self._pen.ellipse((left, top, left + wide * self._unit, top + high * self._unit), fill=fill)

    def box(self, left: float, top: float, right: float, bottom: float, fill: str, radius: float = 0) -> None:
        corners = [number * self._unit for number in (left, top, right, bottom)]
        self._pen.rounded_rectangle(corners, radius=radius * self._unit, fill=fill)

    def shape(self, *corners: Point, fill: str) -> None:
        self._pen.polygon([(x * self._unit, y * self._unit) for x, y in corners], fill=fill)

    def line(self, *points: Point, fill: str, width: float = 1.5) -> None:
        path = [(x * self._unit, y * self._unit) for x, y in points]
        self._pen.line(path, fill=fill, width=round(width * self._unit), joint="curve")


@lru_cache
def portrait_of(identity_key: str) -> bytes | None:
    """A JPEG of 256 x 256, the same bytes every time; none of most of the cast."""
    draw = SITTERS.get(identity_key)
    if draw is None:
        return None
    out = io.BytesIO()
    draw().image.resize((SIZE, SIZE), Image.Resampling.LANCZOS).save(out, "JPEG", quality=88)
    return out.getvalue()


def _head(
    ground: str, skin: str, hair: str, clothes: str, *, style: str = "short", more: tuple[str, ...] = ()
) -> _Card:
    card = _Card(ground)
    if style == "long":
        card.box(27, 26, 73, 86, hair, 20)
    elif style == "bob":
        card.box(28, 24, 72, 63, hair, 19)
    elif style == "bun":
        card.oval(50, 17, 20, 18, hair)
    card.oval(50, 106, 84, 62, clothes)
    card.box(43, 58, 57, 80, skin, 7)
    card.oval(50, 46, 36, 42, skin)
    if "beard" in more:
        card.shape((32, 48), (38, 54), (50, 55), (62, 54), (68, 48), (64, 64), (50, 72), (36, 64), fill=hair)
    if style != "bald":
        card.shape((31, 45), (32, 32), (42, 23), (58, 23), (68, 32), (69, 45), (62, 35), (44, 33), fill=hair)
    if "cap" in more:
        card.shape((30, 36), (34, 24), (46, 19), (58, 20), (68, 28), (70, 36), fill=clothes)
        card.box(46, 33, 80, 38, clothes, 2.5)
    if "glasses" in more:
        for x in (42, 58):
            card.oval(x, 46, 13, 13, "#3d3a38")
            card.oval(x, 46, 10, 10, "#dfe9ee")
        card.line((48, 46), (52, 46), fill="#3d3a38")
    return card


def _mountains(sky: str, far: str, near: str, sun: str) -> _Card:
    card = _Card(sky)
    card.oval(70, 28, 18, 18, sun)
    card.shape((-5, 100), (30, 34), (62, 100), fill=far)
    card.shape((30, 34), (22, 49), (29, 46), (33, 52), (38, 48), fill="#fbf6ea")
    card.shape((30, 100), (68, 48), (110, 100), fill=near)
    return card


def _boat(sky: str, sea: str, sail: str) -> _Card:
    card = _Card(sky)
    card.box(0, 68, 100, 100, sea)
    card.shape((52, 16), (52, 60), (82, 60), fill=sail)
    card.shape((48, 24), (48, 60), (26, 60), fill="#fbf6ea")
    card.shape((20, 64), (82, 64), (72, 77), (30, 77), fill="#7b4a34")
    card.line((10, 86), (28, 86), fill="#fbf6ea")
    card.line((60, 91), (86, 91), fill="#fbf6ea")
    return card


def _flower(ground: str, petals: str, heart: str) -> _Card:
    card = _Card(ground)
    card.line((50, 50), (52, 104), fill="#4f7350", width=4)
    card.shape((52, 84), (72, 70), (80, 74), (66, 86), fill="#6b9068")
    for x, y in ((50, 24), (71, 36), (71, 58), (50, 69), (29, 58), (29, 36)):
        card.oval(x, y, 28, 28, petals)
    card.oval(50, 47, 25, 25, heart)
    return card


def _cat(ground: str, fur: str, eyes: str) -> _Card:
    card = _Card(ground)
    card.oval(50, 108, 70, 66, fur)
    card.shape((24, 50), (25, 18), (46, 34), fill=fur)
    card.shape((76, 50), (75, 18), (54, 34), fill=fur)
    card.oval(50, 54, 56, 48, fur)
    for x in (39, 61):
        card.oval(x, 51, 9, 11, eyes)
        card.oval(x, 51, 3, 9, "#22252b")
    card.shape((46, 60), (54, 60), (50, 65), fill="#d98f86")
    for side in (-1, 1):
        for lift in (-3, 2):
            card.line((50 + side * 12, 63), (50 + side * 33, 62 + lift * 2), fill=eyes, width=0.8)
    return card


def _cup(ground: str, cup: str, drink: str) -> _Card:
    card = _Card(ground)
    card.oval(74, 52, 24, 24, cup)
    card.oval(74, 52, 13, 13, ground)
    card.box(24, 36, 72, 78, cup, 14)
    card.oval(48, 38, 48, 14, cup)
    card.oval(48, 38, 40, 9, drink)
    for x in (38, 50):
        card.line((x, 26), (x + 4, 20), (x, 14), (x + 4, 8), fill="#fbf6ea", width=2)
    return card


def _pot(ground: str, pot: str, leaves: str) -> _Card:
    card = _Card(ground)
    for tip, base in (((18, 34), 44), ((34, 12), 47), ((52, 6), 50), ((69, 14), 53), ((83, 36), 56)):
        x, y = tip
        card.shape((base - 3, 66), (x - 6, (y + 66) / 2 - 6), tip, (x + 7, (y + 66) / 2 + 2), fill=leaves)
    card.shape((30, 62), (70, 62), (64, 94), (36, 94), fill=pot)
    card.box(27, 58, 73, 67, pot, 2)
    return card


def _trees(sky: str, trees: str, ground: str) -> _Card:
    card = _Card(sky)
    card.oval(76, 22, 16, 16, "#f8edd0")
    for x, top, size in ((22, 34, 30), (78, 40, 28), (50, 16, 42)):
        for step in range(3):
            y = top + step * size * 0.45
            card.shape(
                (x, y), (x - size * 0.5, y + size * 0.75), (x + size * 0.5, y + size * 0.75), fill=trees
            )
    card.oval(50, 112, 150, 66, ground)
    return card


def _fields(sky: str, sun: str, far: str, near: str) -> _Card:
    card = _Card(sky)
    card.oval(34, 44, 34, 34, sun)
    card.oval(76, 88, 110, 64, far)
    card.oval(20, 106, 130, 70, near)
    return card


_LIGHT, _WARM, _DEEP = "#f0c9a8", "#dba77f", "#b98058"

SITTERS: Mapping[str, Callable[[], _Card]] = {
    "aglaya-veres-tg": partial(_head, "#e9dcc5", _LIGHT, "#a8512f", "#2f6f6a", style="long"),
    "anna-vetrova-tg": partial(_head, "#cfdcd3", _LIGHT, "#5b3b2a", "#c8553d", style="bob"),
    "artur-gevorkyan-tg": partial(_head, "#d6d9e4", _WARM, "#26211f", "#3c4a63", more=("beard",)),
    "cafe-polden-tg": partial(_cup, "#c9754b", "#fbf6ea", "#5b3420"),
    "darina-chekh-tg": partial(_flower, "#dfe8df", "#e39ab0", "#f2c14e"),
    "denis-korzun-tg": partial(_mountains, "#bcd3e0", "#6d86a0", "#3f566e", "#f6d68a"),
    "dmitry-krutikov-vk": partial(_head, "#e4ddd2", _LIGHT, "#8b8580", "#4b5d4a", more=("beard",)),
    "elvira-nurieva-vk": partial(_head, "#efd3cb", _WARM, "#241c1e", "#7c3f58", style="long"),
    "fyodor-chashchin-tg": partial(_boat, "#dfeaf0", "#4d7ea0", "#c8553d"),
    "gulshat-akhmetzyanova-vk": partial(_flower, "#3c4a63", "#fbf6ea", "#e0a93b"),
    "inga-vaitkus-vk": partial(_boat, "#f3d9b8", "#3f6f78", "#e9a15b"),
    "katya-ivanova-tg": partial(_cat, "#f1dfc4", "#d68b45", "#fbf3d8"),
    "ksyu-uyut-tg": partial(_pot, "#efe8dc", "#c27a52", "#5f8a63"),
    "larisa-ponomaryova-vk": partial(_head, "#d3dde6", _LIGHT, "#d8b26a", "#3b3f52", style="bob"),
    "lev-ginzburg-tg": partial(
        _head, "#d9d2c4", _LIGHT, "#b8b3ac", "#5a4636", style="bald", more=("glasses",)
    ),
    "liza-odintsova-tg": partial(_head, "#f0dbe0", _LIGHT, "#7a4a2c", "#e0b85c", style="bun"),
    "milana-kotova-vk": partial(_cat, "#b9c7bb", "#2e3138", "#e5cf6a"),
    "nikita-ryabov-tg": partial(_mountains, "#1f2a44", "#34456a", "#16203a", "#f4efdc"),
    "pavel-grachev-tg": partial(_head, "#dbe3d4", _LIGHT, "#4a382c", "#2d5d7c", more=("cap",)),
    "raisa-tikhomirova-tg": partial(_fields, "#f6e3c2", "#e79a52", "#9db497", "#6f8f6a"),
    "sergey-kim-tg": partial(_head, "#cddbe2", _WARM, "#1f1d20", "#6b7280", more=("glasses",)),
    "stanislav-moroz-vk": partial(_trees, "#7d93b3", "#2d4654", "#eef3f7"),
    "tamara-badmaeva-vk": partial(_fields, "#c7dcea", "#fbf0cf", "#8aa27c", "#c9a75c"),
    "veronika-lesnaya-tg": partial(_trees, "#e8e6d2", "#3f6b4f", "#a9bd86"),
    "zhanar-seitkali-tg": partial(_fields, "#9fd0dc", "#f6d68a", "#e0b85c", "#c98f3c"),
    "zinaida-pavlovna-vk": partial(_flower, "#f4ead6", "#c0455a", "#7a2636"),
}
