"""A shared computer is left for good: whoever comes next finds nothing, whatever they have copied."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from app.db.transaction import Transaction
from app.house.doors import visitor_door
from app.kit.errors import OknoError
from app.visitors.signing_out import sign_out
from tests.visitors.browsers import KEY, OTHER_KEY, Browser, signed
from tests.visitors.doors import OpenHouse

Make = Callable[[str], Browser]


async def test_signing_out_ends_every_page_of_the_browser(house: OpenHouse, browser: Make) -> None:
    cafe = browser("cafe")
    signature = signed(house, "17")
    page, other_tab = await cafe.opens(signature), await cafe.opens(signature)
    await page.writes("Моя тайна")
    await other_tab.shows("Моя тайна")
    copied = cafe.copy()

    await page.says(type="sign_out")

    assert (await page.hears("reload"))["reason"] == "signed_out"
    assert (await other_tab.hears("reload"))["reason"] == "signed_out"
    too_late = await other_tab.says(type="message", key="key-too-late", text="Ещё тайна")
    assert (too_late["type"], too_late["reason"]) == ("reload", "signed_out")
    for left in (cafe, copied):
        stranger = await left.opens()
        assert (stranger.texts, stranger.user) == ([], None)
    await (await cafe.opens()).writes("Я следующий")
    at_home = await browser("home").opens(signed(house, "17"))
    assert at_home.texts == ["Моя тайна"]


async def test_a_copy_of_the_token_and_of_the_signature_are_dead(house: OpenHouse, browser: Make) -> None:
    cafe = browser("cafe")
    signature = signed(house, "17")
    page = await cafe.opens(signature)
    await page.writes("Моя тайна")
    copied = cafe.copy()
    await page.says(type="sign_out")

    thief = await copied.opens(signature)
    assert (thief.texts, thief.user) == ([], None)
    assert thief.refusals == ["user_token_invalid"]
    await thief.says(type="identify", token=signature)
    assert (thief.texts, thief.user) == ([], None)
    stranger = Browser(house, cafe.site, "stranger")
    assert (await stranger.opens(signature)).texts == []

    # The user themselves comes back with a signature that nobody has seen.
    assert (await cafe.opens(signed(house, "17"))).texts == ["Моя тайна"]


async def test_an_open_copy_hears_nothing_more(house: OpenHouse, browser: Make) -> None:
    cafe = browser("cafe")
    page = await cafe.opens(signed(house, "17", name="Анна"))
    await page.writes("Моя тайна")
    copied = await cafe.copy().opens()
    assert copied.texts == ["Моя тайна"]
    await page.says(type="sign_out")
    await copied.hears("reload")

    await house.replies(await house.meets("Анна"), "И ответ на неё")
    at_home = await browser("home").opens(signed(house, "17"))

    assert at_home.texts == ["Моя тайна", "И ответ на неё"]
    assert copied.texts == []
    assert "И ответ на неё" not in str(copied.heard)


async def test_an_anonymous_browser_can_be_left_too(house: OpenHouse, browser: Make) -> None:
    cafe = browser("cafe")
    page = await cafe.opens()
    await page.writes("Без имени")
    copied = cafe.copy()

    await page.says(type="sign_out")

    await page.hears("reload", reason="signed_out")
    assert (await copied.opens()).texts == []
    assert (await cafe.opens()).texts == []


async def test_nobody_goes_on_writing_to_a_browser_that_was_left(house: OpenHouse, browser: Make) -> None:
    cafe = browser("cafe")
    page = await cafe.opens()
    await page.writes("Без имени")
    identity_id, client_id, visitor = house.rows("SELECT id, client_id, external_id FROM identities")[0]
    page.closes()
    waiting = await house.replies(client_id, "Ответ, которого не прочтут")
    desk = await house.desk()

    await house.house.writer.write(sign_out, cafe.site, visitor, house.clock.now())

    await house.knows(waiting, "failed", "browser_left")
    (account,) = (await desk.gets(f"/clients/{client_id}"))["identities"]
    assert (account["reachable"], account["unreachable_code"]) == (False, "browser_left")
    assert house.rows("SELECT count(*) FROM events WHERE kind = 'client.changed'")[0][0] > 0
    for whom in ({}, {"identity_id": identity_id}):
        with pytest.raises(OknoError, match="browser_left"):
            await house.replies(client_id, "Ещё ответ", **whom)
    assert house.rows("SELECT count(*) FROM deliveries WHERE state <> 'failed'") == [(0,)]


async def test_a_user_who_left_one_browser_is_reached_in_another(house: OpenHouse, browser: Make) -> None:
    cafe = browser("cafe")
    page = await cafe.opens()
    await page.writes("Ещё без имени")
    await page.says(type="identify", token=signed(house, "17", name="Анна"))
    await page.writes("Я Анна")
    await page.says(type="sign_out")

    known = "SELECT signed_as IS NOT NULL, reachable, unreachable_code FROM identities ORDER BY id"
    assert [(bool(a), bool(b), c) for a, b, c in house.rows(known)] == [
        (False, False, "browser_left"),
        (True, True, None),
    ]
    await house.replies(await house.meets("Анна"), "Ответ Анне")
    await (await browser("home").opens(signed(house, "17"))).shows("Я Анна", "Ответ Анне")


async def test_a_second_user_never_sees_the_first(house: OpenHouse, browser: Make) -> None:
    cafe = browser("cafe")
    page = await cafe.opens()
    await page.writes("Ещё без имени")
    await page.says(type="identify", token=signed(house, "17", name="Анна"))
    await page.writes("Тайна Анны")
    forgotten_tab = await cafe.opens()
    assert forgotten_tab.texts == ["Ещё без имени", "Тайна Анны"]

    boris = await cafe.opens(signed(house, "18", name="Борис"))

    assert (boris.texts, boris.user) == ([], {"id": "18", "name": "Борис"})
    await forgotten_tab.hears("reload", reason="signed_out")
    await boris.writes("Тайна Бориса")
    await house.replies(await house.meets("Анна"), "Ответ Анне")
    await boris.shows("Тайна Бориса")
    assert (await browser("home").opens(signed(house, "17"))).texts == ["Тайна Анны", "Ответ Анне"]
    assert house.rows("SELECT count(*) FROM glues") == [(1,)]


async def test_a_page_that_says_that_nobody_is_signed_in_ends_it(house: OpenHouse, browser: Make) -> None:
    cafe = browser("cafe")
    page = await cafe.opens(signed(house, "17"))
    await page.writes("Моя тайна")
    copied = cafe.copy()

    next_page = await cafe.opens(user="")

    assert (next_page.texts, next_page.user) == ([], None)
    assert (await copied.opens()).texts == []
    await page.hears("reload", reason="signed_out")


async def test_a_token_from_before_somebody_signed_in_opens_nothing(house: OpenHouse, browser: Make) -> None:
    cafe = browser("cafe")
    page = await cafe.opens()
    await page.writes("Ещё без имени")
    before = cafe.copy()
    await page.says(type="identify", token=signed(house, "17"))
    await page.writes("Моя тайна")

    thief = await before.opens()

    assert (thief.texts, thief.user) == ([], None)
    other_user = Browser(house, cafe.site, "other", before.token)
    assert (await other_user.opens(signed(house, "18"))).texts == []


async def test_tokens_and_signatures_of_other_sites_open_nothing(house: OpenHouse, browser: Make) -> None:
    page = await (anna := browser("anna")).opens(signed(house, "17"))
    await page.writes("Моя тайна")
    other = await house.connect("site", title="Чужой сайт", signing_keys=OTHER_KEY)

    stranger = await Browser(house, other, token=anna.token).opens(signed(house, "17", KEY))
    assert (stranger.texts, stranger.user, stranger.refusals) == ([], None, ["user_token_invalid"])
    same_name = await Browser(house, other).opens(signed(house, "17", OTHER_KEY))
    assert (same_name.texts, same_name.user) == ([], {"id": "17", "name": ""})
    forged = await Browser(house, anna.site).opens(signed(house, "17", OTHER_KEY))
    assert (forged.texts, forged.user, forged.refusals) == ([], None, ["user_token_invalid"])


async def test_an_anonymous_name_cannot_be_made_to_look_like_a_users(house: OpenHouse, browser: Make) -> None:
    page = await (anna := browser("anna")).opens(signed(house, "17"))
    await page.writes("Моя тайна")
    (external_id,) = house.rows("SELECT external_id FROM identities")[0]
    door = visitor_door(house.house)
    channel = house.house.switchboard.get(anna.site)
    assert channel is not None

    # Even our own signature under such a name would not do.
    for named in ((external_id, None), (external_id, external_id), ("x" * 22, external_id)):
        token = door.tokens.token_of(channel.public_key, *named)
        guest = await Browser(house, anna.site, token=token).opens()
        assert (guest.texts, guest.user) == ([], None)


async def test_a_link_that_waits_is_withdrawn_when_somebody_signs_in(house: OpenHouse, browser: Make) -> None:
    cafe = browser("cafe")
    page = await cafe.opens()
    await page.writes("Ещё без имени")
    (identity_id,) = house.rows("SELECT id FROM identities")[0]
    await plant_link(house, identity_id, cafe.site)

    await page.says(type="identify", token=signed(house, "17"))

    assert house.rows("SELECT state FROM links") == [("revoked",)]


async def test_an_expired_signature_is_told_as_such(house: OpenHouse, browser: Make) -> None:
    anna = browser("anna")
    old = signed(house, "17")
    await house.time_passes(timedelta(hours=2))

    page = await anna.opens(old)

    assert (page.user, page.refusals) == (None, ["user_token_expired"])
    await page.writes("Всё равно пишу")
    await page.shows("Всё равно пишу")


async def plant_link(house: OpenHouse, asker_id: int, channel_id: int) -> None:
    now = house.clock.now()

    def write(tx: Transaction) -> None:
        tx.run(
            "INSERT INTO links (token_hash, asker_id, target_channel_id, language, state, created_at, expires_at)"
            " VALUES ('x', ?, ?, 'ru', 'open', ?, ?)",
            (asker_id, channel_id, tx.stored(now), tx.stored(now)),
        )

    await house.house.writer.write(write)
