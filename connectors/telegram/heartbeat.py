"""Whether news would reach us."""

from datetime import datetime, timedelta
from urllib.parse import urlsplit

from aiogram.methods import GetWebhookInfo

from connectors.contract import ChannelDown
from connectors.telegram.account import be_called
from connectors.telegram.line import Line
from connectors.telegram.normalise import ASKED_FOR
from connectors.telegram.outages import outage
from connectors.telegram.reading import Fields, read_object

RECENTLY = timedelta(minutes=15)
"""Telegram goes on telling of the last call that failed, long after others came through."""


async def be_sure_to_ask(line: Line) -> None:
    """For a bot that asks: nobody else may be called instead. Raises ChannelDown."""
    elsewhere = (await _webhook(line)).text("url")
    if elsewhere:
        raise ChannelDown("conflict", f"Telegram brings the news to {_host(elsewhere)} instead")


async def be_sure_of_calls(line: Line, webhook_url: str | None, secret: str, now: datetime) -> None:
    """For a bot that is called: sets up again what got lost. Raises ChannelDown or ConnectFailed."""
    webhook = await _webhook(line)
    called = webhook.text("url")
    if webhook_url and called and called != webhook_url:
        # Taking it back would start a fight with somebody who means it.
        raise ChannelDown("conflict", f"Telegram brings the news to {_host(called)} instead")
    if not webhook_url or not called or not _is_told_all(webhook):
        await be_called(line, webhook_url, secret)
    if webhook.size("pending_update_count") and _failed_since(webhook, now - RECENTLY):
        raise ChannelDown("rejected", line.masked(webhook.text("last_error_message")))


async def _webhook(line: Line) -> Fields:
    try:
        return read_object(await line.ask(GetWebhookInfo(), outage))
    except ValueError:
        raise ChannelDown("server_error", "The server does not say whom it calls") from None


def _is_told_all(webhook: Fields) -> bool:
    told = webhook.value("allowed_updates")
    return isinstance(told, list) and set(ASKED_FOR) <= set(filter(lambda one: isinstance(one, str), told))


def _failed_since(webhook: Fields, since: datetime) -> bool:
    return "last_error_date" in webhook and webhook.moment("last_error_date") >= since


def _host(url: str) -> str:
    """Without the path, which may be somebody's secret."""
    try:
        return urlsplit(url).hostname or "another address"
    except ValueError:
        return "another address"
