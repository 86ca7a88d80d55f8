"""What people send and get in VK, through the whole house."""

from datetime import timedelta

import pytest

from app.conversations.schemas import ButtonCard, MessageChange
from tests.doubles.vk import VkDouble
from tests.doubles.vk.customer import Customer
from tests.whole.living_house import LivingHouse
from tests.whole.test_telegram_whole import enclose, picture


@pytest.fixture
def anna(vk: VkDouble) -> Customer:
    return vk.customer("Анна Кузнецова", screen_name="anna_k")


@pytest.mark.usefixtures("community")
async def test_words_go_both_ways_and_the_name_comes_after_them(
    shop: LivingHouse, vk: VkDouble, anna: Customer
) -> None:
    await anna.writes("Где мой заказ?")
    client = await shop.meets("Анна Кузнецова")
    await shop.reads(client, "Где мой заказ?")
    reply = await shop.replies(client, "В пути")
    await anna.hears("В пути")
    await shop.knows(reply, "sent")
    await anna.reads_everything()
    await shop.knows(reply, "read")
    assert vk.delivered_to(anna) == ["В пути"]
    assert [card["text"] for card in shop.history(client)] == ["Где мой заказ?", "В пути"]


async def test_who_waits_already_when_a_community_is_connected_is_seen(
    shop: LivingHouse, vk: VkDouble, anna: Customer
) -> None:
    boris = vk.customer("Борис")
    await boris.writes("Уже отвечено?")
    await vk.admin().answers(boris, "Да")
    await anna.writes("Есть кто?")
    await shop.connect("vk", token=vk.token, base_url=vk.url)
    client = await shop.meets("Анна Кузнецова")
    await shop.reads(client, "Есть кто?")
    await vk.is_listened_to()
    await anna.writes("Ау")
    await shop.reads(client, "Ау")
    assert [card["text"] for card in shop.history(client)] == ["Есть кто?", "Ау"]
    assert shop.client("Борис") is None


@pytest.mark.usefixtures("community")
async def test_a_picture_comes_by_a_signed_link_and_an_album_goes_out(
    shop: LivingHouse, anna: Customer
) -> None:
    await anna.sends_photo(picture(40))
    client = await shop.meets("Анна Кузнецова")
    stored = await shop.sees(
        lambda: next(
            (
                c
                for c in shop.history(client)
                if c["attachments"] and c["attachments"][0]["state"] == "stored"
            ),
            None,
        ),
        "her picture",
    )
    assert stored["attachments"][0]["thumbnail_url"]
    files = tuple([await enclose(shop, picture(shade), f"{shade}.jpg") for shade in (10, 200)])
    reply = await shop.replies(client, "Вот две", files=files)
    await shop.knows(reply, "sent")
    heard = await anna.hears("Вот две")
    assert [attachment["type"] for attachment in heard.raw["attachments"]] == ["photo", "photo"]


@pytest.mark.usefixtures("community")
async def test_what_is_answered_in_vk_itself_is_in_the_history_once(
    shop: LivingHouse, vk: VkDouble, anna: Customer
) -> None:
    await anna.writes("Есть чашки?")
    client = await shop.meets("Анна Кузнецова")
    await vk.admin().answers(anna, "Есть, три")
    by_hand = await shop.reads(client, "Есть, три")
    assert (by_hand["direction"], by_hand["operator_id"]) == ("out", None)
    reply = await shop.replies(client, "И блюдца")
    await shop.knows(reply, "sent")
    await anna.writes("Беру")
    await shop.reads(client, "Беру")
    assert [card["text"] for card in shop.history(client)] == ["Есть чашки?", "Есть, три", "И блюдца", "Беру"]


@pytest.mark.usefixtures("community")
async def test_an_answer_that_was_cut_off_is_said_once(
    shop: LivingHouse, vk: VkDouble, anna: Customer
) -> None:
    await anna.writes("Когда?")
    client = await shop.meets("Анна Кузнецова")
    vk.faults.reset(after_accepting=True)
    reply = await shop.replies(client, "Завтра")
    await anna.hears("Завтра")
    await shop.sees(lambda: True if shop.fate(reply)[0] in {"retry", "sent"} else None, "a first outcome")
    await shop.time_passes(timedelta(minutes=1))
    await shop.knows(reply, "sent")
    assert vk.delivered_to(anna) == ["Завтра"]


@pytest.mark.usefixtures("community")
async def test_who_forbade_messages_cannot_be_written_until_she_writes(
    shop: LivingHouse, vk: VkDouble, anna: Customer
) -> None:
    await anna.writes("Раз")
    client = await shop.meets("Анна Кузнецова")
    vk.faults.refuse(901)
    reply = await shop.replies(client, "Вы тут?")
    await shop.sees(lambda: True if shop.fate(reply)[0] == "failed" else None, "a refusal")
    assert not shop.rows("SELECT 1 FROM identities WHERE reachable")
    await anna.writes("Снова я")
    await shop.reads(client, "Снова я")
    assert shop.rows("SELECT 1 FROM identities WHERE reachable")


@pytest.mark.usefixtures("community")
async def test_corrections_deletions_and_buttons_arrive(shop: LivingHouse, anna: Customer) -> None:
    await anna.writes("Какой цвет?")
    client = await shop.meets("Анна Кузнецова")
    reply = await shop.replies(
        client, "Выберте", buttons=((ButtonCard(label="Синий"), ButtonCard(label="Белый")),)
    )
    await shop.knows(reply, "sent")
    await shop.amending().change(reply, MessageChange(text="Выберите"))
    asked = await anna.hears("Выберите")
    await anna.presses("Белый")
    await shop.reads(client, "Белый")
    second = await shop.replies(client, "Ой")
    await shop.knows(second, "sent")
    await shop.amending().take_back(second)
    assert [letter.text for letter in anna.reads if letter.text == "Ой"] == []
    assert asked.text == "Выберите"


async def test_what_came_while_the_house_was_away_is_found_afterwards(
    shop: LivingHouse, community: int, vk: VkDouble, anna: Customer
) -> None:
    await anna.writes("Раз")
    client = await shop.meets("Анна Кузнецова")
    await shop.close()
    for number in range(3):
        await anna.writes(f"Пока вас не было {number}")
    vk.forget_history()
    await shop.open()
    for number in range(3):
        await shop.reads(client, f"Пока вас не было {number}")
    assert len(shop.history(client)) == 4
    assert community
