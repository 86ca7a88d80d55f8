"""A thousand open windows in one process, each of which only keeps what it hears."""

import resource
import select
import time

from tests.bench.sockets import Line

PATIENCE = 60.0
"""Seconds without any news after which a run has failed."""
_PLENTY = 16_384
"""Open files: two crowds and what else there is."""


class Crowd:
    """Sockets to one server. A `hello` is said on each, and the first frame that answers it passed over."""

    def __init__(self, port: int, path: str, count: int, cookie: str = "", hello: str = "") -> None:
        allow_many_files()
        self.count = count
        self.stories: dict[int, list[bytes]] = {}
        """What each socket has heard since the crowd last forgot."""
        self._poll = select.epoll()
        self._lines: dict[int, Line] = {}
        for _ in range(count):
            line = Line(port, path, cookie)
            if hello:
                line.say(hello)
                line.first()
            self._lines[line.number] = line
            self._poll.register(line.number, select.EPOLLIN)
        self.forget()

    def hear_one(self) -> float:
        """Wait until every socket has heard one more text frame. Seconds from the first to the last of them."""
        left, first = self.count, 0.0
        while left > 0:
            ready = self._poll.poll(PATIENCE)
            if not ready:
                raise RuntimeError(f"{left} frames never came")
            first = first or time.perf_counter()
            for number, _ in ready:
                told = self._lines[number].take()
                self.stories[number] += told
                left -= len(told)
        return time.perf_counter() - first

    def forget(self) -> None:
        """What has come so far is dropped, and pings of the server are answered."""
        while ready := self._poll.poll(0):
            for number, _ in ready:
                self._lines[number].take()
        self.stories = {number: [] for number in self._lines}

    def close(self) -> None:
        self._poll.close()
        for line in self._lines.values():
            line.close()


def allow_many_files() -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _PLENTY if hard == resource.RLIM_INFINITY else min(_PLENTY, hard)
    if soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
