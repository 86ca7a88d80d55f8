"""However many processes look, and whichever of them dies: words are said once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from app.db.engine import Database
from app.db.transaction import Transaction
from app.db.writer import Writer
from app.events.log import append
from app.kit.clock import SetClock
from tests.autoreplies.people import CLOSED, Shop
from tests.links.people import Correspondent

CROWD = 40


def said(shop: Shop) -> list[int]:
    rows = shop.rows("SELECT count(*) FROM messages WHERE direction = 'out' GROUP BY identity_id")
    return [int(row[0]) for row in rows]


async def closed(shop: Shop) -> None:
    await shop.keeps_hours()
    await shop.answers(shop.herald, closed=CLOSED)
    shop.clock.move(timedelta(hours=9))


async def test_two_processes_look_at_once(
    shop: Shop, database: Database, database_url: str, clock: SetClock
) -> None:
    await closed(shop)
    other_database = Database(database_url)
    with Writer(other_database, append).running() as other_writer:
        other = Shop(other_database, other_writer, clock, known=[shop.site.id, shop.herald.id])
        await other.hours.refresh()
        await other.replies.refresh()
        people = [Correspondent(shop, shop.herald, f"person-{number}") for number in range(CROWD)]
        for person in people:
            person.writes("Где мой заказ?")
        with ThreadPoolExecutor(2) as hands:
            for looking in [hands.submit(one.looks) for _ in range(3) for one in (shop, other)]:
                looking.result()
        shop.looks()
    other_database.close()
    assert said(shop) == [1] * CROWD
    assert shop.rows("SELECT count(*) FROM auto_replies_said") == [(CROWD,)]


async def test_a_process_dies_before_it_has_said_anything(shop: Shop, anna: Correspondent) -> None:
    await closed(shop)
    anna.writes("Где мой заказ?")

    def look_and_die(tx: Transaction) -> None:
        shop.replier.answer_due(tx)
        raise RuntimeError("killed")

    with pytest.raises(RuntimeError, match="killed"):
        shop.writer.write_now(look_and_die)
    assert anna.heard() == []
    shop.looks()
    shop.looks()
    assert len(anna.heard()) == 1


async def test_what_is_due_outlives_the_process_that_heard_it(
    shop: Shop, anna: Correspondent, database_url: str, clock: SetClock
) -> None:
    await closed(shop)
    anna.writes("Где мой заказ?")
    again = Database(database_url)
    with Writer(again, append).running() as writer:
        next_one = Shop(again, writer, clock, known=[shop.site.id, shop.herald.id])
        await next_one.hours.refresh()
        await next_one.replies.refresh()
        next_one.looks()
    again.close()
    assert len(anna.heard()) == 1
