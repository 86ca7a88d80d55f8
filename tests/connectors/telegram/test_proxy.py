"""Where Telegram cannot be reached directly, everything goes through a proxy."""

from asyncio import StreamReader, StreamWriter
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from connectors.contract import ConnectFailed, FileOut, MessageOut, SendFailed
from connectors.telegram.connector import TelegramConnector
from tests.connectors.telegram.proxies import IN_ADDRESS, PASSWORD, HttpProxy, Proxy, Socks5Proxy, listening
from tests.connectors.telegram.samples import TOKEN
from tests.connectors.telegram.test_files import CONTENT, attachment_from
from tests.connectors.telegram.test_secrecy import everything_shown
from tests.doubles.telegram import TelegramDouble


@pytest.fixture(params=[HttpProxy, Socks5Proxy], ids=["http", "socks5"])
async def proxy(request: pytest.FixtureRequest) -> AsyncIterator[Proxy]:
    async with listening(request.param()) as proxy:
        yield proxy


def bot_behind(address: str, base_url: str) -> TelegramConnector:
    return TelegramConnector({"token": TOKEN, "base_url": base_url, "proxy": address}, long_poll=1)


async def test_questions_and_files_go_through_the_proxy_both_ways(
    telegram: TelegramDouble, proxy: Proxy, tmp_path: Path, notes: FileOut
) -> None:
    bot = bot_behind(proxy.address(), telegram.url)
    anna = telegram.customer("Анна")
    await anna.sends_document(CONTENT, "a.bin")
    remote_id = (await attachment_from(bot)).remote_id
    assert remote_id is not None
    await bot.fetch_file(remote_id, str(tmp_path / "file"), len(CONTENT))
    await bot.send(MessageOut("k", 1, str(anna.id), "Держите", files=(notes,)))
    await bot.close()
    assert (tmp_path / "file").read_bytes() == CONTENT
    assert anna.reads[0].raw["document"]["file_name"] == "notes.txt"
    assert set(proxy.connected) == {telegram.url.removeprefix("http://")}


async def test_names_are_looked_up_at_the_proxys_end(telegram: TelegramDouble) -> None:
    # As Telegram's own name often leads nowhere where Telegram is blocked.
    async with listening(Socks5Proxy()) as proxy:
        for scheme in ("socks5", "socks5h"):
            by_name = telegram.url.replace("127.0.0.1", "localhost")
            bot = bot_behind(proxy.address().replace("socks5", scheme), by_name)
            await bot.check()
            await bot.close()
    assert {host.partition(":")[0] for host in proxy.connected} == {"localhost"}


async def test_a_proxy_that_turns_us_away_means_nothing_was_asked(
    telegram: TelegramDouble, proxy: Proxy
) -> None:
    wrong = IN_ADDRESS.replace("p%40ss", "guess")
    unusable = (
        proxy.address(wrong),
        "socks5://127.0.0.1:9",
        "http://127.0.0.1:9",
        "nonsense",
        "gopher://x:1",
    )
    for address in unusable:
        bot = bot_behind(address, telegram.url)
        with pytest.raises(ConnectFailed, match="network"):
            await bot.check()
        with pytest.raises(SendFailed) as failed:
            await bot.send(MessageOut("k", 1, "1", "Слышно?"))
        assert (failed.value.code, failed.value.outcome, failed.value.whole_channel) == (
            "network",
            "retry",
            True,
        )
        await bot.close()
    assert not telegram.calls


@pytest.mark.parametrize(
    "address",
    [
        "http://{}@127.0.0.1:9",
        "socks5://{}@127.0.0.1:9",
        "socks5://{}@no-such-host.invalid:1080",
        "gopher://{}@x:1",
        "http://{}@:0",
        "http://{}@[",
        "{}@host",
    ],
)
@pytest.mark.parametrize("credentials", [IN_ADDRESS, f"anna:{PASSWORD}"])
async def test_the_password_never_shows(address: str, credentials: str) -> None:
    bot = bot_behind(address.format(credentials), "http://telegram.invalid")
    with pytest.raises(ConnectFailed, match="network") as failed:
        await bot.check()
    await bot.close()
    shown = everything_shown(failed.value)
    assert not [secret for secret in (PASSWORD, "p%40ss%3Aw%2Frd") if secret in shown]


async def test_a_proxy_that_repeats_what_it_was_told_lets_nothing_out() -> None:
    class Parrot(Proxy):
        scheme = "http"

        async def negotiate(self, reader: StreamReader, writer: StreamWriter) -> None:
            head = await reader.readuntil(b"\r\n\r\n")
            writer.write(b"HTTP/1.1 502 " + PASSWORD.encode() + b" is not taken\r\n\r\n" + head)
            writer.close()

    async with listening(Parrot()) as proxy:
        bot = bot_behind(proxy.address(), "http://telegram.invalid")
        with pytest.raises(ConnectFailed, match="network") as failed:
            await bot.check()
        await bot.close()
    assert PASSWORD not in everything_shown(failed.value)
