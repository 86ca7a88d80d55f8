"""Speech as the apps send it: whatever a browser recorded becomes Opus in Ogg, with its length."""

from io import BytesIO

import av
from av.audio.resampler import AudioResampler

RATE = 48_000


def spoken(content: bytes) -> tuple[bytes, int] | None:
    """The voice message and its whole seconds, or None when there is no sound in it."""
    written = BytesIO()
    samples = 0
    try:
        with av.open(BytesIO(content), "r") as source, av.open(written, "w", format="ogg") as target:
            stream = target.add_stream("libopus", rate=RATE, layout="mono")
            resampler = AudioResampler(format="s16", layout="mono", rate=RATE, frame_size=960)
            for frame in (*source.decode(audio=0), None):
                for piece in resampler.resample(frame):
                    samples += piece.samples
                    target.mux(stream.encode(piece))
            target.mux(stream.encode(None))
    except (av.FFmpegError, IndexError):
        return None
    return written.getvalue(), max(1, round(samples / RATE))
