"""How many messages a second come in: webhook call, durable commit, frame at an operator's window."""

import json
import select
import socket
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from random import Random

from tests.bench.bare_insert import copy_of, replay, written_since
from tests.bench.crowd import PATIENCE
from tests.bench.house import House
from tests.bench.letters import calls
from tests.bench.processes import HERE
from tests.bench.sockets import Line

IN_FLIGHT = 64
ADDED = b'"kind":"message.added"'


@dataclass(frozen=True, slots=True)
class Rates:
    """Messages a second, one number a repeat."""

    okno: list[float]
    bare: list[float]


def measure_ingest(house: House, folder: Path, repeats: int, messages: int) -> Rates:
    """Okno and the bare insert take turns. The first, unmeasured turn introduces the clients."""
    randomness = Random(7)
    rates = Rates([], [])
    with closing(_Doors(house)) as doors:
        doors.bring(calls(1, messages, randomness))
        for repeat in range(1, repeats + 1):
            before = copy_of(house.file, folder / f"before-{repeat}.db")
            requests = calls(1 + repeat * messages, messages, randomness)
            rates.okno.append(messages / doors.bring(requests))
            written = written_since(house.file, before)
            _check(written.counts(), messages)
            rates.bare.append(messages / replay(before, written))
            before.unlink()
    return rates


def _check(counts: dict[str, int], messages: int) -> None:
    """Every message is there: once as it came, once as words, once as an event."""
    for table in ("raw_updates", "messages", "events"):
        if counts[table] != messages:
            raise RuntimeError(f"{messages} messages became {counts[table]} rows of {table}")


class _Doors:
    """One open window, and 64 connections that call the webhook, each when its last call was answered."""

    def __init__(self, house: House) -> None:
        self.window = Line(house.port, "/api/live", house.cookie)
        self.window.say(json.dumps({"type": "hello", "since": house.log_end()}))
        self.window.first()  # who is here: the window has its seat
        self.port = house.port

    def close(self) -> None:
        self.window.close()

    def bring(self, requests: Sequence[bytes]) -> float:
        """Seconds from the first call to the last answer and the last frame, whichever is later."""
        with ExitStack() as stack:
            # Anew for each run: a server closes connections that wait for longer than some seconds.
            lines = [stack.enter_context(caller(self.port)) for _ in range(IN_FLIGHT)]
            seconds, heard = self._bring({line.fileno(): line for line in lines}, requests)
        events = [event for frame in heard for event in json.loads(frame).get("events", ())]
        told = [event["body"]["message"]["text"] for event in events]
        if len(told) != len(requests) or len(set(told)) != len(requests):
            raise RuntimeError(f"{len(requests)} messages became {len(told)} events at the window")
        return seconds

    def _bring(
        self, lines: Mapping[int, socket.socket], requests: Sequence[bytes]
    ) -> tuple[float, list[bytes]]:
        to_send, count = iter(requests), len(requests)
        heard: list[bytes] = []
        answered = told = 0
        with closing(select.epoll()) as poll:
            for number in (self.window.number, *lines):
                poll.register(number, select.EPOLLIN)
            started = time.perf_counter()
            for line, request in zip(lines.values(), islice(to_send, IN_FLIGHT), strict=False):
                line.send(request)
            while answered < count or told < count:
                ready = poll.poll(PATIENCE)
                if not ready:
                    raise RuntimeError(f"of {count} messages {answered} were answered and {told} were told")
                for number, _ in ready:
                    if number == self.window.number:
                        frames = self.window.take()
                        told += sum(frame.count(ADDED) for frame in frames)
                        heard += frames
                        continue
                    line = lines[number]
                    _refuse_anything_but_ok(line.recv(4_096))
                    answered += 1
                    request = next(to_send, b"")
                    if request:
                        line.send(request)
            return time.perf_counter() - started, heard


def caller(port: int) -> socket.socket:
    """A connection to call a webhook on."""
    line = socket.create_connection((HERE, port))
    line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return line


def _refuse_anything_but_ok(answer: bytes) -> None:
    """An answer to a webhook call has no body, so it comes in one piece."""
    if not answer.startswith(b"HTTP/1.1 200 ") or not answer.endswith(b"\r\n\r\n"):
        raise RuntimeError(f"the webhook answered {answer[:300]!r}")
