"""How fast a visitor may write: a bucket that fills by itself."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

BURST = 30
"""What somebody may send at once, for example everything written without a network."""
PER_SECOND = 1.0
MOST_KEPT = 50_000
"""Buckets; the fullest are forgotten first, since they say nothing."""


@dataclass(slots=True)
class _Bucket:
    left: float
    at: datetime


@dataclass(slots=True)
class Pace:
    burst: int = BURST
    per_second: float = PER_SECOND
    _buckets: dict[str, _Bucket] = field(default_factory=dict)

    def wait_for(self, key: str, now: datetime) -> float | None:
        """Seconds to wait, or nothing when this one may pass."""
        bucket = self._buckets.get(key)
        if bucket is None:
            self._make_room(now)
            bucket = self._buckets[key] = _Bucket(self.burst, now)
        self._fill(bucket, now)
        if bucket.left < 1:
            return round((1 - bucket.left) / self.per_second, 1)
        bucket.left -= 1
        return None

    def _fill(self, bucket: _Bucket, now: datetime) -> None:
        passed = (now - bucket.at) / timedelta(seconds=1)
        bucket.left = min(self.burst, bucket.left + passed * self.per_second)
        bucket.at = now

    def _make_room(self, now: datetime) -> None:
        if len(self._buckets) < MOST_KEPT:
            return
        for bucket in self._buckets.values():
            self._fill(bucket, now)
        self._buckets = {key: kept for key, kept in self._buckets.items() if kept.left < self.burst}
