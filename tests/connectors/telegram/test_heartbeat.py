"""A bot that has heard nothing for long asks whether anything would reach it."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from connectors.contract import ChannelDown, ConnectFailed
from connectors.telegram.connector import TelegramConnector
from connectors.telegram.heartbeat import RECENTLY
from connectors.telegram.normalise import ASKED_FOR
from tests.connectors.telegram.samples import TOKEN
from tests.doubles.telegram import TelegramDouble

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
OURS = "https://okno.example/hook/7"


@pytest.fixture
async def called(telegram: TelegramDouble) -> TelegramConnector:
    settings = {"token": TOKEN, "base_url": telegram.url, "mode": "webhook"}
    return TelegramConnector(settings, now=lambda: NOW)


async def down(bot: TelegramConnector, webhook_url: str | None = None) -> ChannelDown:
    with pytest.raises(ChannelDown) as failed:
        await bot.heartbeat(webhook_url)
    return failed.value


def says(telegram: TelegramDouble, **webhook: Any) -> None:
    """The server's next answer about whom it calls."""
    info = {"url": OURS, "pending_update_count": 3, "allowed_updates": list(ASKED_FOR)} | webhook
    telegram.faults.garbage(json.dumps({"ok": True, "result": info}), methods=("getWebhookInfo",))


async def test_a_bot_that_asks_is_well_when_nobody_is_called(bot: TelegramConnector) -> None:
    await bot.heartbeat(None)


async def test_a_bot_that_asks_says_who_is_called_instead(
    telegram: TelegramDouble, bot: TelegramConnector
) -> None:
    says(telegram, url="https://rival.example/secret/path")
    failed = await down(bot)
    assert (failed.code, failed.needs_a_person) == ("conflict", False)
    assert "rival.example" in failed.detail
    assert "secret" not in failed.detail


async def test_a_revoked_token_wants_a_person(
    telegram: TelegramDouble, bot: TelegramConnector, called: TelegramConnector
) -> None:
    telegram.revoke_token()
    for one in (bot, called):
        failed = await down(one, OURS)
        assert (failed.code, failed.needs_a_person) == ("unauthorised", True)
    await called.close()


async def test_a_lost_webhook_is_set_again(telegram: TelegramDouble, called: TelegramConnector) -> None:
    await called.heartbeat(OURS)
    assert telegram.world.memory.webhook.url == OURS
    await called.heartbeat(OURS)
    assert len(telegram.calls_of("setWebhook")) == 1, "only when it was lost"
    await called.close()


async def test_a_webhook_that_is_not_told_everything_is_set_again(
    telegram: TelegramDouble, called: TelegramConnector
) -> None:
    says(telegram, allowed_updates=["message"])
    await called.heartbeat(OURS)
    assert len(telegram.calls_of("setWebhook")) == 1
    await called.close()


async def test_a_webhook_of_somebody_elses_is_left_alone_and_named(
    telegram: TelegramDouble, called: TelegramConnector
) -> None:
    says(telegram, url="https://rival.example/hook")
    failed = await down(called, OURS)
    assert failed.code == "conflict"
    assert "rival.example" in failed.detail
    assert not telegram.calls_of("setWebhook")
    await called.close()


async def test_without_a_public_address_a_called_bot_says_so(called: TelegramConnector) -> None:
    with pytest.raises(ConnectFailed, match="no_public_address"):
        await called.heartbeat(None)
    await called.connect(OURS)
    with pytest.raises(ConnectFailed, match="no_public_address"):
        await called.heartbeat(None)
    await called.close()


async def test_calls_that_fail_while_news_waits_are_told_in_telegrams_words(
    telegram: TelegramDouble, called: TelegramConnector
) -> None:
    words = "Wrong response from the webhook: 502 Bad Gateway"
    just_now = int((NOW - timedelta(minutes=1)).timestamp())
    says(telegram, last_error_date=just_now, last_error_message=words)
    failed = await down(called, OURS)
    assert (failed.code, failed.detail) == ("rejected", words)
    await called.close()


async def test_an_old_failure_or_one_after_which_all_came_through_is_no_trouble(
    telegram: TelegramDouble, called: TelegramConnector
) -> None:
    long_ago = int((NOW - RECENTLY * 2).timestamp())
    says(telegram, last_error_date=long_ago, last_error_message="Connection refused")
    await called.heartbeat(OURS)
    says(
        telegram,
        pending_update_count=0,
        last_error_date=int(NOW.timestamp()),
        last_error_message="Connection refused",
    )
    await called.heartbeat(OURS)
    await called.close()


@pytest.mark.parametrize(
    "body", ["<html>", '{"ok": true, "result": true}', '{"ok": true, "result": {"url": 7}}']
)
async def test_an_odd_answer_is_no_crash(telegram: TelegramDouble, bot: TelegramConnector, body: str) -> None:
    telegram.faults.garbage(body, methods=("getWebhookInfo",))
    if "url" in body:
        await bot.heartbeat(None)
    else:
        assert (await down(bot)).code == "server_error"


async def test_nobody_at_the_address_is_the_network() -> None:
    bot = TelegramConnector({"token": TOKEN, "base_url": "http://127.0.0.1:9"})
    assert (await down(bot)).code == "network"
    await bot.close()
