"""Flat pictures of what the shop sells and what happens to it, drawn by hand so that they are ours."""

import io
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import lru_cache

from PIL import Image, ImageDraw

SIZE = (960, 720)
Point = tuple[float, float]

_FINER = 2
"""Drawn this much larger and then shrunk, because Pillow's shapes have rough edges."""

_WALL, _FLOOR, _INK = "#efe8dc", "#d9cbb6", "#3d3a38"
_WOOD, _CARTON, _CARTON_DARK = "#b88a5b", "#cfa573", "#a97f4f"
_SAGE, _BRICK, _NIGHT, _CREAM, _GLOW = "#8fa58b", "#b9603f", "#3c4a63", "#fbf6ea", "#f6d68a"


class _Sheet:
    """A page on which one draws in the picture's own units."""

    def __init__(self, ground: str) -> None:
        self.image = Image.new("RGB", (SIZE[0] * _FINER, SIZE[1] * _FINER), ground)
        self._pen = ImageDraw.Draw(self.image)

    def box(self, left: float, top: float, right: float, bottom: float, fill: str, radius: float = 0) -> None:
        corners = _scaled((left, top, right, bottom))
        self._pen.rounded_rectangle(corners, radius=radius * _FINER, fill=fill)

    def oval(self, left: float, top: float, right: float, bottom: float, fill: str) -> None:
        self._pen.ellipse(_scaled((left, top, right, bottom)), fill=fill)

    def shape(self, *corners: Point, fill: str) -> None:
        self._pen.polygon([(x * _FINER, y * _FINER) for x, y in corners], fill=fill)

    def line(self, *points: Point, fill: str = _INK, width: float = 6) -> None:
        path = [(x * _FINER, y * _FINER) for x, y in points]
        self._pen.line(path, fill=fill, width=round(width * _FINER), joint="curve")

    def arc(self, left: float, top: float, right: float, bottom: float, *, start: float, end: float) -> None:
        box = _scaled((left, top, right, bottom))
        self._pen.arc(box, start=start, end=end, fill=_CREAM, width=22 * _FINER)


def draw(scene: str) -> bytes:
    """A JPEG of 960 x 720, the same bytes every time. Raises KeyError for a scene nobody can draw."""
    file = io.BytesIO()
    painted(scene).save(file, "JPEG", quality=88)
    return file.getvalue()


def bind(scene: str) -> bytes:
    """The same picture as a PDF of one page."""
    printed = datetime(2024, 1, 1, tzinfo=UTC).timetuple()
    file = io.BytesIO()
    painted(scene).save(file, "PDF", resolution=96, creationDate=printed, modDate=printed)
    return file.getvalue()


@lru_cache
def painted(scene: str) -> Image.Image:
    """What is drawn, to be looked at and not to be changed. Raises KeyError."""
    sheet = _Sheet(_WALL)
    SCENES[scene](sheet)
    return sheet.image.resize(SIZE, Image.Resampling.LANCZOS)


def _scaled(numbers: Iterable[float]) -> list[float]:
    return [number * _FINER for number in numbers]


def _floor(sheet: _Sheet, colour: str = _FLOOR) -> None:
    sheet.box(0, 520, 960, 720, colour)


def _table(sheet: _Sheet) -> None:
    sheet.box(0, 500, 960, 720, _WOOD)
    sheet.box(0, 500, 960, 512, "#c99c6d")


def _lamp(sheet: _Sheet) -> None:
    _table(sheet)
    sheet.oval(250, 60, 710, 470, "#f4e6c6")
    sheet.oval(385, 486, 575, 530, _INK)
    sheet.box(470, 330, 490, 505, _INK)
    sheet.shape((400, 150), (560, 150), (640, 345), (320, 345), fill=_BRICK)
    sheet.shape((400, 150), (440, 150), (400, 345), (320, 345), fill="#c9714e")
    sheet.oval(320, 325, 640, 365, _GLOW)
    sheet.line((560, 360), (560, 420), fill=_INK, width=3)
    sheet.oval(553, 416, 567, 430, _INK)


