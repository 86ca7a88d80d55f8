"""A house in which many people wait, and one client who has said very much."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from app.db.engine import Database
from app.db.migrate import migrate
from app.db.writer import Writer
from app.events.log import append
from app.inbound.letters import Letter
from app.kit.clock import SetClock, SystemClock
from tests.bench.one_history.growing import says_much
from tests.gluing.world import World
from tests.inbound.people import INTAKE, Customer, connect_channel

AT_ONCE = 200
"""Letters of one call: one transaction."""
WORDS = (
    "Здравствуйте, подскажите по заказу",
    "Добрый день. Когда привезут диван и можно ли поднять его на пятый этаж без лифта?",
    "А есть такой же, но зелёный?",
    "Спасибо, всё получили",
    "Пришлите, пожалуйста, чек на почту, бухгалтерия просит до пятницы, иначе не примут к оплате.",
)
NAMES = ("Анна", "Борис", "Вера", "Глеб", "Дина", "Егор", "Жанна", "Захар", "Инна", "Клим")
MUCH = "Марфа, которая много пишет"
WORDS_EACH = 8


@dataclass(frozen=True, slots=True)
class Size:
    """How much there is."""

    matters: int
    long_history: int
    switches: int
    unseen: int


FULL = Size(matters=50_000, long_history=20_000, switches=1_000, unseen=60)
QUICK = Size(matters=300, long_history=400, switches=20, unseen=8)


@contextmanager
def built(data: Path, size: Size) -> Iterator[int]:
    """The database of a house that is not yet open; yields the id of the client who said much."""
    data.mkdir(parents=True)
    database = Database(f"sqlite:///{(data / 'okno.db').absolute()}")
    migrate(database)
    try:
        with Writer(database, append).running() as writer:
            yield _people_come(World(database, writer, SetClock(_long_ago())), size)
    finally:
        database.close()


def _people_come(world: World, size: Size) -> int:
    channel_id = connect_channel(world.writer, world.clock, "site")
    world.customers.append(Customer(world.writer, world.clock, channel_id, "much", MUCH))
    says_much(world, 0, size.long_history)
    people = [
        Customer(
            world.writer, world.clock, channel_id, f"p{number}", f"{NAMES[number % len(NAMES)]} {number}"
        )
        for number in range(size.matters)
    ]
    for first in range(0, len(people), AT_ONCE):
        _write(people[first : first + AT_ONCE], first)
    world.hears(0)
    return world.client(0)


def _write(people: list[Customer], first: int) -> None:
    letters = []
    for number, person in enumerate(people, first):
        for turn in range(WORDS_EACH if number % 50 == 0 else 1):
            message = person.message(f"{WORDS[(number + turn) % len(WORDS)]} {number}")
            letters.append(Letter(message.external_id, b"{}", (message,), "parsed"))
    one = people[0]
    one.clock.move(timedelta(seconds=30))
    one.writer.join_now(INTAKE, one.parcel(*letters))


def _long_ago() -> datetime:
    return SystemClock().now() - timedelta(days=40)
