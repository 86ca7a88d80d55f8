"""What a new client costs, suggestions included, in a house of 1,000 and in one of 100,000."""

import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from random import Random
from statistics import median

from app.clients.importing.reading import Row
from app.clients.importing.storing import Errand, store_rows
from app.db.engine import Database
from app.db.migrate import migrate
from app.db.transaction import Transaction
from app.db.writer import Writer
from app.events.log import append
from app.inbound.intake import intake
from app.inbound.letters import Letter, Parcel
from app.kit.clock import SystemClock
from app.matching.diminutives import RUSSIAN
from app.matching.family_names import FREQUENT
from app.suggesting.due import take_due, write_keys_of_due
from app.suggesting.settling import settle
from app.suggesting.worker import compare
from connectors.contract import Author, MessageIn

SMALL, LARGE = 1_000, 100_000
AT_MOST = 1.5
AT_ONCE = 500
INTAKE = intake(timedelta(hours=24))
_GIVEN = [line.partition(":")[0] for line in RUSSIAN.splitlines() if line]
_SYLLABLES = [
    "ба",
    "ве",
    "го",
    "ди",
    "жу",
    "за",
    "ки",
    "ло",
    "ме",
    "ни",
    "по",
    "ра",
    "се",
    "ту",
    "фи",
    "хо",
    "це",
    "ша",
]


@dataclass(frozen=True, slots=True)
class Cost:
    """Milliseconds of each new client, and how many others each was compared with."""

    milliseconds: Sequence[float]
    examined: Sequence[int]


@dataclass
class Town:
    """A house with so many clients, to which strangers come."""

    database: Database
    writer: Writer
    channel_id: int
    clock: SystemClock
    randomness: Random
    count: int = 0

    def grow(self, count: int) -> None:
        """Clients as from an import; their keys are written, nobody is compared."""
        for start in range(0, count, AT_ONCE):
            rows = [self._row(start + place) for place in range(min(AT_ONCE, count - start))]
            self.writer.write_now(store_rows, Errand("town", frozenset(), 1), rows, self.clock.now())
        after: int | None = 0
        while after is not None:
            after = self.writer.write_now(write_keys_of_due, after, AT_ONCE, self.clock.now())
        self.writer.write_now(_forget_due)

    def _row(self, number: int) -> Row:
        return Row(number=number, record_id=str(number), name=self._name(), phones=(self._phone(),))

    def _name(self) -> str:
        pick = self.randomness
        given = _GIVEN[min(int(pick.paretovariate(0.7)) - 1, len(_GIVEN) - 1)]
        if pick.random() < 0.6:
            return f"{given} {FREQUENT[min(int(pick.paretovariate(0.6)) - 1, len(FREQUENT) - 1)]}"
        return f"{given} {''.join(pick.choices(_SYLLABLES, k=3)).capitalize()}ев"

    def _phone(self) -> str:
        return f"+79{self.randomness.randrange(10**9):09}"

    def meet_stranger(self) -> tuple[float, int]:
        """Milliseconds from the message to the suggestions, and how many they were compared with."""
        self.count += 1
        words = f"Здравствуйте, мой номер {self._phone()}"
        name = f"n{self.count}"
        message = MessageIn(name, Author(name, self._name()), name, self.clock.now(), words)
        parcel = Parcel(self.channel_id, (Letter(name, b"{}", (message,), "parsed"),), self.clock.now())
        started = time.perf_counter()
        self.writer.join_now(INTAKE, parcel)
        taken = self.writer.write_now(take_due, AT_ONCE, self.clock.now())
        found = compare(self.database, taken)
        self.writer.write_now(settle, taken, found, self.clock.now())
        return 1_000 * (time.perf_counter() - started), len(found[0].judged)


def measure(folder: Path, strangers: int, small: int = SMALL, large: int = LARGE) -> tuple[Cost, Cost]:
    """The two houses take turns, so that a slow minute of the machine slows both."""
    with ExitStack() as stack:
        towns = [stack.enter_context(town(folder / f"town-{count}", count)) for count in (small, large)]
        takes = [(towns[0].meet_stranger(), towns[1].meet_stranger()) for _ in range(strangers)]
    few, many = zip(*takes, strict=True)
    return _cost(few), _cost(many)


def newcomer_lines(folder: Path, strangers: int = 300) -> tuple[list[str], bool]:
    few, many = measure(folder, strangers)
    ratio = median(many.milliseconds) / median(few.milliseconds)
    is_reached = ratio <= AT_MOST
    lines = [
        "| clients in the house | a new one, median | compared with, median | most |",
        "| --- | --- | --- | --- |",
    ]
    lines += [
        f"| {count:,} | {median(cost.milliseconds):.2f} ms | {median(cost.examined):.0f} | {max(cost.examined)} |"
        for count, cost in ((SMALL, few), (LARGE, many))
    ]
    verdict = "reached" if is_reached else "missed"
    return [*lines, "", f"Ratio of medians {ratio:.2f}; at most {AT_MOST}: {verdict}."], is_reached


@contextmanager
def town(folder: Path, count: int) -> Iterator[Town]:
    folder.mkdir(parents=True)
    database = Database(f"sqlite:///{folder / 'okno.db'}")
    migrate(database)
    try:
        with Writer(database, append).running() as writer:
            clock = SystemClock()
            channel_id = writer.write_now(_connect, clock)
            grown = Town(database, writer, channel_id, clock, Random(count))
            grown.grow(count)
            for _ in range(20):
                grown.meet_stranger()
            yield grown
    finally:
        database.close()


def _cost(takes: Sequence[tuple[float, int]]) -> Cost:
    return Cost([milliseconds for milliseconds, _ in takes], [examined for _, examined in takes])


def _connect(tx: Transaction, clock: SystemClock) -> int:
    return int(
        tx.run(
            "INSERT INTO channels (kind, name, public_key, created_at) VALUES ('telegram', 't', 't', ?) RETURNING id",
            (tx.stored(clock.now()),),
        ).scalar_one()
    )


def _forget_due(tx: Transaction) -> None:
    """Those who were there before need not be compared: it is the newcomer who is measured."""
    tx.run("DELETE FROM client_facts_due")
