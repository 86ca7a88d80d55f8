"""A new house has an owner before anybody has signed in."""

from app.db.engine import Database
from app.db.writer import Writer
from app.kit.clock import SetClock
from app.operators.adding import ensure_owner
from app.operators.queries import all_operators
from tests.access.doors import events_of
from tests.access.people import Shop


async def test_a_house_without_people_gets_one_owner_however_often_it_starts(
    writer: Writer, database: Database, clock: SetClock
) -> None:
    with events_of(writer) as told:
        starts = {await writer.write(ensure_owner, clock.now()) for _ in range(3)}

    with database.snapshot() as connection:
        (owner,) = all_operators(connection)
    assert starts == {owner.id}
    assert (owner.name, owner.email, owner.role) == ("Владелец", "owner@localhost", "owner")
    assert [event.kind for event in told] == ["operator.changed"]


async def test_a_house_with_an_owner_gets_no_other(shop: Shop) -> None:
    boris = await shop.takes_on("Boris", "owner")
    await shop.takes_on("Marina", "owner")

    assert await shop.writer.write(ensure_owner, shop.clock.now()) == boris.id
