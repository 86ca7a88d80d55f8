"""What a visitor types is shown to those who answer while the house asks for it, and to nobody otherwise."""

import asyncio
import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from app.access.principal import Principal
from app.realtime.seat import Seat
from tests.visitors.browsers import Browser
from tests.visitors.doors import OpenHouse

SECONDS = timedelta(seconds=2)


def window(house: OpenHouse) -> Seat:
    rights = frozenset({"conversations.read"})
    seat = Seat(Principal(1, "Борис", "operator", rights, "hash", "csrf", house.clock.now()), skip_upto=0)
    house.house.hub.take(seat)
    return seat


async def typed(seat: Seat) -> dict[str, Any]:
    """The next word about somebody typing."""
    async with asyncio.timeout(30):
        while True:
            while seat.waiting:
                frame: dict[str, Any] = json.loads(seat.waiting.popleft())
                if frame.get("kind") == "typing":
                    body: dict[str, Any] = frame["body"]
                    return body
            seat.bell.clear()
            await seat.bell.wait()


async def test_words_are_shown_as_they_come_and_of_long_ones_the_end(
    house: OpenHouse, browser: Callable[[str], Browser]
) -> None:
    anna = await browser("anna").opens()
    assert anna.heard[0]["typing_preview"] is True
    await anna.writes("Здравствуйте")
    boris = window(house)
    house.clock.move(SECONDS)
    await anna.says(type="typing", text="Где мой за")
    told = await typed(boris)
    assert (told["text"], told["operator_id"]) == ("Где мой за", None)
    house.clock.move(SECONDS)
    await anna.says(type="typing", text="а" * 600 + "каз")
    told = await typed(boris)
    assert len(told["text"]) == 500
    assert told["text"].endswith("каз")
    house.clock.move(SECONDS)
    await anna.says(type="typing", text="")
    assert (await typed(boris))["text"] == "", "the field was cleared"


async def test_where_nobody_asks_only_the_typing_is_told(
    house: OpenHouse, browser: Callable[[str], Browser]
) -> None:
    owner = await house.desk()
    await owner.does("PUT", "/workplace", {"typing_preview": False})
    await house.until(lambda: not house.house.workplace.settings.typing_preview)
    anna = await browser("anna").opens()
    assert anna.heard[0]["typing_preview"] is False
    await anna.writes("Здравствуйте")
    boris = window(house)
    house.clock.move(SECONDS)
    await anna.says(type="typing", text="Мой пароль")
    assert (await typed(boris))["text"] is None
