"""Two processes glue at the same time: nobody waits for ever, and nobody stands above themselves."""

import threading
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pytest

from app.db.engine import Database
from app.db.writer import Writer
from app.events.log import append
from app.gluing.evidence import Evidence
from app.gluing.glue import Glued, glue
from app.gluing.unglue import unglue
from app.kit.clock import SetClock
from tests.gluing.books import refuse_disorder
from tests.gluing.world import World

OPERATOR = Evidence("operator")
ROUNDS = 3


@pytest.mark.postgres
def test_two_writers_glue_crosswise(postgres_url: str, clock: SetClock) -> None:
    first, second = Database(postgres_url), Database(postgres_url)
    with Writer(first, append).running() as here, Writer(second, append).running() as there:
        world = World(first, here, clock)
        world.open(people=4)
        for person in range(4):
            world.hears(person)
        clients = [world.client(person) for person in range(4)]
        with ThreadPoolExecutor(2) as pool:
            for _ in range(ROUNDS):
                _glue_crosswise(pool, (here, there), clients, clock)
                roots = world.rows("SELECT count(*) FROM clients WHERE root_id IS NULL")
                assert roots == [(1,)]
                refuse_disorder(world)
                for (glue_id,) in world.rows("SELECT id FROM glues WHERE undone_at IS NULL ORDER BY id"):
                    world.do(unglue, glue_id, by=None, at=clock.now())
                refuse_disorder(world)
        assert [world.client(person) for person in range(4)] == clients
    first.close()
    second.close()


def _glue_crosswise(
    pool: ThreadPoolExecutor, writers: tuple[Writer, Writer], clients: list[int], clock: SetClock
) -> None:
    """Each in the other's order, and all four in the end."""
    both_ready = threading.Barrier(2)

    def play(writer: Writer, order: list[int]) -> list[Glued]:
        both_ready.wait()
        return [
            writer.write_now(glue, one, other, OPERATOR, by=None, at=clock.now(), survivor=one)
            for one, other in pairwise(order)
        ]

    ways = [
        pool.submit(play, writer, order)
        for writer, order in zip(writers, (clients, clients[::-1]), strict=True)
    ]
    made = [glued for way in ways for glued in way.result(timeout=30)]
    assert sum(glued.is_new for glued in made) == len(clients) - 1
