"""What is drawn and heard becomes what messengers send: Opus for voices, MP3 for songs, AAC beside film."""

import io
from array import array
from collections.abc import Mapping
from fractions import Fraction
from typing import cast

import av
from av.audio.stream import AudioStream
from av.container import OutputContainer
from PIL import Image

REPEATABLE = {"fflags": "+bitexact"}
"""Without it FFmpeg numbers its streams by chance."""
_QUICK = {"compression_level": "2"}
_AT_ONCE = 4_800
"""Samples."""


def ogg(samples: "array[int]", rate: int) -> bytes:
    """A voice message as messengers want it."""
    return _recorded("ogg", "libopus", samples, rate, {})


def mp3(samples: "array[int]", rate: int, tags: Mapping[str, str]) -> bytes:
    return _recorded("mp3", "libmp3lame", samples, rate, tags)


def picture_frame(picture: Image.Image) -> av.VideoFrame:
    """What can be seen through stays so, which FFmpeg's binding for pictures would forget."""
    frame = av.VideoFrame(*picture.size, "rgba")
    frame.planes[0].update(picture.convert("RGBA").tobytes())
    return frame


def add_sound(container: OutputContainer, stream: AudioStream, samples: "array[int]", rate: int) -> None:
    """All of it, and the stream is at its end. Samples are mono, 16 bits each."""
    for start in range(0, len(samples), _AT_ONCE):
        part = samples[start : start + _AT_ONCE]
        frame = av.AudioFrame(format="s16", layout="mono", samples=len(part))
        frame.planes[0].update(part.tobytes().ljust(frame.planes[0].buffer_size, b"\0"))
        frame.sample_rate, frame.pts, frame.time_base = rate, start, Fraction(1, rate)
        for packet in stream.encode(frame):
            container.mux(packet)
    for packet in stream.encode(None):
        container.mux(packet)


def _recorded(wrapping: str, codec: str, samples: "array[int]", rate: int, tags: Mapping[str, str]) -> bytes:
    file = io.BytesIO()
    with av.open(file, "w", format=wrapping, options=REPEATABLE) as container:
        container.metadata.update(tags)
        stream = cast("AudioStream", container.add_stream(codec, rate=48_000, layout="mono", options=_QUICK))
        stream.bit_rate = 32_000
        add_sound(container, stream, samples, rate)
    return file.getvalue()
