"""News comes to the letter, and is confirmed only when the next is asked for."""

import asyncio
import json
from contextlib import aclosing
from datetime import timedelta

import pytest

from connectors.contract import ChannelDown, MessageIn, Received
from connectors.telegram.connector import TelegramConnector
from connectors.telegram.normalise import ASKED_FOR
from tests.connectors.telegram.samples import TOKEN
from tests.doubles.telegram import TelegramDouble


async def first_news(bot: TelegramConnector, cursor: str | None = None) -> Received:
    """The first fetch that brought something."""
    async with aclosing(bot.receive(cursor)) as news:
        async for received in news:
            if received.raws:
                return received
    raise AssertionError("the news ended")


async def outage_of(bot: TelegramConnector) -> ChannelDown:
    with pytest.raises(ChannelDown) as down:
        await first_news(bot)
    return down.value


def words(bot: TelegramConnector, received: Received) -> list[str]:
    heard = [one for raw in received.raws for one in bot.normalise(raw.body)]
    return [one.text for one in heard if isinstance(one, MessageIn)]


async def test_what_anna_writes_comes_in_order(telegram: TelegramDouble, bot: TelegramConnector) -> None:
    anna = telegram.customer("Анна")
    for text in ("Раз", "Два", "Три"):
        await anna.writes(text)
    received = await first_news(bot)
    assert words(bot, received) == ["Раз", "Два", "Три"]


async def test_an_update_is_kept_to_the_letter(telegram: TelegramDouble, bot: TelegramConnector) -> None:
    queued = telegram.push_update({"message": {"odd": [1.50, "ё", None]}, "note": "as it came"})
    (raw,) = (await first_news(bot)).raws
    assert raw.key == str(queued["update_id"])
    assert json.loads(raw.body) == queued
    assert b"1.5" in raw.body


async def test_news_is_confirmed_only_when_more_is_asked_for(
    telegram: TelegramDouble, bot: TelegramConnector
) -> None:
    await telegram.customer("Анна").writes("Вы открыты?")
    news = bot.receive(None)
    received = await anext(news)
    assert len(telegram.pending_updates) == 1, "nothing is stored yet, so nothing may be confirmed"
    more = asyncio.ensure_future(anext(news))
    await telegram.has_told_everything()
    assert (await more).cursor == received.cursor


async def test_whoever_died_before_storing_hears_it_again(
    telegram: TelegramDouble, bot: TelegramConnector
) -> None:
    await telegram.customer("Анна").writes("Вы открыты?")
    assert await first_news(bot) == await first_news(bot)


async def test_whoever_stored_goes_on_after_it(telegram: TelegramDouble, bot: TelegramConnector) -> None:
    anna = telegram.customer("Анна")
    await anna.writes("До")
    stored = await first_news(bot)
    await anna.writes("После")
    assert words(bot, await first_news(bot, stored.cursor)) == ["После"]


async def test_numbers_that_begin_anew_after_a_silent_week_lose_nothing(
    telegram: TelegramDouble, bot: TelegramConnector
) -> None:
    anna = telegram.customer("Анна")
    await anna.writes("До недели тишины")
    stored = await first_news(bot)
    telegram.restart_update_ids()
    await anna.writes("После недели тишины")
    received = await first_news(bot, stored.cursor)
    assert "После недели тишины" in words(bot, received)
    assert received.cursor == str(int(received.raws[-1].key) + 1)


async def test_a_fetch_without_news_is_a_sign_of_life(bot: TelegramConnector) -> None:
    async with aclosing(bot.receive("17")) as news:
        assert await anext(news) == Received((), "17")


async def test_it_asks_for_every_kind_by_name(telegram: TelegramDouble, bot: TelegramConnector) -> None:
    await telegram.customer("Анна").writes("Привет")
    await first_news(bot)
    asked = json.loads(telegram.calls_of("getUpdates")[0].arguments["allowed_updates"])
    assert asked == list(ASKED_FOR)
    assert {"message", "business_message", "deleted_business_messages", "message_reaction"} <= set(asked)


