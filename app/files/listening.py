"""Sound and film are measured, and what a browser recorded becomes what messengers take as a voice message.

Runs in the darkroom only.
"""

import logging
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
from av.audio.stream import AudioStream
from av.container import InputContainer, OutputContainer
from av.stream import Disposition, Stream

LONGEST_VOICE = 3_600.0
"""Seconds. What lasts longer is no voice message."""

FORMATS = {
    "audio/mpeg": "mp3",
    "audio/mp4": "mp4",
    "audio/ogg": "ogg",
    "audio/wav": "wav",
    "audio/flac": "flac",
    "video/mp4": "mp4",
    "video/quicktime": "mov",
    "video/webm": "matroska",
    "video/x-matroska": "matroska",
}
"""MIME types as we find them by looking. Nothing else is given to FFmpeg, and nothing to a reader of its choice: among
its formats are lists that make it open other files."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Recording:
    """`width` and `height` are of film only; `duration` in seconds."""

    duration: float | None
    width: int | None
    height: int | None
    has_film: bool
    has_sound: bool


def recording_of(path: Path, mime: str) -> Recording | None:
    """None when it is none, or broken."""
    if mime not in FORMATS:
        return None
    try:
        with av.open(str(path), format=FORMATS[mime]) as container:
            return _measured(container)
    except (av.FFmpegError, ValueError, MemoryError) as failure:
        log.info("a recording could not be read: %s", type(failure).__name__)
        return None


def make_voice(path: Path, mime: str, voice: Path) -> bool:
    """Ogg with Opus, which is what messengers take. False when there is nothing to hear, or too much of it."""
    if mime not in FORMATS:
        return False
    try:
        with (
            av.open(str(path), format=FORMATS[mime]) as source,
            av.open(str(voice), "w", format="ogg") as ogg,
        ):
            heard = source.streams.audio[0]
            if heard.codec_context.name == "opus":
                packets = _rewrap(source, heard, ogg)
            else:
                packets = _record_anew(source, heard, ogg)
    except (av.FFmpegError, ValueError, IndexError, MemoryError) as failure:
        log.info("a recording is no voice message: %s", type(failure).__name__)
        return False
    return packets > 0


def _measured(container: InputContainer) -> Recording:
    film = next((stream for stream in container.streams.video if not _is_cover(stream)), None)
    duration = container.duration / av.time_base if container.duration else _last_moment(container)
    return Recording(
        duration=round(duration, 3) if duration else None,
        width=film.width if film else None,
        height=film.height if film else None,
        has_film=film is not None,
        has_sound=bool(container.streams.audio),
    )


def _is_cover(stream: Stream) -> bool:
    """A picture that belongs to a song is no film."""
    return bool(stream.disposition & Disposition.attached_pic)


def _last_moment(container: InputContainer) -> float | None:
    """Browsers record without knowing how long it will be."""
    ends = [
        float((packet.pts + (packet.duration or 0)) * packet.time_base)
        for packet in container.demux()
        if packet.pts is not None and packet.time_base is not None
    ]
    return max(ends, default=None)


def _rewrap(source: InputContainer, heard: AudioStream, ogg: OutputContainer) -> int:
    """The sound is as it should be; only its wrapping is not."""
    spoken = ogg.add_stream_from_template(heard)
    count = 0
    for packet in source.demux(heard):
        if packet.dts is None:
            continue
        _check_length(packet.pts, packet.time_base)
        packet.stream = spoken
        ogg.mux(packet)
        count += 1
    return count


def _record_anew(source: InputContainer, heard: AudioStream, ogg: OutputContainer) -> int:
    spoken = ogg.add_stream("libopus", rate=48_000, layout="mono", options={"application": "voip"})
    spoken.bit_rate = 32_000
    count = 0
    for frame in source.decode(heard):
        _check_length(frame.pts, frame.time_base)
        for packet in spoken.encode(frame):
            ogg.mux(packet)
            count += 1
    for packet in spoken.encode(None):
        ogg.mux(packet)
        count += 1
    return count


def _check_length(pts: int | None, time_base: Fraction | None) -> None:
    if pts is not None and time_base is not None and pts * time_base > LONGEST_VOICE:
        raise ValueError("too long")
