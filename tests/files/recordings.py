"""What people record: made here, by the library that reads it, in the wrappings that browsers and telephones use."""

import io
import wave
from collections.abc import Iterator
from functools import cache

import av
from av.audio.frame import AudioFrame
from av.container import OutputContainer
from av.stream import Stream
from av.video.frame import VideoFrame
from PIL import Image

RATE = 48_000
FRAMES_A_SECOND = 10


@cache
def recorded_by_chrome(seconds: int) -> bytes:
    """WebM with Opus."""
    out = io.BytesIO()
    with av.open(out, "w", format="webm") as container:
        sound = container.add_stream("libopus", rate=RATE, layout="mono")
        _put(container, sound, _silence(seconds))
    return out.getvalue()


@cache
def wav(seconds: int) -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setparams((1, 2, 8_000, 0, "NONE", ""))
        sound.writeframes(bytes(seconds * 16_000))
    return out.getvalue()


@cache
def film(seconds: int) -> bytes:
    """MP4."""
    out = io.BytesIO()
    with av.open(out, "w", format="mp4") as container:
        pictures = container.add_stream("mpeg4", rate=FRAMES_A_SECOND)
        pictures.width, pictures.height, pictures.pix_fmt = 64, 48, "yuv420p"
        _put(container, pictures, _pictures(seconds))
    return out.getvalue()


def _put(container: OutputContainer, stream: Stream, frames: Iterator[AudioFrame | VideoFrame]) -> None:
    for frame in (*frames, None):
        container.mux(stream.encode(frame))  # type: ignore[attr-defined]


def _silence(seconds: int) -> Iterator[AudioFrame]:
    for number in range(seconds * 50):
        frame = AudioFrame(format="s16", layout="mono", samples=RATE // 50)
        frame.planes[0].update(bytes(frame.planes[0].buffer_size))
        frame.sample_rate, frame.pts = RATE, number * (RATE // 50)
        yield frame


def _pictures(seconds: int) -> Iterator[VideoFrame]:
    for number in range(seconds * FRAMES_A_SECOND):
        picture = Image.new("RGB", (64, 48), (number * 20 % 256, 90, 90))
        yield VideoFrame.from_image(picture)  # type: ignore[no-untyped-call]
