"""The bot itself: who it is, how its news comes, and what is said when it cannot be used."""

from collections.abc import Mapping

import pytest

from connectors.contract import Account, ConnectFailed, read_settings
from connectors.telegram.connector import TelegramConnector
from connectors.telegram.normalise import ASKED_FOR
from tests.connectors.telegram.samples import TOKEN
from tests.doubles.telegram import TelegramDouble


async def refusal_of(settings: Mapping[str, str]) -> ConnectFailed:
    bot = TelegramConnector(settings)
    try:
        with pytest.raises(ConnectFailed) as failed:
            await bot.check()
        return failed.value
    finally:
        await bot.close()


async def test_a_bot_says_who_it_is_and_where_it_is_found(bot: TelegramConnector) -> None:
    account = await bot.check()
    assert account == Account("700100", "Okno", "https://t.me/okno_local_bot")
    assert bot.entry_link(account, "kZ3_f-81Qw") == "https://t.me/okno_local_bot?start=kZ3_f-81Qw"


async def test_a_wrong_token_is_unauthorised(telegram: TelegramDouble) -> None:
    for token in (TOKEN + "x", "700200:AAE", "no token", ""):
        failed = await refusal_of({"token": token, "base_url": telegram.url})
        assert failed.code == "unauthorised", token


async def test_nobody_at_the_address_is_the_network() -> None:
    for base_url in ("http://127.0.0.1:9", "api.telegram.org", "https://x/{y}"):
        assert (await refusal_of({"token": TOKEN, "base_url": base_url})).code == "network"
    assert (await refusal_of({"token": TOKEN, "base_url": "http://x", "proxy": "nonsense"})).code == "network"


async def test_a_server_that_is_no_telegram_is_named(
    telegram: TelegramDouble, bot: TelegramConnector
) -> None:
    telegram.faults.garbage('{"ok": true, "result": {"name": "?"}}', methods=("getMe",))
    telegram.faults.garbage("<html>", methods=("getMe",))
    codes = []
    for _ in range(2):
        with pytest.raises(ConnectFailed) as failed:
            await bot.check()
        codes.append(failed.value.code)
    assert codes == ["rejected", "server_error"]


async def test_connecting_takes_a_webhook_of_somebody_elses_away(
    telegram: TelegramDouble, bot: TelegramConnector
) -> None:
    elsewhere = TelegramConnector({"token": TOKEN, "base_url": telegram.url, "mode": "webhook"})
    await elsewhere.connect("https://shop.example/hook")
    assert bot.is_polled
    await bot.connect("https://okno.example/hook")
    assert not telegram.world.memory.webhook.url
    assert not elsewhere.is_polled
    await elsewhere.close()


async def test_a_webhook_without_a_public_address_is_refused_in_words(telegram: TelegramDouble) -> None:
    bot = TelegramConnector({"token": TOKEN, "base_url": telegram.url, "mode": "webhook"})
    with pytest.raises(ConnectFailed, match="no_public_address"):
        await bot.connect(None)
    await bot.close()


async def test_a_webhook_is_told_every_kind_by_name(telegram: TelegramDouble) -> None:
    bot = TelegramConnector({"token": TOKEN, "base_url": telegram.url, "mode": "webhook"})
    await bot.connect("https://okno.example/hook")
    (call,) = telegram.calls_of("setWebhook")
    for kind in ASKED_FOR:
        assert f'"{kind}"' in call.arguments["allowed_updates"]
    assert call.arguments["secret_token"]
    await bot.close()


def test_a_token_is_all_that_must_be_said() -> None:
    values = read_settings(TelegramConnector.settings, {"token": TOKEN})
    assert values == {
        "token": TOKEN,
        "groups": "no",
        "mode": "polling",
        "base_url": "https://api.telegram.org",
        "proxy": "",
    }


async def test_a_bot_that_is_let_go_is_called_no_more_and_others_are_left_alone(
    telegram: TelegramDouble, bot: TelegramConnector
) -> None:
    called = TelegramConnector({"token": TOKEN, "base_url": telegram.url, "mode": "webhook"})
    await called.connect("https://okno.example/hook")
    await called.disconnect("https://shop.example/hook")
    assert telegram.calls_of("deleteWebhook") == []
    await called.disconnect("https://okno.example/hook")
    await called.close()
    assert len(telegram.calls_of("deleteWebhook")) == 1
