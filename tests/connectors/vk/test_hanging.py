"""One question that hangs holds up neither others nor the stop of the process."""

import asyncio

import pytest

from connectors.contract import MessageOut, SendFailed
from connectors.vk import courtesies
from connectors.vk.answers import NotReached
from connectors.vk.connector import VkConnector
from connectors.vk.limits import ASKING, COURTESY, HANDS, SENDS_AT_ONCE
from tests.connectors.vk.samples import TOKEN
from tests.doubles.vk import Customer, VkDouble

STOP = 10.0
"""Seconds in which a process must be gone."""
LONG = 600.0
"""Seconds that a question may take where none is meant to end by itself."""
LIMIT = 30.0


def words(anna: Customer, text: str, number: int) -> MessageOut:
    return MessageOut("key", number, str(anna.id), text)


async def test_one_that_hangs_holds_up_nobody(vk: VkDouble, shop: VkConnector, anna: Customer) -> None:
    gate = vk.faults.slow(methods=("messages.send",), times=1)
    stuck = asyncio.create_task(shop.send(words(anna, "висит", 1)))
    await gate.is_reached()
    for number in range(2, 6):
        await shop.send(words(anna, str(number), number))
    assert vk.delivered_to(anna) == ["2", "3", "4", "5"]
    gate.open()
    await stuck


async def test_hanging_sends_and_signs_hold_up_no_other_chat(vk: VkDouble, anna: Customer) -> None:
    oleg = vk.customer("Олег", has_written=True)
    shop = VkConnector({"token": TOKEN, "base_url": vk.url}, patience=LONG)
    signs = vk.faults.slow(methods=("messages.setActivity", "messages.markAsRead"), times=None)
    sends = vk.faults.slow(methods=("messages.send",), times=SENDS_AT_ONCE - 1, peer_id=anna.id)
    stuck = [
        *(asyncio.create_task(shop.typing(str(anna.id))) for _ in range(4)),
        *(asyncio.create_task(shop.mark_read(str(anna.id), f"{anna.id}:1")) for _ in range(4)),
        *(
            asyncio.create_task(shop.send(words(anna, "висит", number + 1)))
            for number in range(SENDS_AT_ONCE - 1)
        ),
    ]
    await signs.is_reached(by=HANDS[COURTESY])
    await sends.is_reached(by=SENDS_AT_ONCE - 1)
    async with asyncio.timeout(LIMIT):
        await shop.send(words(oleg, "дошло", 100))
        assert not any(task.done() for task in stuck[8:])
    assert vk.delivered_to(oleg) == ["дошло"]
    await shop.close()
    await asyncio.gather(*stuck, return_exceptions=True)


async def test_whoever_stops_waiting_sets_a_hand_free(vk: VkDouble, anna: Customer) -> None:
    shop = VkConnector({"token": TOKEN, "base_url": vk.url}, patience=LONG)
    gate = vk.faults.slow(methods=("users.get",), times=HANDS[ASKING])
    stuck = [asyncio.create_task(shop.fetch_profile(str(anna.id))) for _ in range(HANDS[ASKING])]
    await gate.is_reached(by=HANDS[ASKING])
    async with asyncio.timeout(LIMIT):
        for task in stuck:
            task.cancel()
        # The gate is still closed: no answer could have set anybody free.
        assert await shop.fetch_profile(str(anna.id)) is not None
    threads = (await shop._line())._threads
    await asyncio.to_thread(threads.shutdown, wait=True)
    await shop.close()


async def test_a_sign_that_hangs_is_given_up_soon(
    vk: VkDouble, shop: VkConnector, anna: Customer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(courtesies, "PATIENCE", 0.2)
    await shop.check()
    gate = vk.faults.slow(methods=("messages.setActivity",), times=1)
    await shop.typing(str(anna.id))
    gate.open()


async def test_a_hanging_question_has_an_end(vk: VkDouble, shop: VkConnector, anna: Customer) -> None:
    # A connection is made with patience, so that what ends is the wait for an answer.
    await shop.check()
    (await shop._line()).patience = 0.2
    vk.faults.slow(methods=("messages.send",), times=1)
    with pytest.raises(SendFailed) as failed:
        await shop.send(words(anna, "висит", 1))
    assert (failed.value.code, failed.value.outcome) == ("timeout", "uncertain")


async def test_closing_waits_for_nobody(vk: VkDouble, anna: Customer) -> None:
    shop = VkConnector({"token": TOKEN, "base_url": vk.url})
    gate = vk.faults.slow(methods=("messages.send",), times=3)
    stuck = [asyncio.create_task(shop.send(words(anna, "висит", number + 1))) for number in range(3)]
    await gate.is_reached()
    async with asyncio.timeout(STOP):
        await shop.close()
        refused = await asyncio.gather(*stuck, return_exceptions=True)
    assert all(isinstance(one, SendFailed) for one in refused), refused


async def test_closing_waits_for_no_proxy_either(anna: Customer) -> None:
    reached, closed = asyncio.Event(), asyncio.Event()

    async def say_nothing(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        reached.set()
        await closed.wait()
        writer.close()

    async with await asyncio.start_server(say_nothing, "127.0.0.1", 0) as proxy:
        host, port = proxy.sockets[0].getsockname()
        shop = VkConnector({"token": TOKEN, "proxy": f"socks5://{host}:{port}", "base_url": "http://vk.test"})
        stuck = asyncio.create_task(shop.send(words(anna, "висит", 1)))
        await reached.wait()
        async with asyncio.timeout(STOP):
            await shop.close()
            refused = await asyncio.gather(stuck, return_exceptions=True)
        closed.set()
    assert isinstance(refused[0], SendFailed)


async def test_a_send_that_was_called_off_leaves_the_others_going(
    vk: VkDouble, shop: VkConnector, anna: Customer
) -> None:
    for number in range(8):
        gate = vk.faults.slow(methods=("messages.send",), times=1)
        stuck = asyncio.create_task(shop.send(words(anna, "висит", number + 1)))
        await gate.is_reached()
        stuck.cancel()
        await asyncio.gather(stuck, return_exceptions=True)
        gate.open()
    await shop.send(words(anna, "дошло", 100))
    assert vk.delivered_to(anna)[-1] == "дошло"


async def test_after_closing_nothing_is_asked(vk: VkDouble, shop: VkConnector, anna: Customer) -> None:
    await shop.check()
    await shop.close()
    asked = len(vk.calls)
    with pytest.raises(SendFailed) as failed:
        await shop.send(words(anna, "поздно", 1))
    assert failed.value.outcome == "retry"
    assert len(vk.calls) == asked


async def test_after_closing_no_way_out_is_opened_again(vk: VkDouble, shop: VkConnector) -> None:
    await shop.check()
    await shop.close()
    with pytest.raises(NotReached):
        await (await shop._line()).http()
