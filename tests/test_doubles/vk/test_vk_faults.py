"""Bad weather: struck only when ordered, on the calls it was ordered for, and the record tells the truth."""

import asyncio

import pytest
from requests.exceptions import ConnectionError as Disconnected
from vk_api.exceptions import ApiHttpError

from tests.doubles.vk import Customer, VkDouble
from tests.test_doubles.clock import Clock
from tests.test_doubles.vk.client import Api
from tests.test_doubles.vk.conftest import Poll


@pytest.fixture
async def anna(anna: Customer) -> Customer:
    await anna.writes("Алло")
    return anna


async def test_the_library_tries_again_after_too_many(vk: VkDouble, api: Api, anna: Customer) -> None:
    order = vk.faults.too_many(times=1)
    await api.send(anna.id, "раз", random_id=4)
    assert (order.struck, vk.delivered_to(anna)) == (1, ["раз"])
    assert [call.outcome for call in vk.calls_of("messages.send")] == ["6 Too many requests per second", "ok"]


async def test_more_than_the_limit_of_a_second_is_refused(clock: Clock) -> None:
    async with VkDouble(clock=clock, a_second=2) as vk:
        vera = vk.customer("Вера", has_written=True)
        api = Api(vk)
        # Three calls of one moment; the library would try the third again, so it is asked by hand.
        api.session.error_handlers.pop(6)
        await api.send(vera.id, "раз")
        await api.send(vera.id, "два")
        assert await api.refusal("messages.send", peer_id=vera.id, message="три", random_id=1) == (
            "[6] Too many requests per second"
        )
        clock.now += 1
        await api.send(vera.id, "три")
        api.close()


async def test_each_kth_call_to_one_person_may_be_struck(
    vk: VkDouble, api: Api, anna: Customer, boris: Customer
) -> None:
    await boris.writes("Алло")
    vk.faults.flood(every=2, times=None, peer_id=anna.id)
    await api.send(boris.id, "Борису")
    await api.send(anna.id, "раз")
    assert (await api.refusal("messages.send", peer_id=anna.id, message="два", random_id=1))[:4] == "[9] "
    await api.send(anna.id, "три")
    assert vk.delivered_to(anna) == ["раз", "три"]


@pytest.mark.parametrize("accepted", [False, True])
async def test_a_proxy_answers_with_a_page(vk: VkDouble, api: Api, anna: Customer, accepted: bool) -> None:
    vk.faults.server_error(after_accepting=accepted)
    with pytest.raises(ApiHttpError):
        await api.send(anna.id, "В пути", random_id=8)
    await api.send(anna.id, "В пути", random_id=8)
    assert vk.delivered_to(anna) == ["В пути"]


@pytest.mark.parametrize("accepted", [False, True])
async def test_a_cut_connection_leaves_the_sender_in_doubt_and_the_random_id_saves_them(
    vk: VkDouble, api: Api, anna: Customer, accepted: bool
) -> None:
    vk.faults.reset(after_accepting=accepted)
    with pytest.raises(Disconnected):
        await api.send(anna.id, "В пути", random_id=8)
    assert vk.delivered_to(anna) == (["В пути"] if accepted else [])
    await api.send(anna.id, "В пути", random_id=8)
    assert vk.delivered_to(anna) == ["В пути"]
    first, _ = vk.calls_of("messages.send")
    assert first.outcome == ("cut off, accepted" if accepted else "cut off, not accepted")


@pytest.mark.parametrize("accepted", [False, True])
async def test_a_slow_answer_waits_for_the_gate(
    vk: VkDouble, api: Api, anna: Customer, accepted: bool
) -> None:
    gate = vk.faults.slow(after_accepting=accepted)
    sending = asyncio.create_task(api.send(anna.id, "Иду", random_id=2))
    await gate.is_reached()
    assert vk.delivered_to(anna) == (["Иду"] if accepted else [])
    other = Api(vk)
    await other.send(anna.id, "Другой дорогой", random_id=3)
    other.close()
    gate.open()
    await sending
    assert sorted(vk.delivered_to(anna)) == ["Другой дорогой", "Иду"]


async def test_the_long_poll_may_be_struck_and_loses_nothing(
    vk: VkDouble, api: Api, poll: Poll, anna: Customer
) -> None:
    listening = await api.long_poll(wait=0)
    listening.ts = "1"
    vk.faults.garbage(methods="a_check")
    vk.faults.reset(after_accepting=True, methods=["a_check"])
    vk.faults.server_error(methods=["a_check"])
    troubles = []
    for _ in range(3):
        with pytest.raises(Exception) as trouble:  # noqa: PT011 - the library lets whatever happens through
            await api.in_thread(listening.check)
        troubles.append(type(trouble.value).__name__)
    assert troubles == ["JSONDecodeError", "ConnectionError", "JSONDecodeError"]
    assert [event.message.text for event in await api.in_thread(listening.check)] == ["Алло"]


async def test_stopping_lets_go_of_everybody_who_waits(clock: Clock) -> None:
    async with VkDouble(clock=clock) as other:
        vera = other.customer("Вера", has_written=True)
        api = Api(other)
        listening = await api.long_poll(wait=90)
        gate = other.faults.slow(after_accepting=True)
        held = asyncio.create_task(api.send(vera.id, "Иду"))
        await gate.is_reached()
        listening.ts = other.ts
        polled = asyncio.create_task(api.in_thread(listening.check))
        await other.is_listened_to()
    assert await held == 1
    assert await polled == []
    api.close()
