"""Bad weather: struck only when ordered, on the calls it was ordered for, and the record tells the truth."""

import asyncio

import pytest
from aiohttp import ClientConnectionError, ClientSession

from tests.doubles.telegram import Customer, TelegramDouble
from tests.test_doubles.conftest import Api


@pytest.fixture
async def anna(anna: Customer) -> Customer:
    await anna.starts()
    return anna


async def test_too_many_requests_says_when_to_come_again(
    api: Api, tg: TelegramDouble, anna: Customer
) -> None:
    tg.faults.too_many(retry_after=3)
    url = f"{tg.url}/bot{tg.token}/sendMessage"
    async with api.session.post(url, json={"chat_id": anna.id, "text": "раз"}) as response:
        assert response.headers["Retry-After"] == "3"
        assert await response.json() == {
            "ok": False,
            "error_code": 429,
            "description": "Too Many Requests: retry after 3",
            "parameters": {"retry_after": 3},
        }
    await api.result("sendMessage", chat_id=anna.id, text="раз")
    assert tg.delivered_to(anna) == ["раз"]


async def test_each_kth_send_may_be_struck(api: Api, tg: TelegramDouble, anna: Customer) -> None:
    order = tg.faults.too_many(every=3, times=None)
    answers = [(await api("sendMessage", chat_id=anna.id, text=str(n)))["ok"] for n in range(7)]
    assert answers == [True, True, False, True, True, False, True]
    assert (order.seen, order.struck) == (7, 2)
    tg.faults.cancel(order)
    assert (await api("sendMessage", chat_id=anna.id, text="после"))["ok"]


async def test_a_fault_strikes_only_its_chat_and_its_methods(
    api: Api, tg: TelegramDouble, anna: Customer, boris: Customer
) -> None:
    await boris.starts()
    tg.faults.server_error(chat_id=boris.id)
    await api.result("sendMessage", chat_id=anna.id, text="Анне")
    await api.result("sendChatAction", chat_id=boris.id, action="typing")
    refused = await api.refusal("sendMessage", chat_id=boris.id, text="Борису")
    assert refused == "500 Internal Server Error"


async def test_a_proxy_answers_with_a_page_before_or_after_accepting(
    api: Api, tg: TelegramDouble, anna: Customer
) -> None:
    for accepted in (False, True):
        tg.faults.server_error(code=502, description="Bad Gateway", html=True, after_accepting=accepted)
        url = f"{tg.url}/bot{tg.token}/sendMessage"
        async with api.session.post(url, json={"chat_id": anna.id, "text": f"{accepted}"}) as response:
            assert (response.status, response.content_type) == (502, "text/html")
    assert tg.delivered_to(anna) == ["True"]
    assert [call.outcome for call in tg.calls_of("sendMessage")] == ["502, not accepted", "502, accepted"]


@pytest.mark.parametrize("accepted", [False, True])
async def test_a_cut_connection_leaves_the_sender_in_doubt_and_the_record_certain(
    tg: TelegramDouble, anna: Customer, accepted: bool
) -> None:
    tg.faults.reset(after_accepting=accepted)
    async with ClientSession() as session:
        with pytest.raises(ClientConnectionError):
            await session.post(
                f"{tg.url}/bot{tg.token}/sendMessage", json={"chat_id": anna.id, "text": "В пути"}
            )
    assert tg.delivered_to(anna) == (["В пути"] if accepted else [])
    (call,) = tg.calls_of("sendMessage")
    assert call.outcome == ("cut off, accepted" if accepted else "cut off, not accepted")


@pytest.mark.parametrize("accepted", [False, True])
async def test_a_slow_answer_waits_for_the_gate(
    api: Api, tg: TelegramDouble, anna: Customer, accepted: bool
) -> None:
    gate = tg.faults.slow(after_accepting=accepted)
    sending = asyncio.create_task(api.result("sendMessage", chat_id=anna.id, text="Иду"))
    await gate.is_reached()
    assert tg.delivered_to(anna) == (["Иду"] if accepted else [])
    gate.open()
    await sending
    assert tg.delivered_to(anna) == ["Иду"]


async def test_other_chats_are_served_while_one_waits(
    api: Api, tg: TelegramDouble, anna: Customer, boris: Customer
) -> None:
    await boris.starts()
    gate = tg.faults.slow(chat_id=anna.id)
    sending = asyncio.create_task(api.result("sendMessage", chat_id=anna.id, text="Анне"))
    await gate.is_reached()
    await api.result("sendMessage", chat_id=boris.id, text="Борису")
    tg.faults.clear()
    await sending
    assert [sent.text for sent in tg.sends] == ["Борису", "Анне"]


async def test_updates_may_come_as_garbage_and_are_not_lost(
    api: Api, tg: TelegramDouble, anna: Customer
) -> None:
    tg.faults.garbage("<html>502</html>")
    async with api.session.post(f"{tg.url}/bot{tg.token}/getUpdates") as response:
        assert (response.status, await response.text()) == (200, "<html>502</html>")
    assert len(await api.updates()) == 1


async def test_stopping_lets_go_of_everybody_who_waits(anna: Customer) -> None:
    async with ClientSession() as session:
        async with TelegramDouble() as other:
            vera = other.customer("Вера")
            await vera.starts()
            door = f"{other.url}/bot{other.token}"
            gate = other.faults.slow(after_accepting=True)
            held = asyncio.create_task(
                session.post(f"{door}/sendMessage", json={"chat_id": vera.id, "text": "Иду"})
            )
            await gate.is_reached()
            poll = asyncio.create_task(
                session.post(f"{door}/getUpdates", json={"offset": 2**31 - 1, "timeout": 50})
            )
            await other.world.bell.until(
                lambda: len(other.calls) == 2 or None, otherwise=lambda: "no poll came"
            )
        assert (await held).status == 200
        assert (await poll).status == 200
