"""Everything goes through the proxy, where there is one."""

from collections.abc import AsyncIterator

import pytest

from connectors.contract import ConnectFailed, FileOut, MessageIn, MessageOut
from connectors.vk.connector import VkConnector
from tests.connectors.telegram.proxies import IN_ADDRESS, PASSWORD, HttpProxy, Proxy, Socks5Proxy, listening
from tests.connectors.vk.news import news_of
from tests.connectors.vk.samples import TOKEN
from tests.doubles.vk import Customer, VkDouble


@pytest.fixture(params=[HttpProxy, Socks5Proxy], ids=["http", "socks5"])
async def proxy(request: pytest.FixtureRequest) -> AsyncIterator[Proxy]:
    async with listening(request.param()) as proxy:
        yield proxy


async def test_questions_news_and_files_go_through_it(
    vk: VkDouble, proxy: Proxy, anna: Customer, notes: FileOut
) -> None:
    shop = VkConnector({"token": TOKEN, "base_url": vk.url, "proxy": proxy.address()}, long_poll=1)
    await shop.check()
    async with news_of(shop) as news:
        await news.listen()
        await anna.writes("Слышно?")
        await news.until(MessageIn)
    await shop.send(MessageOut("k", 1, str(anna.id), "Да", files=(notes,)))
    await shop.close()
    assert len((await anna.hears("Да")).attachments) == 1
    assert set(proxy.connected) == {vk.url.removeprefix("http://")}


async def test_names_are_looked_up_at_the_proxys_end(vk: VkDouble) -> None:
    async with listening(Socks5Proxy()) as proxy:
        for scheme in ("socks5", "socks5h"):
            by_name = vk.url.replace("127.0.0.1", "localhost")
            address = proxy.address().replace("socks5", scheme)
            shop = VkConnector({"token": TOKEN, "base_url": by_name, "proxy": address})
            await shop.check()
            await shop.close()
    assert {host.partition(":")[0] for host in proxy.connected} == {"localhost"}


async def test_a_proxy_that_turns_us_away_is_told_without_its_password(vk: VkDouble, proxy: Proxy) -> None:
    wrong = IN_ADDRESS.replace("anna", "olga")
    for address in (
        proxy.address(wrong),
        f"nonsense://{IN_ADDRESS}@{proxy.host}",
        f"socks5://{IN_ADDRESS}@127.0.0.1:1",
    ):
        shop = VkConnector({"token": TOKEN, "base_url": vk.url, "proxy": address})
        with pytest.raises(ConnectFailed) as failed:
            await shop.check()
        await shop.close()
        assert failed.value.code == "network"
        assert PASSWORD not in str(failed.value)
        assert "p%40ss" not in str(failed.value)
    assert vk.calls == []