def _broken_lamp(sheet: _Sheet) -> None:
    _table(sheet)
    sheet.oval(130, 540, 290, 584, _INK)
    sheet.line((210, 560), (420, 470), width=18)
    sheet.shape((420, 390), (520, 330), (700, 450), (660, 500), (560, 600), fill=_BRICK)
    sheet.shape((420, 390), (450, 372), (600, 480), (560, 600), fill="#c9714e")
    sheet.line((520, 340), (548, 400), (520, 440), (565, 500), fill=_CREAM, width=7)
    for x, y, size in ((705, 560, 46), (770, 610, 30), (640, 625, 36), (815, 545, 22), (420, 640, 28)):
        sheet.shape((x, y), (x + size, y - size / 3), (x + size * 0.6, y + size * 0.7), fill=_BRICK)
    sheet.oval(690, 470, 745, 525, _GLOW)


def _parcel(sheet: _Sheet) -> None:
    _floor(sheet)
    sheet.oval(215, 560, 760, 630, "#c4b59d")
    sheet.shape((230, 270), (600, 230), (600, 560), (230, 600), fill=_CARTON)
    sheet.shape((600, 230), (745, 290), (745, 580), (600, 560), fill=_CARTON_DARK)
    sheet.shape((230, 270), (380, 315), (745, 290), (600, 230), fill="#dcb889")
    sheet.shape((395, 252), (450, 246), (595, 300), (535, 304), fill="#efe0c4")
    sheet.box(270, 440, 420, 540, _CREAM, 6)
    for top in (462, 484, 506):
        sheet.box(288, top, 402 if top < 506 else 350, top + 8, _INK, 3)


def _torn_box(sheet: _Sheet) -> None:
    _parcel(sheet)
    sheet.shape(
        (430, 250), (600, 230), (600, 420), (540, 390), (555, 340), (480, 330), (495, 285), fill="#5b4630"
    )
    sheet.shape((480, 330), (555, 340), (520, 400), (455, 372), fill="#e3c398")
    sheet.shape((600, 300), (680, 320), (640, 380), (600, 400), fill="#6b5237")
    sheet.line((505, 290), (590, 262), fill=_CREAM, width=10)
    sheet.line((560, 300), (590, 380), fill=_CREAM, width=8)


def _sofa(sheet: _Sheet) -> None:
    _floor(sheet)
    sheet.box(120, 90, 360, 270, _NIGHT, 4)
    sheet.box(134, 104, 346, 256, "#d7dfe6", 2)
    sheet.shape((134, 256), (220, 160), (280, 215), (310, 190), (346, 256), fill=_SAGE)
    sheet.box(170, 300, 790, 470, "#6f8a83", 40)
    sheet.box(130, 380, 240, 570, "#5f7a73", 34)
    sheet.box(720, 380, 830, 570, "#5f7a73", 34)
    sheet.box(225, 430, 478, 540, "#84a098", 22)
    sheet.box(482, 430, 735, 540, "#84a098", 22)
    sheet.shape((545, 345), (660, 330), (680, 440), (560, 455), fill=_GLOW)
    for left in (190, 750):
        sheet.box(left, 565, left + 22, 615, _WOOD, 4)


def _tea_tin(sheet: _Sheet) -> None:
    _table(sheet)
    sheet.box(300, 210, 540, 560, _NIGHT, 14)
    sheet.box(290, 170, 550, 230, "#2f3b51", 14)
    sheet.box(300, 320, 540, 470, _CREAM)
    sheet.shape((420, 345), (465, 395), (420, 445), (375, 395), fill=_SAGE)
    sheet.line((420, 350), (420, 440), fill=_CREAM, width=4)
    sheet.box(620, 440, 790, 560, _CREAM, 26)
    sheet.oval(620, 420, 790, 464, "#e8dcc6")
    sheet.oval(636, 428, 774, 458, "#9a5a2e")
    sheet.arc(760, 450, 850, 535, start=270, end=90)


def _plate(sheet: _Sheet) -> None:
    sheet.box(0, 0, 960, 720, "#cdb794")
    sheet.shape((110, 90), (850, 60), (880, 650), (80, 670), fill="#dfe5dd")
    sheet.oval(230, 110, 730, 610, "#cfd6cd")
    sheet.oval(240, 105, 720, 595, _CREAM)
    sheet.oval(320, 185, 640, 515, "#f0e6d2")
    for step in range(24):
        x, y = _on_circle(480, 350, 200, step * 15)
        sheet.oval(x - 9, y - 9, x + 9, y + 9, "#7c95b8" if step % 2 else _NIGHT)
    sheet.box(165, 170, 183, 560, "#8a8f94", 8)
    sheet.box(150, 150, 198, 270, "#8a8f94", 16)
    sheet.box(780, 150, 806, 560, "#8a8f94", 12)


