"""VK limits us, forgets, repeats itself, hangs or says no: nothing is lost, nothing is said twice."""

from datetime import timedelta

import pytest

from app.kit.clock import SetClock
from app.outbound import deliver
from tests.doubles.vk import VkDouble
from tests.doubles.vk.customer import Customer
from tests.whole.living_house import LivingHouse
from tests.whole.test_bad_weather import channel


@pytest.fixture
def anna(vk: VkDouble) -> Customer:
    return vk.customer("Анна Кузнецова")


@pytest.fixture
def boris(vk: VkDouble) -> Customer:
    return vk.customer("Борис Ветров")


async def is_met(shop: LivingHouse, person: Customer) -> int:
    """Says hello. The client."""
    await person.writes("Здравствуйте")
    return await shop.meets(person.person.name)


def tried_at(vk: VkDouble, clock: SetClock) -> list[timedelta]:
    """How long ago the house tried to say something, the oldest first."""
    now = clock.now().timestamp()
    return [timedelta(seconds=round(now - call.at)) for call in vk.calls_of("messages.send")]


@pytest.mark.usefixtures("community")
@pytest.mark.parametrize(("code", "pause"), [(6, 1), (14, 10 * 60), (29, 60 * 60)])
async def test_a_limit_for_all_is_waited_out_by_all(
    shop: LivingHouse, vk: VkDouble, clock: SetClock, anna: Customer, boris: Customer, code: int, pause: int
) -> None:
    to_anna, to_boris = await is_met(shop, anna), await is_met(shop, boris)
    if code == 14:
        vk.faults.captcha()
    else:
        vk.faults.refuse(code)
    held = await shop.replies(to_anna, "Вам позже")
    await shop.knows(held, "retry", "rate_limited")
    behind = await shop.replies(to_boris, "И вам")
    await shop.time_passes(timedelta(seconds=pause / 2))
    await shop.time_passes(timedelta(seconds=pause / 2))
    await shop.knows(held, "sent")
    await shop.knows(behind, "sent")
    assert tried_at(vk, clock) == [timedelta(seconds=pause), timedelta(0), timedelta(0)]
    assert (vk.delivered_to(anna), vk.delivered_to(boris)) == (["Вам позже"], ["И вам"])


@pytest.mark.usefixtures("community")
async def test_too_much_of_the_same_to_one_holds_back_no_other(
    shop: LivingHouse, vk: VkDouble, anna: Customer, boris: Customer
) -> None:
    to_anna, to_boris = await is_met(shop, anna), await is_met(shop, boris)
    vk.faults.flood(peer_id=anna.id)
    held = await shop.replies(to_anna, "Вам позже")
    await shop.knows(held, "retry", "rate_limited")
    free = await shop.replies(to_boris, "Вам сразу")
    await shop.knows(free, "sent")
    await shop.time_passes(timedelta(minutes=1))
    await shop.knows(held, "sent")


@pytest.mark.usefixtures("community")
@pytest.mark.parametrize("after_accepting", [False, True])
async def test_what_vk_stumbled_over_is_said_once(
    shop: LivingHouse, vk: VkDouble, anna: Customer, after_accepting: bool
) -> None:
    client = await is_met(shop, anna)
    vk.faults.refuse(10, after_accepting=after_accepting)
    reply = await shop.replies(client, "Завтра")
    await shop.knows(reply, "retry", "server_error")
    await shop.time_passes(timedelta(seconds=3))
    await shop.knows(reply, "sent")
    await anna.writes("Поняла")
    await shop.reads(client, "Поняла")
    assert vk.delivered_to(anna) == ["Завтра"]
    assert [card["text"] for card in shop.history(client)] == ["Здравствуйте", "Завтра", "Поняла"]


@pytest.mark.usefixtures("community")
async def test_who_closed_her_letters_is_written_to_again_after_she_writes(
    shop: LivingHouse, vk: VkDouble, anna: Customer
) -> None:
    client = await is_met(shop, anna)
    await anna.closes_privacy()
    lost = await shop.replies(client, "Вы тут?")
    await shop.knows(lost, "failed", "privacy")
    await anna.opens_privacy()
    await anna.writes("Тут")
    await shop.reads(client, "Тут")
    reply = await shop.replies(client, "Хорошо")
    await shop.knows(reply, "sent")
    assert vk.delivered_to(anna) == ["Хорошо"]


