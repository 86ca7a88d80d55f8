"""A visitor of the shop goes on in Telegram, and the operator has one history; a wrong join is undone by one press."""

import asyncio
import re

import pytest
from playwright.async_api import Route, expect

from tests.doubles.telegram.process import TelegramProcess
from tests.house_process import HouseProcess
from tests.journeys.customers import Correspondent
from tests.journeys.owner import Owner
from tests.journeys.people import SOON, Operator, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180), pytest.mark.usefixtures("bot")]

TELEGRAMS_PAGE = re.compile(r"https://t\.me/.*")


async def follows_into_telegram(visitor: Visitor) -> str:
    """Presses the offer; the token of the link that opened, which is all that Telegram is told."""

    async def greet(route: Route) -> None:
        await route.fulfill(body="Telegram")

    await visitor.context.route(TELEGRAMS_PAGE, greet)
    async with visitor.context.expect_page() as opened:
        await visitor.chat.get_by_role("button", name="Продолжить в Telegram").click()
    tab = await opened.value
    await tab.wait_for_url(TELEGRAMS_PAGE)
    token = tab.url.split("?start=")[1]
    await tab.close()
    await expect(visitor.chat.get_by_role("link", name="Открыть Telegram")).to_be_visible()
    return token


async def test_one_history_for_who_goes_on_in_telegram_and_one_press_undoes_it(
    boris: Operator, vera: Visitor, telegram: TelegramProcess, house: HouseProcess, owner: Owner
) -> None:
    await vera.opens_chat()
    await vera.writes("Где мой заказ 1187?")
    await vera.sees_mark("Отправлено")
    await boris.opens("Где мой заказ 1187?")
    token = await follows_into_telegram(vera)

    anna = Correspondent.arrives(telegram, "Анна Ветрова")
    await asyncio.to_thread(anna.writes, f"/start {token}")
    await expect(vera.chat.get_by_text("Осталось ответить «Да, это я» в Telegram.")).to_be_visible()
    # The list keeps its order under the pointer.
    await boris.message("Где мой заказ 1187?").hover()
    await boris.row("Анна Ветрова").click()
    await boris.sees_tick("Это вы?", "Отправлено")
    question = await asyncio.to_thread(anna.hears_about, "Это вы?")
    await asyncio.to_thread(anna.presses, question, "Да, это я")

    card = vera.chat.get_by_text("Подключили Telegram: Анна Ветрова")
    await expect(card).to_be_visible()
    # The thread that stood open is the one history now, without anybody having done anything.
    await boris.sees("теперь одна переписка")
    await asyncio.to_thread(anna.writes, "А можно доставить в субботу?")
    await boris.sees("А можно доставить в субботу?")
    await boris.sees("Где мой заказ 1187?")
    await expect(vera.chat.get_by_text("А можно доставить")).to_have_count(0)

    await vera.chat.get_by_role("button", name="Это не я").click()
    await expect(card).to_have_count(0)
    await asyncio.to_thread(anna.hears_about, "снова отдельно")
    await boris.page.goto(house.url)
    await boris.opens("Где мой заказ 1187?")
    await expect(boris.message("А можно доставить в субботу?")).to_have_count(0, timeout=SOON)
    assert vera.troubles == []
    assert boris.troubles == []


async def test_a_link_from_telegram_joins_the_browser_that_opens_it(
    boris: Operator, vera: Visitor, telegram: TelegramProcess, house: HouseProcess, owner: Owner
) -> None:
    lena = Correspondent.arrives(telegram, "Лена Соколова")
    await asyncio.to_thread(lena.writes, "Здравствуйте, я из Телеграма")
    await boris.opens("Здравствуйте, я из Телеграма")
    found = owner.http.get("/api/conversations", params={"view": "open"}).raise_for_status().json()["rows"]
    conversation = next(row for row in found if row["client"]["name"] == "Лена Соколова")
    client = owner.http.get(f"/api/clients/{conversation['client']['id']}").raise_for_status().json()
    site = next(one for one in owner.http.get("/api/channels").json() if one["kind"] == "site")
    owner.http.patch(
        f"/api/channels/{site['id']}", json={"settings": {"page": f"{house.url}/demo"}}
    ).raise_for_status()
    sent = owner.http.post(
        f"/api/conversations/{conversation['id']}/site-links",
        json={
            "key": "invite-lena",
            "identity_id": client["identities"][0]["id"],
            "site_id": site["id"],
        },
    ).raise_for_status()
    link = re.search(r"http\S+#okno=\S+", sent.json()["text"])
    assert link is not None

    await vera.page.goto(link[0])
    question = vera.chat.get_by_text("Продолжить здесь переписку из Telegram?")
    await expect(question).to_be_visible(timeout=SOON)
    assert "#" not in vera.page.url
    await vera.chat.get_by_role("button", name="Да, это я").click()
    await expect(vera.chat.get_by_text("теперь одна переписка")).to_be_visible()
    await vera.writes("А теперь я на сайте")
    await boris.sees("А теперь я на сайте")
    await boris.sees("Здравствуйте, я из Телеграма")
    await asyncio.to_thread(lena.hears_about, "Это не я")
    assert vera.troubles == []
