"""How many deliveries a second: one message after another, each to a thousand operators' windows.

The clock runs from the first window's frame to the last one's. What comes before the first, which for Okno is taking
the message in, belongs to another measurement.
"""

import json
import socket
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from random import Random

from tests.bench.crowd import Crowd
from tests.bench.house import House
from tests.bench.ingest import Rates, caller
from tests.bench.letters import calls
from tests.bench.processes import HERE, free_port, served

FIRST_UPDATE = 50_000_000


def measure_fan_out(house: House, folder: Path, repeats: int, windows: int, messages: int) -> Rates:
    """Okno and the bare server take turns; the bare one says word for word what Okno said just before."""
    rates = Rates([], [])
    randomness = Random(11)
    port, orders_port = free_port(), free_port()
    command = ["-m", "tests.bench.bare_broadcast", str(port), str(orders_port)]
    hello = json.dumps({"type": "hello", "since": house.log_end()})
    with (
        served(command, port, folder / "broadcast.log"),
        closing(Crowd(house.port, "/api/live", windows, house.cookie, hello)) as ours,
        closing(Crowd(port, "/", windows)) as bare,
        socket.create_connection((HERE, orders_port)) as orders,
    ):
        orders.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for repeat in range(repeats + 1):
            requests = calls(FIRST_UPDATE + repeat * messages, messages, randomness)
            # A connection that waited its turn would be closed meanwhile.
            with caller(house.port) as hook:
                seconds, frames = _told_by_okno(ours, hook, requests)
            beside = _told_by_bare(bare, orders, frames)
            if repeat:  # the first turn warms both sides up
                rates.okno.append(messages * windows / seconds)
                rates.bare.append(messages * windows / beside)
    return rates


def _told_by_okno(crowd: Crowd, hook: socket.socket, requests: Sequence[bytes]) -> tuple[float, list[bytes]]:
    """Seconds in which the windows heard, and the frames of one of them."""
    crowd.forget()
    seconds = 0.0
    for request in requests:
        hook.sendall(request)
        seconds += crowd.hear_one()
        if not hook.recv(4_096).startswith(b"HTTP/1.1 200 "):
            raise RuntimeError("the webhook refused a call")
    stories = list(crowd.stories.values())
    _refuse_gaps(stories, len(requests))
    return seconds, stories[0]


def _told_by_bare(crowd: Crowd, orders: socket.socket, frames: Sequence[bytes]) -> float:
    crowd.forget()
    seconds = 0.0
    for frame in frames:
        orders.sendall(len(frame).to_bytes(4, "big") + frame)
        seconds += crowd.hear_one()
        orders.recv(1)
    _refuse_gaps(list(crowd.stories.values()), len(frames))
    return seconds


def _refuse_gaps(stories: Sequence[Sequence[bytes]], messages: int) -> None:
    """Every window has heard the same, in the same order, and each message once."""
    if any(story != stories[0] for story in stories) or len(stories[0]) != messages:
        raise RuntimeError("not every window has heard everything once")