async def test_a_revoked_key_is_told_in_red_and_the_replies_wait(
    shop: LivingHouse, community: int, vk: VkDouble, anna: Customer
) -> None:
    client = await is_met(shop, anna)
    vk.revoke_token()
    vk.expire_long_poll_key()
    await shop.sees(lambda: True if channel(shop, community).state == "broken" else None, "a red channel")
    assert channel(shop, community).error_code == "unauthorised"
    await shop.replies(client, "Дождитесь")
    assert channel(shop, community).queued == 1


@pytest.mark.usefixtures("community")
async def test_a_call_that_hangs_holds_up_neither_others_nor_the_stop(
    shop: LivingHouse,
    vk: VkDouble,
    clock: SetClock,
    anna: Customer,
    boris: Customer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # The last words are not what is tried here.
    monkeypatch.setattr(deliver, "LAST_WORDS", 0.1)
    to_anna, to_boris = await is_met(shop, anna), await is_met(shop, boris)
    gate = vk.faults.slow(after_accepting=True, peer_id=anna.id)
    stuck = await shop.replies(to_anna, "Висит")
    await gate.is_reached(patience=30)
    free = await shop.replies(to_boris, "Идёт")
    await shop.knows(free, "sent")
    assert shop.fate(stuck)[0] == "sending"
    await shop.close()
    assert gate.waiting == 1
    # By then whoever held it is taken for dead.
    clock.move(timedelta(minutes=5))
    await shop.open()
    await shop.knows(stuck, "sent")
    assert gate.waiting == 1
    gate.open()
    assert vk.delivered_to(anna) == ["Висит"]


@pytest.mark.usefixtures("community")
async def test_events_that_come_twice_are_told_once(shop: LivingHouse, vk: VkDouble, anna: Customer) -> None:
    client = await is_met(shop, anna)
    vk.faults.duplicate_events(times=3)
    for words in ("Раз", "Два", "Три", "Четыре"):
        await anna.writes(words)
    await shop.reads(client, "Четыре")
    assert [card["text"] for card in shop.history(client)] == [
        "Здравствуйте",
        "Раз",
        "Два",
        "Три",
        "Четыре",
    ]


def nested(depth: int) -> object:
    value: object = []
    for _ in range(depth):
        value = [value]
    return value


POISON = {
    "a message without anybody": {"type": "message_new", "object": {"message": {"text": "?"}}},
    "a message that is none": {"type": "message_new", "object": ["message"]},
    "a kind that is none": {"type": 5, "object": None},
    "half of a letter": {"type": "message_new", "object": {"message": {"from_id": 1, "text": "\ud83d"}}},
    "too deep": {"type": "message_new", "object": {"message": {"fwd_messages": nested(800)}}},
}


@pytest.mark.usefixtures("community")
@pytest.mark.parametrize("poison", POISON.values(), ids=POISON.keys())
async def test_an_event_that_cannot_be_read_takes_no_other_with_it(
    shop: LivingHouse, vk: VkDouble, anna: Customer, boris: Customer, poison: dict[str, object]
) -> None:
    client = await is_met(shop, anna)
    await anna.writes("До")
    vk.push_event(poison)
    await boris.writes("Тоже до")
    vk.push_event(poison)
    await anna.writes("После")
    await shop.reads(client, "После")
    assert [card["text"] for card in shop.history(client)] == ["Здравствуйте", "До", "После"]
    await shop.reads(await shop.meets("Борис Ветров"), "Тоже до")
    await anna.writes("И потом")
    await shop.reads(client, "И потом")


@pytest.mark.usefixtures("community")
@pytest.mark.parametrize("ill", ["expire_long_poll_key", "forget_history", "lose_long_poll"])
async def test_a_long_poll_that_ends_is_begun_anew(
    shop: LivingHouse, vk: VkDouble, anna: Customer, ill: str
) -> None:
    client = await is_met(shop, anna)
    await anna.writes("До")
    getattr(vk, ill)()
    await anna.writes("После")
    await shop.reads(client, "До")
    await shop.reads(client, "После")
    await anna.writes("И потом")
    await shop.reads(client, "И потом")
    assert [card["text"] for card in shop.history(client)] == ["Здравствуйте", "До", "После", "И потом"]
