"""The messenger is gone, slow down, silent, or says no: nothing is lost, and people see how it stands."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr

from app.channels.queries import channel_card
from app.channels.schemas import ChannelCard
from app.kit.clock import SetClock
from app.settings import Settings
from tests.doubles.telegram import TelegramDouble
from tests.whole.living_house import PATIENCE, LivingHouse

CHATS = 40
REPLIES_EACH = 3
A_SECOND = 30
"""Messages that Telegram takes."""
NOT_GONE = "state IN ('queued', 'retry', 'sending')"
"""A try may be under way at any moment, so these three are only ever counted together."""


@pytest.fixture
async def tg(tmp_path: Path, clock: SetClock) -> AsyncIterator[TelegramDouble]:
    """Lives by the test's clock, and remembers when it is gone for a while."""
    double = TelegramDouble(seed=7, state=tmp_path / "telegram", clock=lambda: clock.now().timestamp())
    async with double:
        yield double


def channel(house: LivingHouse, channel_id: int) -> ChannelCard:
    with house.house.database.snapshot() as connection:
        card = channel_card(connection, channel_id)
    assert card is not None
    return card


def count(house: LivingHouse, what: str, where: str) -> int:
    return int(house.rows(f"SELECT count({what}) FROM deliveries WHERE {where}")[0][0])


async def test_six_hours_without_telegram_lose_nothing(
    house: LivingHouse, bot: int, tg: TelegramDouble, tmp_path: Path, clock: SetClock
) -> None:
    people = [tg.customer(f"Покупатель {number}") for number in range(CHATS)]
    for person in people:
        await person.writes("Когда привезёте?")
    clients = [await house.meets(f"Покупатель {number}") for number in range(CHATS)]
    port = int(tg.url.rpartition(":")[2])
    await tg.stop()

    for turn in range(REPLIES_EACH):
        for client in clients:
            await house.replies(client, f"Ответ {turn}")
    for _ in range(36):
        tried = count(house, "*", "attempts > 0") + sum_of_attempts(house)
        await house.time_passes(timedelta(minutes=12))
        await house.sees(
            lambda tried=tried: (
                True if count(house, "*", "attempts > 0") + sum_of_attempts(house) > tried else None
            ),  # type: ignore[misc]
            "another try",
        )
        await rests(house)
    assert count(house, "*", NOT_GONE) == CHATS * REPLIES_EACH
    assert (channel(house, bot).error_code, channel(house, bot).queued) == ("network", CHATS * REPLIES_EACH)

    again = TelegramDouble(
        seed=7, state=tmp_path / "telegram", clock=lambda: clock.now().timestamp(), port=port
    )
    async with again:
        again.enforce_limits()
        await again.customer_with(people[0].id).writes("Ау?")
        await rests(house)
        sent = len(again.sends)
        await house.time_passes(timedelta(minutes=15))
        await house.reads(clients[0], "Ау?")
        while waiting := count(house, "DISTINCT address", NOT_GONE):
            expected = min(CHATS * REPLIES_EACH, sent + min(A_SECOND, waiting))
            await again.world.bell.until(
                lambda expected=expected: True if len(again.sends) >= expected else None,  # type: ignore[misc]
                otherwise=lambda: f"{len(again.sends)} sent",
                patience=30,
            )
            await rests(house)
            sent = len(again.sends)
            await house.time_passes(timedelta(seconds=1))
        assert again.pacing.refused == 0
        for person in people:
            assert again.delivered_to(again.customer_with(person.id)) == [
                f"Ответ {n}" for n in range(REPLIES_EACH)
            ]
        card = await house.sees(
            lambda: card if (card := channel(house, bot)).error_code is None else None, "a healthy channel"
        )
        assert card.queued == 0
        await house.close()
        await house.open()


def sum_of_attempts(house: LivingHouse) -> int:
    return int(house.rows("SELECT coalesce(sum(attempts), 0) FROM deliveries")[0][0])


async def rests(house: LivingHouse) -> None:
    """All that may go at this moment of the test's clock has been tried. That nothing is under way is not enough:
    the next may be claimed before the clock moves, and be counted by a messenger after it has."""
    async with asyncio.timeout(PATIENCE):
        while not house.house.senders.are_idle:  # noqa: ASYNC110 - a nap begins without a bell
            await asyncio.sleep(0.01)


