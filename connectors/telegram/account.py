"""The bot itself: who it is, and how its news comes to us."""

from aiogram.methods import DeleteWebhook, GetMe, GetWebhookInfo, SetWebhook

from connectors.contract import Account, ConnectFailed
from connectors.telegram.line import Line
from connectors.telegram.normalise import ASKED_FOR
from connectors.telegram.outages import setback
from connectors.telegram.people import full_name
from connectors.telegram.reading import Fields, read_object


async def check(line: Line) -> Account:
    """Raises ConnectFailed."""
    answer = await line.ask(GetMe(), setback)
    try:
        return _account(read_object(answer))
    except ValueError:
        raise ConnectFailed("rejected", "The server does not say which bot this is") from None


async def be_called(line: Line, webhook_url: str | None, secret: str) -> None:
    """Have Telegram call us. Raises ConnectFailed."""
    if webhook_url is None:
        raise ConnectFailed(
            "no_public_address", "Telegram can only call an address that is open to the internet"
        )
    setup = SetWebhook(url=webhook_url, secret_token=secret, allowed_updates=list(ASKED_FOR))
    await line.ask(setup, setback)


async def be_asked(line: Line) -> None:
    """Stop Telegram's calls, so that it can be asked; what waits is kept. Raises ConnectFailed."""
    await line.ask(DeleteWebhook(drop_pending_updates=False), setback)


async def be_forgotten(line: Line, webhook_url: str) -> None:
    """Stop the calls to us; those to somebody else are theirs. Raises ConnectFailed."""
    try:
        called = read_object(await line.ask(GetWebhookInfo(), setback)).text("url")
    except ValueError:
        raise ConnectFailed("server_error", "The server does not say whom it calls") from None
    if called == webhook_url:
        await be_asked(line)


def _account(me: Fields) -> Account:
    username = me.text("username")
    return Account(
        external_id=str(me.required_number("id")),
        name=full_name(me) or username or "Telegram",
        link=f"https://t.me/{username}" if username else None,
    )
