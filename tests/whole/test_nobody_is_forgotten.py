"""Whose question was answered by words that never arrived still waits."""

from datetime import timedelta

import pytest

from tests.doubles.telegram import TelegramDouble
from tests.whole.living_house import LivingHouse


def stands(house: LivingHouse, client: int) -> tuple[str, bool]:
    """Status, and whether the client waits for us."""
    sql = "SELECT status, waiting_since IS NOT NULL FROM conversations WHERE client_id = :client"
    status, waits = house.rows(sql, client=client)[0]
    return status, bool(waits)


@pytest.mark.usefixtures("bot")
async def test_a_refused_answer_puts_its_client_back_among_those_who_wait(
    house: LivingHouse, tg: TelegramDouble
) -> None:
    anna = tg.customer("Анна")
    await anna.writes("Где заказ?")
    client = await house.meets("Анна")
    assert stands(house, client) == ("waiting", True)
    first = await house.replies(client, "В пути")
    await house.knows(first, "sent")
    assert stands(house, client) == ("open", False)

    await anna.writes("А когда?")
    await house.reads(client, "А когда?")
    await anna.blocks_bot()
    await house.time_passes(timedelta(seconds=1))
    second = await house.replies(client, "Завтра")
    await house.knows(second, "failed", "blocked")
    await house.sees(lambda: True if stands(house, client) == ("waiting", True) else None, "Anna waits")
