"""From the widget's wire into Telegram and VK and back, with the channels' own links, buttons and marks between."""

import asyncio
import json
from datetime import timedelta
from typing import Any

from app.house.doors import visitor_door
from app.inbound import visitor_frames as frames
from app.inbound.visitor_session import VisitorSession
from tests.doubles.telegram import TelegramDouble
from tests.doubles.vk import VkDouble
from tests.whole.living_house import PATIENCE, LivingHouse

A_BREATH = timedelta(seconds=1)
"""Between two messages to one chat."""


class Page:
    """One page of the widget, by the frames that it would hear."""

    def __init__(self, session: VisitorSession) -> None:
        self.session = session
        self.links: dict[str, Any] = {}
        self.made: dict[str, Any] | None = None
        self.messages: list[str] = []

    @classmethod
    async def opens(cls, house: LivingHouse, site: int, token: str | None = None) -> "Page":
        channel = house.house.switchboard.get(site)
        assert channel is not None
        hello = frames.Hello(token=token, language="ru-RU")
        return cls(await VisitorSession.begin(visitor_door(house.house), channel, hello, "203.0.113.7"))

    async def says(self, **frame: Any) -> None:
        await self.session.hear(frames.convert_frame(frame))
        self._hear()

    async def writes(self, text: str) -> None:
        await self.says(type="message", key=f"key-{len(self.messages):05}", text=text)

    def card(self) -> str:
        self._hear()
        return self.links["cards"][-1]["text"]["ru"] if self.links["cards"] else ""

    async def shows(self, words: str) -> None:
        """Waits until a card says so."""
        async with asyncio.timeout(PATIENCE):
            while words not in self.card():
                self.session.seat.bell.clear()
                await self.session.seat.bell.wait()

    async def presses(self, act: str) -> None:
        self._hear()
        await self.says(type="press", id=self.links["cards"][-1]["id"], act=act)

    def _hear(self) -> None:
        for text in self.session.seat.take():
            frame = json.loads(text)
            match frame["type"]:
                case "welcome":
                    self.links = frame["links"]
                case "links":
                    self.links = frame
                case "link":
                    self.made = frame
                case "events":
                    for event in frame["events"]:
                        if event["kind"] == "links":
                            self.links = event["body"]
                        elif event["kind"] == "message":
                            self.messages.append(event["body"]["text"])
                case _:
                    pass


async def has_arrived(house: LivingHouse) -> None:
    """Our question is known to have gone: nobody presses its button before."""
    asked = "SELECT id FROM messages WHERE buttons IS NOT NULL"
    await house.knows(int(house.rows(asked)[0][0]), "sent")


async def test_into_telegram_and_apart_again(house: LivingHouse, tg: TelegramDouble, bot: int) -> None:
    site = await house.connect("site", title="Лавка")
    page = await Page.opens(house, site)
    await page.writes("Где мой заказ?")
    assert [offer["kind"] for offer in page.links["offers"]] == ["telegram"]
    await page.says(type="link", kind="telegram", speaks="ru")
    assert page.made is not None
    anna = tg.customer("Анна Ветрова")
    await anna.starts(page.made["url"].split("?start=")[1])
    question = await anna.hears(lambda letter: "Это вы?" in letter.text)
    await page.shows("Осталось ответить «Да, это я» в Telegram.")
    await has_arrived(house)
    await house.time_passes(A_BREATH)
    await anna.presses(question, "Да, это я")
    await house.time_passes(A_BREATH)
    await anna.hears(lambda letter: "теперь одна переписка" in letter.text)
    await page.shows("Подключили Telegram: Анна Ветрова")
    client = await house.meets("Анна Ветрова")
    assert await house.reads(client, "Где мой заказ?")
    await anna.writes("Это снова я")
    await house.reads(client, "Это снова я")
    page.card()
    assert "Это снова я" not in page.messages, "the page shows its own conversation only"

    await page.presses("undo")
    await house.time_passes(A_BREATH)
    await anna.hears(lambda letter: "снова отдельно" in letter.text)
    apart = house.rows("SELECT DISTINCT client_id FROM identities")
    assert len(apart) == 2


async def test_into_vk_by_its_mark(shop: LivingHouse, vk: VkDouble, community: int) -> None:
    site = await shop.connect("site", title="Лавка")
    page = await Page.opens(shop, site)
    await page.writes("Где мой заказ?")
    await page.says(type="link", kind="vk", speaks="ru")
    assert page.made is not None
    assert page.made["text"]["ru"].startswith("Откроется ВКонтакте.")
    vera = vk.customer("Вера Орлова")
    await vera.writes("Здравствуйте", ref=page.made["url"].split("?ref=")[1])
    await page.shows("Осталось ответить «Да, это я» во ВКонтакте.")
    question = await vera.hears(lambda letter: "Это вы?" in letter.text)
    await has_arrived(shop)
    await vera.presses("Да, это я", under=question)
    await page.shows("Подключили ВКонтакте")
    assert len(shop.rows("SELECT DISTINCT client_id FROM identities")) == 1


async def test_a_page_that_comes_back_is_told_how_things_stand(
    house: LivingHouse, tg: TelegramDouble, bot: int
) -> None:
    site = await house.connect("site", title="Лавка")
    page = await Page.opens(house, site)
    await page.writes("Где мой заказ?")
    await page.says(type="link", kind="telegram", speaks="ru")
    assert page.made is not None
    anna = tg.customer("Анна Ветрова")
    await anna.writes(page.made["code"])
    await page.shows("Осталось ответить")
    later = await Page.opens(house, site, page.session.token)
    assert "Осталось ответить" in later.card()
    stranger = await Page.opens(house, site)
    assert stranger.card() == ""


async def test_a_page_without_words_has_nothing_to_go_on_with(house: LivingHouse, bot: int) -> None:
    site = await house.connect("site", title="Лавка")
    page = await Page.opens(house, site)
    await page.says(type="link", kind="telegram", speaks="ru")
    assert page.made is None
    assert "Сейчас не получается" in page.card()
    await page.presses("ok")
    assert page.card() == ""


async def test_a_site_may_offer_no_messengers(house: LivingHouse, bot: int) -> None:
    site = await house.connect("site", title="Лавка", messengers="no")
    page = await Page.opens(house, site)
    page.card()
    assert page.links["offers"] == []
