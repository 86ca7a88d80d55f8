"""What a glue holds the writer for, and what opening a history takes, with few messages and with many."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from app.conversations.history_queries import history_page
from app.db.engine import Database
from app.db.writer import Writer
from app.events.log import append
from app.gluing.evidence import Evidence
from app.gluing.glue import glue
from app.gluing.unglue import unglue
from app.kit.clock import SetClock
from tests.bench.one_history.growing import databases, says_much, settled
from tests.gluing.world import World
from tests.house_process import HouseProcess
from tests.journeys.owner import Owner

AT_MOST = 1.3


@dataclass(frozen=True, slots=True)
class Size:
    glued_few: int
    read_few: int
    many: int
    glues: int
    reads: int


FULL = Size(glued_few=10, read_few=100, many=100_000, glues=40, reads=300)
QUICK = Size(glued_few=10, read_few=100, many=500, glues=2, reads=3)


@dataclass(frozen=True, slots=True)
class Cost:
    """Milliseconds of each, taken in turns."""

    name: str
    few: list[float]
    many: list[float]

    @property
    def ratio(self) -> float:
        return median(self.many) / median(self.few)


def measure(folder: Path, size: Size) -> list[Cost]:
    costs: list[Cost] = []
    with databases(folder) as addresses:
        for kind, url in addresses.items():
            with _world(url) as world:
                said = (size.glued_few, size.glued_few, size.many, size.many, size.read_few)
                for person, count in enumerate(said):
                    says_much(world, person, count)
                settled(url)
                few, many = world.client(4), world.client(2)
                costs.append(_reading(world, kind, few, many, size.reads))
                costs.append(_over_http(folder / kind, url, kind, few, many, size.reads))
                costs.append(_gluing(world, kind, size.glues))
    return costs


def cost_lines(costs: list[Cost], size: Size) -> tuple[list[str], bool]:
    """A table, and whether every ratio was reached."""
    lines = [
        f"| what | few, median | {size.many:,} messages, median | ratio of medians | required |",
        "| --- | --- | --- | --- | --- |",
    ]
    for cost in costs:
        verdict = f"at most {AT_MOST} " + ("reached" if cost.ratio <= AT_MOST else "missed")
        lines.append(
            f"| {cost.name} | {median(cost.few):.2f} ms | {median(cost.many):.2f} ms | {cost.ratio:.2f} | {verdict} |"
        )
    return lines, all(cost.ratio <= AT_MOST for cost in costs)


def _gluing(world: World, kind: str, times: int) -> Cost:
    """From the call to the answer after the commit, with nobody else at the writer. Each is taken back again."""
    few: list[float] = []
    many: list[float] = []
    for turn in range(times + 1):
        for one, other, taken in ((0, 1, few), (2, 3, many)):
            clients, at = (world.client(one), world.client(other)), world.now
            began = time.perf_counter()
            glued = world.do(glue, *clients, Evidence("operator"), by=None, at=at)
            taken.append(1_000 * (time.perf_counter() - began))
            world.do(unglue, glued.glue_id or 0, by=None, at=world.now)
        if turn == 0:  # The first of each finds nothing prepared.
            few.clear()
            many.clear()
    return Cost(f"gluing two on {kind}", few, many)


def _reading(world: World, kind: str, few: int, many: int, times: int) -> Cost:
    def read(client_id: int) -> None:
        with world.database.snapshot() as connection:
            history_page(connection, client_id)

    return _in_turns(f"a history's newest page on {kind}, at the query", read, few, many, times)


def _over_http(data: Path, url: str, kind: str, few: int, many: int, times: int) -> Cost:
    with ExitStack() as stack:
        house = stack.enter_context(HouseProcess(data, database_url=url))
        owner = Owner.lets_himself_in(house)
        http = stack.enter_context(closing(owner.http))

        def read(client_id: int) -> None:
            http.get(f"/api/clients/{client_id}/history").raise_for_status()

        return _in_turns(f"a history's newest page on {kind}, through the API", read, few, many, times)


def _in_turns(name: str, read: Callable[[int], None], few: int, many: int, times: int) -> Cost:
    taken: dict[int, list[float]] = {few: [], many: []}
    for turn in range(times + 5):
        for client_id in (few, many):
            began = time.perf_counter()
            read(client_id)
            if turn >= 5:
                taken[client_id].append(1_000 * (time.perf_counter() - began))
    return Cost(name, taken[few], taken[many])


@contextmanager
def _world(url: str) -> Iterator[World]:
    database = Database(url)
    try:
        with Writer(database, append).running() as writer:
            world = World(database, writer, SetClock(datetime(2026, 3, 2, 9, 0, tzinfo=UTC)))
            world.open(people=5)
            yield world
    finally:
        database.close()