def _cracked_plate(sheet: _Sheet) -> None:
    _plate(sheet)
    sheet.line((560, 125), (520, 230), (570, 300), (500, 390), (540, 470), (480, 590), fill=_INK, width=5)
    sheet.line((570, 300), (660, 330), (715, 310), fill=_INK, width=4)
    sheet.shape((690, 210), (740, 200), (752, 262), (712, 300), fill="#dfe5dd")
    sheet.shape((770, 590), (850, 570), (820, 640), fill=_CREAM)


def _curtains(sheet: _Sheet) -> None:
    _floor(sheet)
    sheet.box(260, 100, 700, 500, _CREAM)
    sheet.box(280, 120, 680, 480, "#bcd3e0")
    sheet.box(472, 120, 488, 480, _CREAM)
    sheet.box(100, 60, 860, 76, _WOOD, 8)
    for side, fold in ((120, "#7f9a7a"), (620, "#7f9a7a")):
        for number in range(6):
            left = side + number * 37
            sheet.box(left, 70, left + 38, 610, fold if number % 2 else "#9db497")
    sheet.box(250, 495, 710, 520, "#e5dac6", 4)


def _fabric(sheet: _Sheet) -> None:
    sheet.box(0, 0, 960, 720, "#e9e1d2")
    for number, colour in enumerate(("#8fa58b", "#c27a52", "#3c4a63", "#e0b85c")):
        left = 90 + number * 205
        sheet.box(left, 120, left + 180, 600, colour, 4)
        for row in range(140, 600, 18):
            sheet.line((left + 8, row), (left + 172, row), fill="#ffffff", width=0.6)
        teeth = [(left + x, 600 + (12 if x % 40 else 0)) for x in range(0, 181, 20)]
        sheet.shape((left, 596), *teeth, (left + 180, 596), fill=colour)


def _laid_table(sheet: _Sheet) -> None:
    _plate(sheet)
    sheet.oval(815, 20, 955, 160, "#e8dcc6")
    sheet.oval(831, 36, 939, 144, "#9a5a2e")
    for x, y in ((400, 300), (480, 270), (560, 310), (430, 390), (530, 400)):
        sheet.oval(x - 44, y - 34, x + 44, y + 34, "#d9a04e")
        sheet.oval(x - 30, y - 24, x + 14, y + 4, "#e7bd77")
    sheet.oval(455, 320, 515, 370, _BRICK)


def _invoice(sheet: _Sheet) -> None:
    sheet.box(0, 0, 960, 720, "#d8d4cd")
    sheet.box(230, 30, 730, 690, "#ffffff", 4)
    sheet.box(270, 70, 460, 92, _NIGHT, 3)
    for top, right in ((120, 690), (142, 640), (164, 560)):
        sheet.box(270, top, right, top + 9, "#b9bcc2", 3)
    for row in range(7):
        top = 220 + row * 46
        sheet.line((270, top), (690, top), fill="#c9ccd2", width=2)
        sheet.box(284, top + 18, 470 - row % 3 * 30, top + 28, "#9aa0aa", 3)
        sheet.box(610, top + 18, 680, top + 28, "#9aa0aa", 3)
    sheet.box(560, 560, 690, 576, _NIGHT, 3)
    sheet.oval(300, 560, 400, 660, "#9fb1cf")
    sheet.oval(312, 572, 388, 648, "#ffffff")


def _on_circle(x: float, y: float, radius: float, degrees: float) -> Point:
    turned = complex(0, 1) ** (degrees / 90)
    return x + radius * turned.real, y + radius * turned.imag


SCENES: dict[str, Callable[[_Sheet], None]] = {
    "lamp": _lamp,
    "broken_lamp": _broken_lamp,
    "parcel": _parcel,
    "torn_box": _torn_box,
    "sofa": _sofa,
    "tea_tin": _tea_tin,
    "plate": _plate,
    "cracked_plate": _cracked_plate,
    "curtains": _curtains,
    "fabric": _fabric,
    "laid_table": _laid_table,
    "invoice": _invoice,
}
