"""Where visitors have been, who is here now, and a first word from us."""

import asyncio
from collections.abc import Callable
from datetime import timedelta

import pytest

from app.bus.memory import MemoryBus
from app.inbound.visitor_frames import Page as PageFrame
from app.visitors.devices import device_of
from app.visitors.roster import Present, Roster
from app.visitors.visiting import forget_visits
from tests.visitors.browsers import Browser, signed
from tests.visitors.doors import OpenHouse

Make = Callable[[str], Browser]
LAMPS = "https://shop.example/lamps?utm_source=vk&utm_campaign=spring&secret=1"
ROBOT = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"


def page(url: str = LAMPS, title: str = "Лампы", referrer: str | None = None) -> PageFrame:
    return PageFrame(url, title, referrer)


async def test_pages_stand_in_the_history_of_visits(house: OpenHouse, browser: Make) -> None:
    anna = browser("anna")
    opened = await anna.opens(page=page(referrer="https://vk.com/feed"))
    house.clock.move(timedelta(minutes=2))
    await opened.says(type="page", url="https://shop.example/cart", title="Корзина")
    await opened.says(type="page", url="javascript:alert(1)", title="x")
    await opened.writes("Здравствуйте")
    client_id = house.rows("SELECT id FROM clients")[0][0]

    desk = await house.desk()
    answer = await desk.gets(f"/clients/{client_id}/visits")

    cart, lamps = answer["visits"]
    assert (lamps["url"], lamps["title"], lamps["referrer"]) == (LAMPS, "Лампы", "https://vk.com/feed")
    assert lamps["labels"] == {"utm_source": "vk", "utm_campaign": "spring"}
    assert lamps["device"] == {"kind": "phone", "browser": "Mobile Safari 17", "system": "iOS 17"}
    assert lamps["language"] == "ru-RU"
    assert lamps["left_at"] == cart["at"]
    assert (cart["url"], cart["left_at"]) == ("https://shop.example/cart", None)

    house.clock.move(timedelta(minutes=1))
    opened.closes()
    await house.until(lambda: not house.rows("SELECT 1 FROM visits WHERE left_at IS NULL"))
    again = await anna.opens(page=page("https://shop.example/cart", "Корзина"))
    assert len((await desk.gets(f"/clients/{client_id}/visits"))["visits"]) == 2  # a page loaded anew
    again.closes()


async def test_visits_of_all_browsers_of_a_history_are_shown(house: OpenHouse, browser: Make) -> None:
    laptop, phone = browser("laptop"), browser("phone")
    before = await laptop.opens(page=page("https://shop.example/before"))
    await before.says(type="identify", token=signed(house, "17", name="Анна"))
    await before.says(type="page", url="https://shop.example/after")
    await before.writes("Здравствуйте")
    await phone.opens(signed(house, "17"), page=page("https://shop.example/phone"))
    stranger = await browser("stranger").opens(page=page("https://shop.example/stranger"))
    await stranger.writes("Я сам по себе")
    desk = await house.desk()

    client_id = await house.meets("Анна")
    answer = await desk.gets(f"/clients/{client_id}/visits")

    accounts = (await desk.gets(f"/clients/{client_id}"))["identities"]
    assert any(account["signed"] for account in accounts)
    seen = {visit["url"].rpartition("/")[2] for visit in answer["visits"]}
    assert seen == {"before", "after", "phone"}
    assert (await desk.asks("GET", "/clients/99999/visits")).status_code == 404


async def test_visits_come_in_pages_and_are_forgotten(house: OpenHouse, browser: Make) -> None:
    opened = await browser("anna").opens()
    await opened.writes("Здравствуйте")
    for number in range(55):
        house.clock.move(timedelta(seconds=10))
        await opened.says(type="page", url=f"https://shop.example/{number}")
    client_id = house.rows("SELECT id FROM clients")[0][0]
    desk = await house.desk()

    first = await desk.gets(f"/clients/{client_id}/visits")
    second = await desk.gets(f"/clients/{client_id}/visits", cursor=first["next"])

    assert (len(first["visits"]), len(second["visits"]), second["next"]) == (50, 5, None)
    assert first["visits"][0]["url"].endswith("/54")
    await house.house.writer.write(forget_visits, house.clock.now() - timedelta(seconds=55))
    assert house.rows("SELECT count(*) FROM visits") == [(6,)]


