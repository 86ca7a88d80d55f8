"""A murmur for the demo's voice messages and a tune for its songs: soft, and the same every time."""

import math
from array import array
from collections.abc import Iterator
from functools import cache
from itertools import count

from app.seed.recording import mp3, ogg

RATE = 8_000
"""Samples a second: a telephone's, enough for a murmur."""

_LOUDEST = 9_000
_SYLLABLES = (0.19, 0.13, 0.24, 0.11, 0.32, 0.16)
"""Seconds each; pauses fall where a breath would."""
_TUNE = (523.25, 392.0, 440.0, 329.63)
_STROKE = 0.75
"""Seconds."""


def voice(seconds: int) -> bytes:
    """A voice message of this many seconds, in Ogg."""
    return ogg(murmur(seconds), RATE)


def song(seconds: int, title: str, performer: str) -> bytes:
    """Four soft strokes of a bell, over and over, in MP3, with its names inside."""
    return mp3((_tune() * seconds)[: seconds * RATE], RATE, {"title": title, "artist": performer})


def murmur(seconds: int) -> "array[int]":
    """Mono, 16 bits a sample, exactly this many seconds. Everybody murmurs the same, only longer or shorter."""
    while len(_murmured) < seconds * RATE:
        _murmured.extend(next(_syllables))
    return _murmured[: seconds * RATE]


def _utterances() -> Iterator["array[int]"]:
    phase = 0.0
    for syllable in count():
        samples = array("h")
        phase = _utter(samples, syllable, phase)
        yield samples


_murmured = array("h")
_syllables = _utterances()


@cache
def _tune() -> "array[int]":
    """Each tone dies away until the next one is struck."""
    samples = array("h")
    for pitch in _TUNE:
        for number in range(int(_STROKE * RATE)):
            since = number / RATE
            ring = math.sin(math.tau * pitch * since) + 0.3 * math.sin(math.tau * 2.76 * pitch * since)
            samples.append(int(_LOUDEST * ring * math.exp(-3.2 * since)))
    return samples


def _utter(samples: "array[int]", syllable: int, phase: float) -> float:
    """One syllable more; its pitch falls a little. Answers where in the wave it ends."""
    length = int(_SYLLABLES[syllable % len(_SYLLABLES)] * RATE)
    loudness = _loudness(syllable)
    pitch = 118 + 14 * math.sin(syllable * 1.7)
    for number in range(length):
        within = number / length
        phase += (pitch - 9 * within) * len(_TONE) / RATE
        swell = _SWELL[int(within * len(_SWELL))]
        samples.append(int(loudness * swell * _TONE[int(phase) % len(_TONE)]))
    return phase


def _loudness(syllable: int) -> float:
    if syllable % 9 == 8:
        return 0.0
    return _LOUDEST * (0.55 + 0.45 * math.sin(syllable * 2.3) ** 2)


def _wave_at(part: float) -> float:
    return sum(math.sin(math.tau * overtone * part) / overtone**1.6 for overtone in (1, 2, 3, 5)) / 2


_TONE = [_wave_at(number / 512) for number in range(512)]
"""One period of the voice's tone."""
_SWELL = [math.sin(math.pi * number / 256) ** 2 for number in range(256)]
"""How a syllable comes and goes."""
