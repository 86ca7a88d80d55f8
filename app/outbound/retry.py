"""When to try again."""

from datetime import timedelta

from app.kit.ids import Randomness

STEPS = (
    timedelta(seconds=2),
    timedelta(seconds=8),
    timedelta(seconds=30),
    timedelta(minutes=2),
    timedelta(minutes=10),
)


def retry_delay(attempt: int, randomness: Randomness) -> timedelta:
    """Wait after the given attempt (1 is the first): 2 s, 8 s, 30 s, 2 min, then 10 min, each with ±20 % jitter."""
    step = STEPS[min(attempt, len(STEPS)) - 1]
    return step * (0.8 + 0.4 * randomness.fraction())