async def test_one_update_that_no_parser_takes_holds_up_nobody(
    telegram: TelegramDouble, bot: TelegramConnector
) -> None:
    anna = telegram.customer("Анна")
    await anna.writes("До")
    deep: dict[str, object] = {}
    for _ in range(800):
        deep = {"in": deep}
    odd = telegram.push_update({"message": {"text": '"}]{\\"', "half": "\ud83d", "deep": deep}})
    await anna.writes("После")
    received = await first_news(bot)
    assert [raw.key for raw in received.raws][1] == str(odd["update_id"])
    assert len(received.raws) == 3
    readable = Received((received.raws[0], received.raws[2]), received.cursor)
    assert words(bot, readable) == ["До", "После"]


async def test_a_revoked_token_wants_a_person(telegram: TelegramDouble, bot: TelegramConnector) -> None:
    telegram.revoke_token()
    down = await outage_of(bot)
    assert (down.code, down.needs_a_person) == ("unauthorised", True)


async def test_what_is_no_token_at_all_wants_a_person(telegram: TelegramDouble) -> None:
    for token in ("", "words", "12:", "0:x", "1 2:x"):
        bot = TelegramConnector({"token": token, "base_url": telegram.url})
        down = await outage_of(bot)
        assert (down.code, down.needs_a_person) == ("unauthorised", True), token
        await bot.close()


async def test_a_second_poller_is_a_conflict_that_says_so(
    telegram: TelegramDouble, bot: TelegramConnector
) -> None:
    patient = TelegramConnector({"token": TOKEN, "base_url": telegram.url})
    first = asyncio.ensure_future(outage_of(patient))
    await telegram.is_listened_to()
    async with aclosing(bot.receive(None)) as news:
        second = asyncio.ensure_future(anext(news))
        down = await first
        await second
    assert (down.code, down.needs_a_person) == ("conflict", False)
    assert "other getUpdates" in down.detail
    await patient.close()


async def test_a_webhook_elsewhere_is_a_conflict_that_says_so(
    telegram: TelegramDouble, bot: TelegramConnector
) -> None:
    elsewhere = TelegramConnector({"token": TOKEN, "base_url": telegram.url, "mode": "webhook"})
    await elsewhere.connect("https://shop.example/hook")
    down = await outage_of(bot)
    assert down.code == "conflict"
    assert "webhook is active" in down.detail
    await elsewhere.close()


async def test_too_many_questions_are_followed_by_the_pause_asked_for(
    telegram: TelegramDouble, bot: TelegramConnector
) -> None:
    telegram.faults.too_many(retry_after=9, methods=("getUpdates",))
    down = await outage_of(bot)
    assert (down.code, down.retry_after) == ("rate_limited", timedelta(seconds=9))


async def test_a_failing_server_is_named_as_such(telegram: TelegramDouble, bot: TelegramConnector) -> None:
    telegram.faults.server_error(code=502, methods=("getUpdates",))
    telegram.faults.server_error(code=502, html=True, methods=("getUpdates",))
    telegram.faults.garbage("<html>")
    telegram.faults.garbage('{"ok": true, "result": "words"}')
    codes = [(await outage_of(bot)).code for _ in range(4)]
    assert codes == ["server_error"] * 4


async def test_a_lost_connection_is_the_network(telegram: TelegramDouble, bot: TelegramConnector) -> None:
    telegram.faults.reset(after_accepting=False, methods=("getUpdates",))
    down = await outage_of(bot)
    assert (down.code, down.needs_a_person) == ("network", False)
    nobody = TelegramConnector({"token": TOKEN, "base_url": "http://127.0.0.1:9"})
    assert (await outage_of(nobody)).code == "network"
    await nobody.close()


async def test_it_stops_at_once_when_the_house_does(telegram: TelegramDouble) -> None:
    bot = TelegramConnector({"token": TOKEN, "base_url": telegram.url}, long_poll=50)
    waiting = asyncio.ensure_future(first_news(bot))
    await telegram.is_listened_to()
    waiting.cancel()
    async with asyncio.timeout(2):
        with pytest.raises(asyncio.CancelledError):
            await waiting
        await bot.close()


async def test_a_server_that_does_not_wait_is_not_asked_without_pause(
    telegram: TelegramDouble, bot: TelegramConnector
) -> None:
    telegram.faults.garbage('{"ok": true, "result": []}', times=None)
    async with aclosing(bot.receive(None)) as news:
        clock = asyncio.get_running_loop().time
        begun = clock()
        await anext(news)
        await anext(news)
        assert clock() - begun > 0.9
