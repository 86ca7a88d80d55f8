"""A site says who its visitors are: one history on all their devices, and nobody else's."""

import json
from collections.abc import Callable
from datetime import timedelta

from app.gluing.evidence import Evidence
from app.gluing.glue import glue
from tests.visitors.browsers import Browser, signed
from tests.visitors.doors import OpenHouse

Make = Callable[[str], Browser]


async def test_a_user_has_one_history_on_all_devices(house: OpenHouse, browser: Make) -> None:
    laptop, phone = browser("laptop"), browser("phone")
    at_desk = await laptop.opens(signed(house, "17", name="Анна Петрова"))
    on_the_way = await phone.opens(signed(house, "17", name="Анна Петрова"))
    assert at_desk.user == {"id": "17", "name": "Анна Петрова"}

    await at_desk.writes("Где мой заказ?")
    await on_the_way.shows("Где мой заказ?")
    await on_the_way.writes("Я уже в дороге")
    await at_desk.shows("Где мой заказ?", "Я уже в дороге")
    await house.replies(await house.meets("Анна Петрова"), "Везём")
    await at_desk.shows("Где мой заказ?", "Я уже в дороге", "Везём")
    await on_the_way.shows("Где мой заказ?", "Я уже в дороге", "Везём")

    later = await browser("tablet").opens(signed(house, "17"))
    assert later.texts == ["Где мой заказ?", "Я уже в дороге", "Везём"]
    assert house.rows("SELECT count(*) FROM clients") == [(1,)]
    assert house.rows("SELECT signed_as FROM identities") == [("17",)]


async def test_what_the_site_says_stands_on_the_card_as_signed(house: OpenHouse, browser: Make) -> None:
    token = signed(house, "17", name="Анна", email="Anna@Example.ru", phone="8 916 204-81-37")
    page = await browser("anna").opens(token)
    assert house.rows("SELECT count(*) FROM clients") == [(0,)]  # who only looks is no client

    await page.writes("Здравствуйте! Пишите на boris@example.ru")
    points = house.rows("SELECT kind, value, proof FROM contact_points ORDER BY kind, value")
    assert points == [
        ("email", "anna@example.ru", "signed"),
        ("email", "boris@example.ru", "claimed"),
        ("phone", "+79162048137", "signed"),
    ]

    again = await browser("phone").opens(signed(house, "17", name="Анна Смирнова", email="boris@example.ru"))
    assert again.user == {"id": "17", "name": "Анна Смирнова"}
    assert house.rows("SELECT name FROM clients") == [("Анна Смирнова",)]
    assert house.rows("SELECT proof FROM contact_points WHERE value = 'boris@example.ru'") == [("signed",)]


async def test_words_written_before_signing_in_belong_to_the_user(house: OpenHouse, browser: Make) -> None:
    laptop = browser("laptop")
    page = await laptop.opens()
    other_tab = await laptop.opens()
    await page.writes("Я ещё никто")
    await other_tab.shows("Я ещё никто")

    await page.says(type="identify", token=signed(house, "17", name="Анна"))

    assert page.texts == ["Я ещё никто"]
    assert page.user == {"id": "17", "name": "Анна"}
    assert (await other_tab.hears("reload"))["reason"] == "signed_in"
    await other_tab.reloads()
    assert (other_tab.texts, other_tab.user) == (["Я ещё никто"], {"id": "17", "name": "Анна"})
    glues = house.rows("SELECT evidence FROM glues WHERE undone_at IS NULL")
    assert glues == [("signed_user",)]

    await page.writes("А теперь Анна")
    await other_tab.shows("Я ещё никто", "А теперь Анна")
    on_phone = await browser("phone").opens(signed(house, "17"))
    assert on_phone.texts == ["А теперь Анна"]  # what an unknown hand wrote elsewhere is not shown here

    back = await laptop.opens()
    assert back.texts == ["Я ещё никто", "А теперь Анна"]


