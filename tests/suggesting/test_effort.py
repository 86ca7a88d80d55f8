"""The effort for a new client stays the same, however many there are."""

from datetime import timedelta
from typing import Any

from app.db.engine import Database
from app.db.transaction import Transaction
from app.db.writer import Writer
from app.kit.clock import SetClock
from app.suggesting.due import take_due
from app.suggesting.finding import MOST_EXAMINED, TELLS_NOTHING, find
from app.suggesting.settling import settle
from app.suggesting.worker import compare
from tests.suggesting.people import People, SetDown


async def test_nobody_is_compared_with_more_than_a_few(
    people: People, database: Database, writer: Writer, clock: SetClock
) -> None:
    await people.settle_down(SetDown("Иван", "Кузнецов", city="Москва"), TELLS_NOTHING + 30)
    await people.settle_down(SetDown("Пётр", "Зазнобин", phone="+79161234500"), TELLS_NOTHING - 1)
    await people.settle_down(SetDown("Олег", "Зазнобин", email="oleg@zaznobin.ru"), TELLS_NOTHING - 1)
    newcomer = await people.write("Пётр Зазнобин", "8 916 123-45-00, oleg@zaznobin.ru")
    taken = await writer.write(take_due, 10, clock.now())
    assert [due.client_id for due in taken.changed] == [newcomer]
    with database.snapshot() as connection:
        (due,) = taken.changed
        assert len(find(connection, due).judged) == MOST_EXAMINED


async def test_under_a_key_of_many_nobody_is_looked_for(
    people: People, database: Database, writer: Writer, clock: SetClock
) -> None:
    await people.settle_down(SetDown("Иван", "Кузнецов"), TELLS_NOTHING + 5)
    await people.write("Иван Кузнецов")
    taken = await writer.write(take_due, 10, clock.now())
    assert [found.judged for found in compare(database, taken)] == [{}]


async def test_what_was_taken_and_left_is_taken_again(
    people: People, database: Database, writer: Writer, clock: SetClock
) -> None:
    await people.write("Аглая Верес")
    await people.write("Аглая Верес", via="vk")
    first = await writer.write(take_due, 10, clock.now())
    assert len(first.changed) == 2
    assert (await writer.write(take_due, 10, clock.now())).is_empty, "somebody is at it"

    clock.move(timedelta(minutes=3))
    again = await writer.write(take_due, 10, clock.now())
    assert len(again.changed) == 2
    assert await writer.write(settle, again, compare(database, again), clock.now()) == 2


async def test_what_comes_meanwhile_stays_due(people: People, writer: Writer, clock: SetClock) -> None:
    one = await people.write("Аглая Верес")
    taken = await writer.write(take_due, 10, clock.now())
    await people.learn(one, birth_date="1990-05-31")
    await writer.write(settle, taken, [], clock.now())
    (due,) = (await writer.write(take_due, 10, clock.now())).changed
    assert due.facts.birth_date == "19900531"


async def test_counts_go_down_with_what_is_forgotten(people: People, writer: Writer, clock: SetClock) -> None:
    one = await people.write("Аглая Верес", id="5")
    await people.are_compared()
    await people.write("Зоя Крупская", id="5")
    await people.are_compared()

    def read(tx: Transaction) -> tuple[dict[str, int], set[str]]:
        counts: dict[str, int] = dict(tx.run("SELECT key, clients FROM match_counts").all())  # type: ignore[arg-type]
        keys: Any = tx.run("SELECT key FROM match_keys WHERE client_id = ?", (one,)).scalars()
        return counts, set(keys)

    counts, keys = await writer.write(read)
    assert counts["f=veres"] == 0
    assert counts["f=krupski"] == counts["*"] == 1
    assert all(counts[key] == 1 for key in keys)
    assert not [key for key in keys if "veres" in key]
