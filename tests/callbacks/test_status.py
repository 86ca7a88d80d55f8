"""What whoever asked is told is true: of a call that was moved, rung in vain, or taken early."""

from datetime import timedelta

from tests.callbacks.shop import Desk, Page, Shop, a_number


async def _words(page: Page, taken: dict[str, str]) -> str:
    status = (await page.posts("status", {"token": taken["token"]})).json()
    return str(status["words"]["ru"])


async def test_a_call_that_we_moved_is_not_late_when_it_was_rung_in_vain(
    shop: Shop, anna: Page, boris: Desk
) -> None:
    taken = await anna.asks_well(a_number())
    card = await boris.only_one()
    await boris.does_well("POST", f"/callbacks/{card['id']}/move", {"wanted_from": "2026-11-23T10:00:00Z"})
    assert await _words(anna, taken) == "Позвоним сегодня около 13:00"
    shop.clock.at = shop.clock.at.replace(hour=10, minute=5, second=0)
    await boris.rang_well(card, "no_answer", next_at="2026-11-23T12:00:00Z")
    assert await _words(anna, taken) == "Позвоним сегодня около 15:00"
    shop.clock.move(timedelta(hours=3))
    assert await _words(anna, taken) == "Задерживаемся, но обязательно позвоним"


async def test_what_was_wanted_now_and_rung_in_vain_says_when(shop: Shop, anna: Page, boris: Desk) -> None:
    taken = await anna.asks_well(a_number())
    assert await _words(anna, taken) == "Перезвоним, как только освободимся"
    shop.clock.at = shop.clock.at.replace(hour=9, minute=5, second=0)
    await boris.rang_well(await boris.only_one(), "busy")
    assert await _words(anna, taken) == "Позвоним сегодня около 12:20"


async def test_what_is_three_days_old_is_late(shop: Shop, anna: Page) -> None:
    taken = await anna.asks_well(a_number())
    shop.clock.move(timedelta(days=3))
    assert await _words(anna, taken) == "Задерживаемся, но обязательно позвоним"


async def test_a_whole_day_that_was_taken_early_is_not_being_rung(
    shop: Shop, anna: Page, boris: Desk
) -> None:
    taken = await anna.asks_well(a_number(), wanted={"kind": "day", "date": "2026-11-23"})
    shop.clock.move(timedelta(hours=1))
    await boris.does_well("PUT", f"/callbacks/{(await boris.only_one())['id']}/claim", {})
    assert await _words(anna, taken) == "Позвоним сегодня в течение дня"
