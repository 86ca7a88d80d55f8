"""VK is gone for six hours: nothing is lost, nothing is said twice, and what waited goes out at its pace."""

from collections import Counter
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from app.kit.clock import SetClock
from tests.doubles.vk import VkDouble
from tests.whole.living_house import LivingHouse
from tests.whole.test_bad_weather import channel, count, rests, sum_of_attempts

PEOPLE = 20
REPLIES_EACH = 2
REPLIES = PEOPLE * REPLIES_EACH
A_SECOND = 20
"""Calls that VK takes with the key of one community."""


def local_vk(folder: Path, clock: SetClock, port: int = 0) -> VkDouble:
    """Lives by the test's clock, and remembers when it is gone for a while."""
    return VkDouble(seed=7, state=folder / "vk", clock=lambda: clock.now().timestamp(), port=port)


@pytest.fixture
async def vk(tmp_path: Path, clock: SetClock) -> AsyncIterator[VkDouble]:
    async with local_vk(tmp_path, clock) as double:
        yield double


@pytest.mark.slow
@pytest.mark.timeout(240)
@pytest.mark.parametrize("forget", ["forget_history", "lose_long_poll"])
async def test_six_hours_without_vk_lose_nothing(
    shop: LivingHouse, community: int, vk: VkDouble, tmp_path: Path, clock: SetClock, forget: str
) -> None:
    people = [vk.customer(f"Покупатель {number}") for number in range(PEOPLE)]
    for person in people:
        await person.writes("Когда привезёте?")
    clients = [await shop.meets(person.person.name) for person in people]
    port = int(vk.url.rpartition(":")[2])
    await vk.stop()

    for turn in range(REPLIES_EACH):
        for client in clients:
            await shop.replies(client, f"Ответ {turn}")
    await six_hours_pass(shop)
    assert count(shop, "*", "state IN ('queued', 'retry')") == REPLIES
    assert (channel(shop, community).error_code, channel(shop, community).queued) == ("network", REPLIES)

    again = local_vk(tmp_path, clock, port)
    for person in people:
        await again.customer_with(person.id).writes("Ау?")
    getattr(again, forget)()
    async with again:
        await shop.time_passes(timedelta(minutes=15))
        for client in clients:
            await shop.reads(client, "Ау?")
        await rests(shop)
        # What was asked to find the missed words does not count among what is said, second by second.
        again.world.rate.a_second = A_SECOND
        await is_drained(shop, again)
        assert max(Counter(sent.at for sent in again.sends).values()) <= A_SECOND
        assert [call.outcome for call in again.calls if call.outcome.startswith("6 ")] == []
        for person in people:
            assert again.delivered_to(again.customer_with(person.id)) == [
                f"Ответ {turn}" for turn in range(REPLIES_EACH)
            ]
        await again.customer_with(people[0].id).writes("Спасибо")
        await shop.reads(clients[0], "Спасибо")
        for client in clients[1:]:
            said = sorted(card["text"] for card in shop.history(client))
            assert said == ["Ау?", "Когда привезёте?", "Ответ 0", "Ответ 1"]
        await shop.sees(
            lambda: True if channel(shop, community).error_code is None else None, "a healthy channel"
        )
        await shop.close()
        await shop.open()


async def six_hours_pass(shop: LivingHouse) -> None:
    for _ in range(12):
        tried = sum_of_attempts(shop)
        await shop.time_passes(timedelta(minutes=30))
        await shop.sees(
            lambda tried=tried: True if sum_of_attempts(shop) > tried else None,  # type: ignore[misc]
            "another try",
        )
        await rests(shop)


async def is_drained(shop: LivingHouse, vk: VkDouble) -> None:
    """Second by second, as many as VK takes, until nothing waits."""
    while len(vk.sends) < REPLIES:
        expected = min(REPLIES, len(vk.sends) + A_SECOND)
        await shop.time_passes(timedelta(seconds=1))
        await vk.world.bell.until(
            lambda expected=expected: True if len(vk.sends) >= expected else None,  # type: ignore[misc]
            otherwise=lambda: f"{len(vk.sends)} sent",
            patience=30,
        )
        await rests(shop)
    await shop.sees(
        lambda: True if count(shop, "*", "state = 'sent'") == REPLIES else None, "everything sent"
    )
