"""Short films for the demo: the eye draws slowly nearer to one of its pictures. The same bytes every time."""

import io
from array import array
from collections.abc import Iterator
from functools import lru_cache

import av
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.video.stream import VideoStream
from PIL import Image

from app.seed import pictures, sounds
from app.seed.recording import REPEATABLE, add_sound, picture_frame

SIZE = (480, 360)
ROUND = (240, 240)
"""Of a video note, which is shown in a circle."""

_FRAMES_A_SECOND = 8
_NEARER = 0.22
"""How much of the picture's breadth has left the view at the end."""
_FILM = {"preset": "ultrafast", "crf": "30", "threads": "1"}


def film(scene: str, seconds: int) -> bytes:
    """An MP4 in which somebody murmurs about what they show. Raises KeyError for a scene nobody can draw."""
    return _filmed(scene, seconds, SIZE, sounds.murmur(seconds))


def note(scene: str, seconds: int) -> bytes:
    """A square one, with sound."""
    return _filmed(scene, seconds, ROUND, sounds.murmur(seconds))


def silent(scene: str, seconds: int) -> bytes:
    """What messengers make of a GIF."""
    return _filmed(scene, seconds, SIZE, None)


def _filmed(scene: str, seconds: int, size: tuple[int, int], sound: "array[int] | None") -> bytes:
    file = io.BytesIO()
    with av.open(file, "w", format="mp4", options=REPEATABLE) as container:
        stream = container.add_stream("libx264", rate=_FRAMES_A_SECOND, options=_FILM)
        stream.width, stream.height = size
        stream.pix_fmt = "yuv420p"
        spoken = container.add_stream("aac", rate=sounds.RATE, layout="mono") if sound else None
        _add_frames(container, stream, _frames(_small(scene), seconds * _FRAMES_A_SECOND, size))
        if sound and isinstance(spoken, AudioStream):
            add_sound(container, spoken, sound, sounds.RATE)
    return file.getvalue()


def _add_frames(container: OutputContainer, stream: VideoStream, frames: Iterator[Image.Image]) -> None:
    for frame in frames:
        for packet in stream.encode(picture_frame(frame)):
            container.mux(packet)
    for packet in stream.encode(None):
        container.mux(packet)


def _frames(picture: Image.Image, count: int, size: tuple[int, int]) -> Iterator[Image.Image]:
    width, height = picture.size
    shape = size[0] / size[1]
    breadth, tallness = min(width, height * shape), min(height, width / shape)
    for number in range(count):
        share = (1 - _NEARER * number / count) / 2
        box = (
            width / 2 - breadth * share,
            height / 2 - tallness * share,
            width / 2 + breadth * share,
            height / 2 + tallness * share,
        )
        yield picture.resize(size, Image.Resampling.BILINEAR, box=box)


@lru_cache
def _small(scene: str) -> Image.Image:
    return pictures.painted(scene).reduce(2)
