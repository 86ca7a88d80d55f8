"""The community behind a key: who it is, what the key may do, and that VK tells it the news."""

import pytest

from connectors.contract import Account, BadSettings, ChannelDown, ConnectFailed, read_settings
from connectors.vk.connector import VkConnector
from connectors.vk.normalise import ASKED_FOR
from tests.connectors.vk.samples import GROUP_ID, TOKEN
from tests.doubles.vk import VkDouble
from tests.doubles.vk.pictures import plain_picture


async def long_poll_settings(shop: VkConnector) -> dict[str, object]:
    line = await shop._line()
    answer = await line.call("groups.getLongPollSettings", {"group_id": GROUP_ID})
    assert isinstance(answer, dict)
    return answer


async def test_a_key_tells_its_community(shop: VkConnector) -> None:
    assert await shop.check() == Account(str(GROUP_ID), "Okno", "https://vk.me/okno_local")


async def test_a_link_brings_a_token_along(shop: VkConnector) -> None:
    assert shop.entry_link(await shop.check(), "a_B-9") == "https://vk.me/okno_local?ref=a_B-9"


@pytest.mark.parametrize("missing", ["messages", "manage", "photos", "docs"])
async def test_a_missing_right_is_named(vk: VkDouble, shop: VkConnector, missing: str) -> None:
    vk.allow_token(*({"messages", "manage", "photos", "docs"} - {missing}))
    with pytest.raises(ConnectFailed) as failed:
        await shop.check()
    assert (failed.value.code, failed.value.detail) == ("missing_rights", missing)


async def test_a_dead_key_is_unauthorised(vk: VkDouble, shop: VkConnector) -> None:
    vk.revoke_token()
    with pytest.raises(ConnectFailed) as failed:
        await shop.check()
    assert failed.value.code == "unauthorised"


async def test_the_key_of_another_community_is_refused(vk: VkDouble) -> None:
    shop = VkConnector({"token": TOKEN, "base_url": vk.url, "group_id": "club5"})
    with pytest.raises(ConnectFailed) as failed:
        await shop.check()
    await shop.close()
    assert failed.value.code == "other_account"


@pytest.mark.parametrize(
    ("written", "fits"),
    [("club5", True), ("-5", True), ("123456", True), ("our shop", False), ("club", False), ("5x", False)],
)
def test_a_number_that_is_none_is_told_at_its_field(written: str, fits: bool) -> None:
    given = {"token": TOKEN, "group_id": written}
    try:
        read_settings(VkConnector.settings, given)
        problems = {}
    except BadSettings as bad:
        problems = bad.problems
    assert problems == ({} if fits else {"group_id": "bad_value"})


@pytest.mark.parametrize("base_url", ["http://127.0.0.1:9", "nowhere", ""])
async def test_nobody_there_is_no_network(base_url: str) -> None:
    shop = VkConnector({"token": TOKEN, "base_url": base_url or "http://127.0.0.1:1"})
    with pytest.raises(ConnectFailed) as failed:
        await shop.check()
    await shop.close()
    assert failed.value.code == "network"


async def test_connecting_switches_on_all_that_we_read() -> None:
    async with VkDouble(token=TOKEN, events=()) as vk:
        shop = VkConnector({"token": TOKEN, "base_url": vk.url})
        before = await long_poll_settings(shop)
        await shop.connect(None)
        after = await long_poll_settings(shop)
        await shop.close()
    assert not before["is_enabled"]
    assert after["is_enabled"]
    assert after["api_version"] == "5.199"
    events = after["events"]
    assert isinstance(events, dict)
    assert all(events[kind] for kind in ASKED_FOR)


async def test_a_heartbeat_switches_on_again_what_somebody_switched_off(
    vk: VkDouble, shop: VkConnector
) -> None:
    await shop.connect(None)
    line = await shop._line()
    off = {"group_id": GROUP_ID, "message_reply": 0}
    await line.call("groups.setLongPollSettings", off)
    await shop.heartbeat(None)
    events = (await long_poll_settings(shop))["events"]
    assert isinstance(events, dict)
    assert events["message_reply"]
    asked = len(vk.calls_of("groups.setLongPollSettings"))
    await shop.heartbeat(None)
    assert len(vk.calls_of("groups.setLongPollSettings")) == asked, "nothing to mend, nothing mended"


async def test_a_heartbeat_of_a_dead_key_wants_a_person(vk: VkDouble, shop: VkConnector) -> None:
    await shop.check()
    vk.revoke_token()
    with pytest.raises(ChannelDown) as down:
        await shop.heartbeat(None)
    assert (down.value.code, down.value.needs_a_person) == ("unauthorised", True)


async def test_names_come_in_one_question(vk: VkDouble, shop: VkConnector) -> None:
    people = [vk.customer(f"Анна {number}", screen_name=f"anna_{number}") for number in range(3)]
    found = await shop.fetch_profiles([str(person.id) for person in people])
    assert {one.name for one in found.values()} == {"Анна 0", "Анна 1", "Анна 2"}
    assert found[str(people[0].id)].username == "anna_0"
    assert len(vk.calls) == 1


async def test_communities_and_chats_have_names_too(vk: VkDouble, shop: VkConnector) -> None:
    anna = vk.customer("Анна")
    chat = vk.chat("Соседи", anna)
    found = await shop.fetch_profiles([str(-GROUP_ID), str(chat.peer_id), "odd", ""])
    assert found[str(-GROUP_ID)].name == "Okno"
    assert (found[str(chat.peer_id)].name, found[str(chat.peer_id)].is_group) == ("Соседи", True)


async def test_who_deleted_their_account_is_not_called_deleted(vk: VkDouble, shop: VkConnector) -> None:
    anna = vk.customer("Анна")
    await anna.deletes_account()
    found = await shop.fetch_profile(str(anna.id))
    assert found is not None
    assert found.name == f"id{anna.id}"


async def test_pictures_come_with_the_names(vk: VkDouble, shop: VkConnector) -> None:
    vera = vk.customer("Вера", picture=plain_picture())
    camera = vk.customer("Олег")
    gone = vk.customer("Анна", picture=plain_picture())
    await gone.deletes_account()

    found = await shop.fetch_profiles([str(one.id) for one in (vera, camera, gone)] + [str(-GROUP_ID)])

    pictured = {who for who, author in found.items() if author.picture_url is not None}
    assert pictured == {str(vera.id)}
    assert (found[str(vera.id)].picture_url or "").startswith(vk.url)
    assert len(vk.calls_of("users.get")) == 1


async def test_names_that_nobody_tells_are_no_trouble(vk: VkDouble, shop: VkConnector) -> None:
    vk.revoke_token()
    assert await shop.fetch_profile("5") is None
