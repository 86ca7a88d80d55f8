"""Who of a VK chat says it is called by name."""

from datetime import timedelta

import pytest

from tests.doubles.vk import VkDouble
from tests.whole.living_house import LivingHouse


@pytest.fixture
async def club(shop: LivingHouse, vk: VkDouble) -> int:
    """A community that hears its chats."""
    channel_id = await shop.connect("vk", token=vk.token, base_url=vk.url, groups="yes")
    await vk.is_listened_to()
    return channel_id


@pytest.mark.usefixtures("club")
async def test_speakers_of_a_chat_are_named_as_soon_as_their_names_are_told(
    shop: LivingHouse, vk: VkDouble
) -> None:
    anna, boris = vk.customer("Анна Кузнецова"), vk.customer("Борис")
    chat = vk.chat("Соседи", anna, boris)
    await anna.within(chat).writes("Кто тут?")
    await boris.within(chat).writes("Я")
    client = await shop.meets("Соседи")

    def who_says() -> dict[str, str | None]:
        return {card["text"]: card["speaker"] for card in shop.history(client) if card["text"]}

    named = {"Кто тут?": "Анна Кузнецова", "Я": "Борис"}
    await shop.sees(lambda: True if who_says() == named else None, "both by name")
    asked = len(vk.calls_of("users.get"))
    await anna.within(chat).writes("Снова я")
    assert (await shop.reads(client, "Снова я"))["speaker"] == "Анна Кузнецова"
    assert len(vk.calls_of("users.get")) == asked, "a name is remembered"
    await anna.renames("Анна", "Петрова")
    await shop.time_passes(timedelta(days=1))
    await anna.within(chat).writes("Вышла замуж")
    named = {"Вышла замуж": "Анна Петрова"}
    await shop.sees(lambda: True if who_says() | named == who_says() else None, "by her new name")


@pytest.mark.usefixtures("club")
async def test_a_speaker_whom_vk_does_not_tell_of_keeps_the_number(shop: LivingHouse, vk: VkDouble) -> None:
    anna = vk.customer("Анна Кузнецова")
    chat = vk.chat("Соседи", anna)
    vk.faults.refuse(10, methods=("users.get",), times=None)
    await anna.within(chat).writes("Кто тут?")
    client = await shop.meets("Соседи")
    assert (await shop.reads(client, "Кто тут?"))["speaker"] == f"id{anna.id}"
