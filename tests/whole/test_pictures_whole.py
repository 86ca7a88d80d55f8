"""Whoever has a picture in their messenger has it in the house."""

import pytest

from tests.doubles.telegram import TelegramDouble
from tests.doubles.vk import VkDouble
from tests.doubles.vk.pictures import plain_picture
from tests.whole.living_house import LivingHouse


@pytest.mark.usefixtures("bot")
async def test_faces_come_from_telegram(house: LivingHouse, tg: TelegramDouble) -> None:
    vera = tg.customer("Вера", picture=plain_picture())
    oleg = tg.customer("Олег")
    await vera.writes("Здравствуйте")
    await oleg.writes("Здравствуйте")

    client = await house.meets("Вера")
    await house.sees(lambda: pictured(house, client), "her picture")
    await house.sees(lambda: tg.calls_of("getChat")[1:] or None, "a question about him")
    assert pictured(house, await house.meets("Олег")) is None


@pytest.mark.usefixtures("community")
async def test_faces_come_with_the_names_from_vk(shop: LivingHouse, vk: VkDouble) -> None:
    vera = vk.customer("Вера", picture=plain_picture())
    await vera.writes("Здравствуйте")

    client = await shop.meets("Вера")
    await shop.sees(lambda: pictured(shop, client), "her picture")
    assert len(vk.calls_of("users.get")) == 1


def pictured(house: LivingHouse, client_id: int) -> str | None:
    sql = "SELECT picture_key FROM clients WHERE id = :client"
    key: str | None = house.rows(sql, client=client_id)[0][0]
    return key
