"""A window's seat hands frames to the network at once, and keeps their order when the network makes it wait."""

import asyncio
from datetime import UTC, datetime

import pytest

from app.access.principal import Principal
from app.realtime.seat import Seat


class Network:
    """Takes frames, unless it is held up."""

    def __init__(self) -> None:
        self.free = asyncio.Event()
        self.free.set()
        self.taken: list[str] = []
        self.gone = False

    async def send(self, frame: str) -> None:
        await self.free.wait()
        if self.gone:
            raise ConnectionResetError
        self.taken.append(frame)


@pytest.fixture
def seat() -> Seat:
    olga = Principal(
        1, "Ольга", "owner", frozenset(), "hash", "csrf", datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    )
    return Seat(olga, skip_upto=0)


async def test_a_frame_is_on_the_network_before_anybody_else_has_a_turn(seat: Seat) -> None:
    network = Network()
    serving = await _served(seat, network)

    seat.put("one")

    assert network.taken == ["one"]
    await _dismissed(seat, serving)


async def test_frames_that_came_before_the_window_was_served_go_first(seat: Seat) -> None:
    network = Network()
    seat.put("one")
    seat.put("two")
    serving = await _served(seat, network)

    seat.put("three")

    assert network.taken == ["one", "two", "three"]
    await _dismissed(seat, serving)


async def test_frames_keep_their_order_while_the_network_is_held_up(seat: Seat) -> None:
    network = Network()
    serving = await _served(seat, network)
    network.free.clear()
    for frame in ("one", "two", "three"):
        seat.put(frame)
    assert network.taken == []
    assert seat.sending_since is not None

    network.free.set()
    await _dismissed(seat, serving)

    assert network.taken == ["one", "two", "three"]


async def test_a_seat_ends_when_its_network_has_gone(seat: Seat) -> None:
    network = Network()
    serving = await _served(seat, network)
    network.gone = True

    seat.put("one")

    with pytest.raises(ConnectionResetError):
        await serving


async def test_a_seat_ends_when_its_network_goes_while_a_frame_is_held_up(seat: Seat) -> None:
    network = Network()
    serving = await _served(seat, network)
    network.free.clear()
    seat.put("one")
    network.gone = True

    network.free.set()

    with pytest.raises(ConnectionResetError):
        await serving


async def test_a_server_that_stops_waits_for_nobody(seat: Seat) -> None:
    network = Network()
    serving = await _served(seat, network)
    network.free.clear()
    seat.put("one")
    serving.cancel()

    with pytest.raises(asyncio.CancelledError):
        await serving
    assert network.taken == []


async def _served(seat: Seat, network: Network) -> "asyncio.Task[tuple[int, str]]":
    serving = asyncio.create_task(seat.serve(network.send))
    its_turn_is_over = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_soon(its_turn_is_over.set_result, None)
    await its_turn_is_over
    return serving


async def _dismissed(seat: Seat, serving: "asyncio.Task[tuple[int, str]]") -> None:
    seat.dismiss(1001, "the server stops")
    assert await serving == (1001, "the server stops")