async def test_who_is_here_is_a_list_that_rings(house: OpenHouse, browser: Make) -> None:
    desk = await house.desk()
    rung: list[int] = []
    house.house.roster.on_change.append(lambda: rung.append(1))
    anna, vera = browser("anna"), browser("vera")
    opened = await anna.opens(page=page())
    known = await vera.opens(signed(house, "17", name="Вера"), page=page("https://shop.example/v", "В"))
    other_tab = await vera.opens(page=page("https://shop.example/v2", "В2"))
    robot = browser("robot")
    robot.agent = ROBOT
    await robot.opens(page=page())

    here = {one["name"]: one for one in (await desk.gets("/visitors"))["visitors"]}

    assert set(here) == {None, "Вера"}
    guest = here[None]
    assert guest["page"] == {"url": LAMPS, "title": "Лампы"}
    assert (guest["client"], guest["identity_id"], guest["visits"]) == (None, None, 1)
    assert guest["device"]["kind"] == "phone"
    assert here["Вера"]["page"]["title"] == "В2"
    assert house.rows("SELECT count(*) FROM visits") == [(3,)]

    await opened.says(type="typing")
    typing = {one["ref"]: one["writing"] for one in (await desk.gets("/visitors"))["visitors"]}
    assert typing[guest["ref"]] is True
    await opened.writes("Здравствуйте")
    (wrote,) = [v for v in (await desk.gets("/visitors"))["visitors"] if v["ref"] == guest["ref"]]
    assert wrote["client"]["id"] == house.rows("SELECT client_id FROM identities")[0][0]

    for tab in (opened, known):
        tab.closes()
    left = (await desk.gets("/visitors"))["visitors"]
    assert [one["name"] for one in left] == ["Вера"]
    other_tab.closes()
    assert (await desk.gets("/visitors"))["visitors"] == []
    await house.until(lambda: bool(rung))


async def test_one_of_us_writes_first(house: OpenHouse, browser: Make) -> None:
    desk = await house.desk()
    anna = browser("anna")
    opened, other_tab = await anna.opens(page=page()), await anna.opens(page=page())
    (guest,) = (await desk.gets("/visitors"))["visitors"]
    words = {"key": "first-words-1", "text": "Подсказать?"}

    put = await desk.does("POST", f"/visitors/{guest['ref']}/messages", words)

    await opened.shows("Подсказать?")
    await other_tab.shows("Подсказать?")
    assert await desk.does("POST", f"/visitors/{guest['ref']}/messages", words) == put
    await opened.says(type="received", ids=[put["message_id"]])
    await house.knows(put["message_id"], "delivered")
    await opened.writes("Да, пожалуйста")
    assert house.rows("SELECT count(*) FROM clients") == [(1,)]
    assert house.rows("SELECT id FROM conversations") == [(put["conversation_id"],)]

    opened.closes()
    other_tab.closes()
    assert await desk.does("POST", f"/visitors/{guest['ref']}/messages", words) == put
    gone = await desk.asks(
        "POST", f"/visitors/{guest['ref']}/messages", {"key": "first-words-2", "text": "Эй"}
    )
    assert (gone.status_code, gone.json()["code"]) == (409, "visitor_gone")


async def test_a_first_word_to_a_user_meets_them_by_name(house: OpenHouse, browser: Make) -> None:
    desk = await house.desk()
    opened = await browser("anna").opens(
        signed(house, "17", name="Анна", email="anna@example.ru"), page=page()
    )
    (guest,) = (await desk.gets("/visitors"))["visitors"]

    await desk.does(
        "POST", f"/visitors/{guest['ref']}/messages", {"key": "first-words", "text": "Добрый день"}
    )

    await opened.shows("Добрый день")
    assert house.rows("SELECT name, signed_as FROM identities") == [("Анна", "17")]
    assert house.rows("SELECT value, proof FROM contact_points") == [("anna@example.ru", "signed")]


async def test_two_processes_know_of_each_others_visitors() -> None:
    class Wire(MemoryBus):
        others: list[Roster]

        async def publish(self, topic: str, payload: str) -> None:
            for other in self.others:
                other.hear(payload)

    wire = Wire()
    one, other = Roster(wire, "one", alone=False), Roster(wire, "other", alone=False)
    wire.others = [one, other]
    known: list[object] = []
    other.on_recognised.append(lambda *told: known.append(told))
    present = Present(
        1,
        "anna",
        "anna",
        "",
        "https://shop.example",
        "",
        None,
        {},
        None,
        "ru",
        "2026-11-23T09:00:00.000000Z",
        "2026-11-23T09:00:00.000000Z",
    )
    one.comes("page", present)
    one.writes(present.ref)
    one.recognised(1, "anna", 7, 8)
    await everything_is_said(one)

    assert other.people() == {present.ref: present}
    assert other.is_writing(present.ref)
    assert known == [(1, "anna", 7, 8)]
    late = Roster(wire, "late", alone=False)
    wire.others.append(late)
    one.repeat()
    await everything_is_said(one)
    assert late.people() == {present.ref: present}
    one.leaves("page")
    await everything_is_said(one)
    assert other.people() == {} == late.people()


async def everything_is_said(roster: Roster) -> None:
    await asyncio.gather(*roster._tasks)


@pytest.mark.parametrize(
    ("agent", "kind"),
    [
        (ROBOT, "robot"),
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0.0.0 Safari/537.36",
            "computer",
        ),
        ("Mozilla/5.0 (Linux; Android 13; SM-X200) AppleWebKit/537.36 Chrome/120.0 Safari/537.36", "tablet"),
        (
            "Mozilla/5.0 (Linux; Android 13; Pixel 7) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36",
            "phone",
        ),
        ("", None),
        ("\x00" * 10_000, None),
    ],
)
def test_a_device_is_told_by_its_words(agent: str, kind: str | None) -> None:
    assert device_of(agent)["kind"] == kind