async def test_a_limit_for_one_chat_holds_back_no_other(
    house: LivingHouse, bot: int, tg: TelegramDouble
) -> None:
    anna, boris = tg.customer("Анна"), tg.customer("Борис")
    await anna.writes("Раз")
    await boris.writes("Два")
    to_anna, to_boris = await house.meets("Анна"), await house.meets("Борис")
    tg.faults.too_many(retry_after=30, chat_id=anna.id)
    held = await house.replies(to_anna, "Вам позже")
    await house.knows(held, "retry", "rate_limited")
    free = await house.replies(to_boris, "Вам сразу")
    await house.knows(free, "sent")
    await house.time_passes(timedelta(seconds=29))
    assert house.fate(held) == ("retry", "rate_limited")
    await house.time_passes(timedelta(seconds=1))
    await house.knows(held, "sent")
    assert channel(house, bot).error_code is None


async def test_a_revoked_token_is_told_in_red_and_the_replies_wait(
    house: LivingHouse, bot: int, tg: TelegramDouble
) -> None:
    anna = tg.customer("Анна")
    await anna.writes("Раз")
    client = await house.meets("Анна")
    tg.revoke_token()
    await house.sees(lambda: True if channel(house, bot).state == "broken" else None, "a red channel")
    assert channel(house, bot).error_code == "unauthorised"
    await house.replies(client, "Дождитесь")
    assert channel(house, bot).queued == 1


async def test_a_channel_that_calls_us_is_asked_when_it_is_silent(
    house: LivingHouse, tg: TelegramDouble
) -> None:
    called = await house.connect("telegram", token=tg.token, base_url=tg.url, mode="webhook")
    await house.time_passes(timedelta(minutes=2))
    asked = len(tg.calls_of("getWebhookInfo"))
    await house.house.heartbeat.look()
    assert len(tg.calls_of("getWebhookInfo")) == asked
    await house.time_passes(timedelta(minutes=4))
    await house.house.heartbeat.look()
    assert len(tg.calls_of("getWebhookInfo")) > asked
    tg.revoke_token()
    await house.time_passes(timedelta(minutes=4))
    await house.house.heartbeat.look()
    assert (channel(house, called).state, channel(house, called).error_code) == ("broken", "unauthorised")


async def test_a_fetch_that_hangs_is_told_as_silence(
    house: LivingHouse, bot: int, tg: TelegramDouble
) -> None:
    await tg.is_listened_to()
    gate = tg.faults.slow(methods={"getUpdates"}, times=None)
    await tg.customer("Анна").writes("Слышно?")
    await gate.is_reached()
    await house.time_passes(timedelta(minutes=7))
    await house.house.heartbeat.look()
    assert channel(house, bot).error_code == "silent"
    gate.open()
    tg.faults.clear()
    await tg.customer("Борис").writes("А теперь?")
    await house.meets("Борис")
    await house.sees(lambda: True if channel(house, bot).error_code is None else None, "a healthy channel")


@pytest.mark.postgres
async def test_another_process_takes_over_within_fifteen_seconds(
    postgres_url: str, tmp_path: Path, clock: SetClock, tg: TelegramDouble
) -> None:
    first = LivingHouse(Settings(data=tmp_path / "one", database_url=postgres_url, secret_key=KEY), clock)
    second = LivingHouse(Settings(data=tmp_path / "two", database_url=postgres_url, secret_key=KEY), clock)
    await first.open()
    await first.connect("telegram", token=tg.token, base_url=tg.url)
    await tg.customer("Анна").writes("Раз")
    await first.meets("Анна")
    await second.open()
    try:
        await dies(first)
        await tg.customer("Борис").writes("Два")
        await second.time_passes(timedelta(seconds=9))
        assert lease_owner(second) == first.house.leases.owner
        await second.time_passes(timedelta(seconds=4))
        await second.meets("Борис")
        assert lease_owner(second) == second.house.leases.owner
        polls = Counter(call.outcome for call in tg.calls_of("getUpdates"))
        assert not any("409" in str(outcome) or "Conflict" in str(outcome) for outcome in polls)
    finally:
        await second.close()
        await first.close()


KEY = SecretStr("MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=")


def lease_owner(house: LivingHouse) -> str:
    return str(house.rows("SELECT lease_owner FROM channel_progress")[0][0])


async def dies(house: LivingHouse) -> None:
    """As by kill -9: its tasks are gone, and nothing is given back."""
    receivers = house.house.receivers
    receivers.leases.release = nothing  # type: ignore[method-assign]
    await receivers.stop()


async def nothing(channel_id: int) -> None:
    await asyncio.sleep(0)
