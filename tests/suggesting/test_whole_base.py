"""All clients compared at once, and told under the ids of the file they came from."""

import asyncio

from app.db.engine import Database
from app.db.writer import Writer
from app.kit.clock import SetClock
from app.suggesting.catching_up import compare_everybody, due
from app.suggesting.records import qualified, told_pairs
from tests.suggesting.people import People, SetDown


async def test_pairs_are_told_by_the_files_own_ids(
    people: People, database: Database, writer: Writer, clock: SetClock
) -> None:
    await people.settle_down(SetDown("Аглая", "Верес", phone="+79161234500"), 2)
    stranger = await people.write("Аглая Верес", "8 916 123-45-00")
    steps: list[int] = []

    # The command has no event loop; here the writer answers on one.
    await asyncio.to_thread(compare_everybody, database, writer, clock, steps.append, _never_wait)

    assert due(database) == 0
    assert steps
    with database.snapshot() as connection:
        told = list(told_pairs(connection, 0.5))
    pairs = {(pair["a"], pair["b"]) for pair in told}
    assert pairs == {("Аглая-0", f"client:{stranger}"), ("Аглая-1", f"client:{stranger}")}
    assert all(pair["reasons"][0]["code"] == "same_phone" for pair in told)
    named = [
        reason["params"] for pair in told for reason in pair["reasons"] if reason["code"].endswith("_name")
    ]
    assert named
    assert {name for params in named for name in params.values()} <= {"Аглая Верес"}


async def test_ids_of_several_files_say_which(
    people: People, database: Database, writer: Writer, clock: SetClock
) -> None:
    for family, source in (("Верес", "crm"), ("Вересова", "shop:2")):
        await people.settle_down(SetDown("Аглая", family, phone="+79161234500"), 1, source)
    stranger = await people.write("Аглая Верес", "8 916 123-45-00")
    await asyncio.to_thread(compare_everybody, database, writer, clock, lambda _: None, _never_wait)
    with database.snapshot() as connection:
        told = {frozenset((pair["a"], pair["b"])) for pair in told_pairs(connection, 0.2)}
    assert told >= {
        frozenset(("crm:Аглая-0", f"client:{stranger}")),
        frozenset(("shop%3A2:Аглая-0", f"client:{stranger}")),
    }
    assert qualified("client", "7") == "%63lient:7"


async def test_a_record_that_is_called_as_ours_are_is_told_with_its_source(
    people: People, database: Database, writer: Writer, clock: SetClock
) -> None:
    await people.settle_down(SetDown("client:1", "Верес", phone="+79161234500"), 1, "crm")
    stranger = await people.write("Верес", "8 916 123-45-00")
    await asyncio.to_thread(compare_everybody, database, writer, clock, lambda _: None, _never_wait)
    with database.snapshot() as connection:
        told = {frozenset((pair["a"], pair["b"])) for pair in told_pairs(connection, 0.2)}
    assert told == {frozenset(("crm:client:1-0", f"client:{stranger}"))}


def _never_wait(_: float) -> None:
    raise AssertionError("nobody else is at it")
