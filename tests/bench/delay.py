"""How long from a visitor's send to the operator's frame, at 20 messages a second."""

import json
import re
import select
import socket
import time
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from typing import Protocol

from tests.bench.crowd import PATIENCE
from tests.bench.house import SITE_KEY, House
from tests.bench.processes import HERE, free_port, served
from tests.bench.sockets import Line
from tests.bench.spread import percentile

A_SECOND = 20
VISITORS = 40
"""Each says something every two seconds, half as fast as the house lets one person write."""
WORD = re.compile(rb"word-\d+-\d+")


@dataclass(slots=True)
class Delays:
    """Milliseconds, one number a repeat."""

    p50: list[float] = field(default_factory=list)
    p99: list[float] = field(default_factory=list)

    def note(self, seconds: list[float]) -> None:
        self.p50.append(1_000 * percentile(seconds, 0.5))
        self.p99.append(1_000 * percentile(seconds, 0.99))


class Side(Protocol):
    """Somewhere to say a word, and the window at which it appears."""

    window: Line

    def say(self, word: str) -> None: ...

    def drain(self) -> None:
        """Read whatever else was answered."""


def measure_delay(house: House, folder: Path, repeats: int, messages: int) -> tuple[Delays, Delays]:
    """Okno's and the bare loop's. They take turns message by message, 25 ms apart."""
    okno, bare = Delays(), Delays()
    port = free_port()
    command = ["-m", "tests.bench.bare_loop", str(port), str(folder / "bare-loop.db")]
    with served(command, port, folder / "bare-loop.log"), ExitStack() as stack:
        site = stack.enter_context(closing(_Site(house)))
        loop = stack.enter_context(closing(_Loop(port)))
        for repeat in range(repeats + 1):
            # The first turn introduces the visitors, and is not measured.
            waits = _talk((site, loop), repeat, messages if repeat else VISITORS)
            if repeat:
                okno.note(waits[0])
                bare.note(waits[1])
    return okno, bare


def _talk(sides: tuple[Side, Side], turn: int, messages: int) -> tuple[list[float], list[float]]:
    """Seconds per message, on both sides."""
    said: dict[bytes, tuple[int, float]] = {}
    waits: tuple[list[float], list[float]] = ([], [])
    places = {side.window.number: place for place, side in enumerate(sides)}

    def listen(poll: select.epoll, until: float) -> None:
        while said and not poll.closed and (left := until - time.perf_counter()) > 0:
            for number, _ in poll.poll(left):
                now = time.perf_counter()
                for frame in sides[places[number]].window.take():
                    for word in set(WORD.findall(frame)):
                        place, since = said.pop(word)
                        waits[place].append(now - since)

    with closing(select.epoll()) as poll:
        for number in places:
            poll.register(number, select.EPOLLIN)
        began = time.perf_counter()
        for count in range(2 * messages):
            due = began + count / A_SECOND / 2
            listen(poll, due)
            time.sleep(max(0.0, due - time.perf_counter()))
            place, word = count % 2, f"word-{turn}-{count}"
            said[word.encode()] = place, time.perf_counter()
            sides[place].say(word)
            sides[1 - place].drain()
        listen(poll, time.perf_counter() + PATIENCE)
    if said:
        raise RuntimeError(f"{len(said)} words never reached the window")
    return waits


class _Site:
    """Visitors with their sockets, and an operator's window."""

    def __init__(self, house: House) -> None:
        self.window = Line(house.port, "/api/live", house.cookie)
        self.window.say(json.dumps({"type": "hello", "since": house.log_end()}))
        self.window.first()
        self._visitors = [Line(house.port, f"/site/{SITE_KEY}/socket") for _ in range(VISITORS)]
        for visitor in self._visitors:
            visitor.say('{"type":"hello"}')
            visitor.first()
        self._next = cycle(self._visitors)

    def say(self, word: str) -> None:
        frame = {"type": "message", "key": f"key-{word}", "text": f"Скажите, пожалуйста, когда? {word}"}
        next(self._next).say(json.dumps(frame, ensure_ascii=False))

    def drain(self) -> None:
        ready = select.select([visitor.socket for visitor in self._visitors], [], [], 0)[0]
        for visitor in self._visitors:
            if visitor.socket in ready:
                for frame in visitor.take():
                    if b'"refused"' in frame:
                        raise RuntimeError(f"a visitor's words were refused: {frame!r}")

    def close(self) -> None:
        for line in (self.window, *self._visitors):
            line.close()


class _Loop:
    """The bare loop's door and its window."""

    def __init__(self, port: int) -> None:
        self.window = Line(port, "/live")
        self._door = socket.create_connection((HERE, port))
        self._door.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def say(self, word: str) -> None:
        body = f"Скажите, пожалуйста, когда? {word}".encode()
        head = f"POST / HTTP/1.1\r\nHost: {HERE}\r\nContent-Length: {len(body)}\r\n\r\n"
        self._door.sendall(head.encode() + body)

    def drain(self) -> None:
        if select.select([self._door], [], [], 0)[0]:
            self._door.recv(65_536)

    def close(self) -> None:
        self.window.close()
        self._door.close()
