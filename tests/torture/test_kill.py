"""The process dies at any moment. What a channel saw acknowledged is there once; no reply arrives twice."""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from tests.house_process import HouseProcess
from tests.torture.busy_shop import SETTLED, BusyShop
from tests.torture.declared_events import assert_as_declared
from tests.torture.disk import OnDisk
from tests.torture.messenger import Messenger
from tests.torture.running import running


@pytest.mark.slow
@pytest.mark.timeout(600)
async def test_three_kills_lose_nothing_and_double_nothing(
    tmp_path: Path, messenger: Messenger, chance: random.Random
) -> None:
    await kill_until(lambda kills: kills >= 3, tmp_path, messenger, chance)


@pytest.mark.torture
async def test_many_kills_lose_nothing_and_double_nothing(
    tmp_path: Path, messenger: Messenger, chance: random.Random, minutes: float
) -> None:
    end = time.monotonic() + minutes * 60 * 0.25
    await kill_until(lambda kills: kills >= 30 and time.monotonic() > end, tmp_path, messenger, chance)


async def kill_until(
    enough: Callable[[int], bool], folder: Path, messenger: Messenger, chance: random.Random
) -> None:
    house = HouseProcess(folder / "house")
    async with running(house) as operator:
        await operator.connects(messenger.kind, base_url=messenger.remote.url, token=messenger.token)
        site = (await operator.connects_site())["public_key"]
        async with BusyShop(operator, messenger, site, chance) as shop:
            kills, on_their_way = await _kill_again_and_again(enough, house, shop, chance)
            await shop.closes()
            await asyncio.to_thread(house.stop)
            _judge(OnDisk.of(house.sqlite_file), shop, on_their_way)
    print(f"{kills} kills, {len(shop.answers)} answers, {len(on_their_way)} on their way when it died")


async def _kill_again_and_again(
    enough: Callable[[int], bool], house: HouseProcess, shop: BusyShop, chance: random.Random
) -> tuple[int, frozenset[int]]:
    """How often, and the replies that were between request and answer when the process died."""
    kills, on_their_way = 0, frozenset[int]()
    while not enough(kills):
        moment: Callable[[BusyShop, random.Random], Awaitable[Callable[[], None]]] = chance.choice(
            [_at_any_moment, _at_any_moment, _while_a_reply_is_being_sent]
        )
        end_of_weather = await moment(shop, chance)
        shop.operator.is_open.clear()
        await asyncio.to_thread(house.kill)
        kills += 1
        lies = OnDisk.of(house.sqlite_file)
        on_their_way |= lies.sending
        lies.assert_log_has_no_gap()
        for visitor in shop.visitors:
            lies.assert_holds_once(visitor.accepted)
        for words in await shop.confirmed_words():
            lies.assert_holds_once(words)
        await asyncio.to_thread(end_of_weather)
        await asyncio.to_thread(house.start)
        shop.operator.is_open.set()
    return kills, on_their_way


async def _at_any_moment(shop: BusyShop, chance: random.Random) -> Callable[[], None]:
    await shop.has_acknowledged(shop.acknowledged + chance.randint(1, 12))
    later: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_later(chance.random() * 0.05, later.set_result, None)
    await later
    return lambda: None


async def _while_a_reply_is_being_sent(shop: BusyShop, chance: random.Random) -> Callable[[], None]:
    """The messenger has the request, perhaps the person has the message, and we have no answer."""
    remote = shop.messenger.remote
    order = await asyncio.to_thread(remote.order, "slow", after_accepting=chance.random() < 0.5, times=1)
    while not (await asyncio.to_thread(remote.ask, "GET", f"/faults/{order}"))["waiting"]:
        await shop.has_acknowledged(shop.acknowledged)
    return lambda: remote.release(order)


def _judge(lies: OnDisk, shop: BusyShop, on_their_way: frozenset[int]) -> None:
    lies.assert_log_has_no_gap()
    assert_as_declared(lies.events)
    assert shop.follower.gaps == []
    for visitor in shop.visitors:
        lies.assert_holds_once(visitor.wrote)
        shown = [visitor.shown[number]["text"] for number in sorted(visitor.shown)]
        ours = [text for text in shown if text.startswith("Ответ")]
        assert sorted(ours) == sorted(f"Ответ на «{text}»" for text in visitor.wrote)
    for answer in shop.answers.values():
        assert lies.replies[answer.key] == [answer.message_id]
    for customer in shop.customers:
        lies.assert_holds_once(customer.wrote)
        _judge_what_arrived(customer.customer.was_sent, customer.wrote, lies, shop, on_their_way)


def _judge_what_arrived(
    arrived: list[str], asked: list[str], lies: OnDisk, shop: BusyShop, on_their_way: frozenset[int]
) -> None:
    """Nothing twice, everything that is called sent, nothing that is called failed, and all in order."""
    answers = sorted(
        (shop.answers[f"Ответ на «{text}»"] for text in asked), key=lambda answer: answer.message_id
    )
    for answer in answers:
        assert lies.words.count(answer.text) == 1, answer
        state, code = lies.fates[answer.message_id]
        assert state in SETTLED, (answer, state)
        times = arrived.count(answer.text)
        if state == "uncertain":
            assert not shop.messenger.knows_repeats, f"could have been asked: {answer}, {code}"
            assert answer.message_id in on_their_way, f"nobody died over {answer}, {code}"
            assert times <= 1
        else:
            assert times == (0 if state == "failed" else 1), (answer, state, code)
    expected = [answer.text for answer in answers if answer.text in arrived]
    assert arrived == expected