async def test_an_answer_to_anonymous_words_reaches_only_that_browser(
    house: OpenHouse, browser: Make
) -> None:
    laptop = browser("laptop")
    page = await laptop.opens()
    await page.writes("Есть красный?")
    await page.says(type="identify", token=signed(house, "17", name="Анна"))
    on_phone = await browser("phone").opens(signed(house, "17"))
    (client_id,) = house.rows("SELECT DISTINCT client_id FROM identities")[0]

    message_id = await house.replies(client_id, "Есть")

    await page.shows("Есть красный?", "Есть")
    await page.says(type="received", ids=[message_id])
    await house.knows(message_id, "delivered")
    assert on_phone.texts == []


async def test_words_sent_again_after_signing_in_are_stored_once(house: OpenHouse, browser: Make) -> None:
    page = await browser("laptop").opens()
    first = await page.writes("Один раз", key="key-of-words")
    await page.says(type="identify", token=signed(house, "17"))
    page.heard.clear()

    again = await page.writes("Один раз", key="key-of-words")

    assert again["id"] == first["id"]
    assert house.rows("SELECT count(*) FROM messages WHERE direction = 'in'") == [(1,)]


async def test_a_page_without_a_signature_goes_on_for_a_day(house: OpenHouse, browser: Make) -> None:
    laptop = browser("laptop")
    await (await laptop.opens(signed(house, "17"))).writes("Моё")
    assert (await laptop.opens()).texts == ["Моё"]
    held = laptop.token

    await house.time_passes(timedelta(hours=25))
    stranger = await laptop.opens()
    assert (stranger.texts, stranger.user) == ([], None)
    await stranger.says(type="identify", token=signed(house, "17"))
    assert stranger.texts == ["Моё"]
    laptop.token = held
    assert (await laptop.opens(signed(house, "17"))).texts == ["Моё"]


async def test_two_users_who_share_what_is_certain_are_not_joined(house: OpenHouse, browser: Make) -> None:
    laptop = browser("laptop")
    page = await laptop.opens()
    await page.writes("Я пишу без имени")
    anna = await browser("phone").opens(signed(house, "17", name="Анна"))
    await anna.writes("Я Анна")
    # One of us thinks that the nameless one is Anna.
    await glue_clients(house)

    await page.says(type="identify", token=signed(house, "18", name="Борис"))

    assert page.texts == []
    assert page.user == {"id": "18", "name": "Борис"}
    lines = house.rows("SELECT service FROM messages WHERE service LIKE '%sign_in_refused%'")
    assert len(lines) >= 1
    assert "different_signed_users" in lines[0][0]
    await page.writes("Я Борис")
    await anna.writes("Я всё ещё Анна")
    await page.shows("Я Борис")
    await anna.shows("Я Анна", "Я всё ещё Анна")


async def test_a_refusal_is_told_once_however_often_the_page_says_hello(
    house: OpenHouse, browser: Make
) -> None:
    boris = await browser("office").opens(signed(house, "18", name="Борис"))
    laptop = browser("laptop")
    page = await laptop.opens()
    await page.writes("Я пишу без имени")
    anna = await browser("phone").opens(signed(house, "17", name="Анна"))
    await anna.writes("Я Анна")
    await glue_clients(house)
    await boris.writes("Я Борис")
    held, token = laptop.token, signed(house, "18", name="Борис")
    stale = laptop.copy()

    refused = await laptop.opens(token)
    for _ in range(2):
        await refused.reloads(user=token)
        await laptop.opens(signed(house, "18"))
    await page.says(type="identify", token=signed(house, "18"))
    stale.token = held
    await (await stale.opens(signed(house, "18"))).writes("Тот же браузер, старый ключ")

    lines = house.rows("SELECT service FROM messages WHERE service LIKE '%sign_in_refused%'")
    told = {json.loads(line)["client_id"] for (line,) in lines}
    assert (len(lines), len(told)) == (2, 2)  # in each of the two histories


async def glue_clients(house: OpenHouse) -> None:
    one, other = (row[0] for row in house.rows("SELECT id FROM clients ORDER BY id"))
    evidence = Evidence("operator")
    await house.house.writer.write(glue, one, other, evidence, by=house.operator_id, at=house.clock.now())
