"""VK calls the house (Callback API): it is let in by its confirmation, and comes again when we are full."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import timedelta

import pytest
import uvicorn
from fastapi import FastAPI
from starlette.routing import Route

from app.access.deed import Deed
from app.channels import removing
from app.channels.pausing import pause_channel, resume_channel
from app.channels.removing import take_channel_away
from app.house.doors import webhook_door
from app.inbound import webhooks
from app.kit.clock import SetClock
from app.problems.hot_routes import HotRoutes
from app.settings import Settings
from tests.doubles.vk import VkDouble
from tests.doubles.vk.callback_servers import CallbackServer, Status
from tests.doubles.vk.customer import Customer
from tests.whole.living_house import LivingHouse
from tests.whole.test_bad_weather import channel


@pytest.fixture
async def shop(settings: Settings, clock: SetClock, vk: VkDouble) -> AsyncIterator[LivingHouse]:
    """With its door for calls open on this machine."""
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        address = f"http://127.0.0.1:{listening.getsockname()[1]}"
        house = LivingHouse(settings.model_copy(update={"public_url": address}), clock)
        await house.open()
        door = Route("/hooks/{public_key}", webhook_door(house.house), methods=["POST"])
        config = uvicorn.Config(HotRoutes(FastAPI(), [door]), log_config=None, timeout_graceful_shutdown=5)
        server = uvicorn.Server(config)
        serving = asyncio.create_task(server.serve(sockets=[listening]))
        yield house
        server.should_exit = True
        await serving
        await house.close()


@pytest.fixture
async def community(shop: LivingHouse, vk: VkDouble) -> int:
    """Connected so that VK calls us."""
    return await shop.connect("vk", token=vk.token, base_url=vk.url, mode="webhook")


@pytest.fixture
def anna(vk: VkDouble) -> Customer:
    return vk.customer("Анна Кузнецова")


def server_of(vk: VkDouble) -> CallbackServer:
    (server,) = vk.world.memory.servers
    return server


async def test_words_come_by_a_call_and_go_back(
    shop: LivingHouse, community: int, vk: VkDouble, anna: Customer
) -> None:
    assert server_of(vk).status is Status.OK
    assert (channel(shop, community).state, channel(shop, community).error_code) == ("active", None)
    await anna.writes("Где мой заказ?")
    client = await shop.meets("Анна Кузнецова")
    reply = await shop.replies(client, "В пути")
    await anna.hears("В пути", patience=30)
    await shop.knows(reply, "sent")
    await anna.reads_everything()
    await shop.knows(reply, "read")
    await vk.has_told_everything(patience=30)
    assert [card["text"] for card in shop.history(client)] == ["Где мой заказ?", "В пути"]
    assert vk.calls_of("a_check") == []


@pytest.mark.usefixtures("community")
async def test_a_full_house_is_called_again_when_it_asked_to_be(
    shop: LivingHouse, vk: VkDouble, anna: Customer, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    await anna.writes("Раз")
    client = await shop.meets("Анна Кузнецова")
    await vk.has_told_everything(patience=30)
    with monkeypatch.context() as full:
        full.setattr(webhooks, "MOST_AT_ONCE", 0)
        await anna.writes("Два")
        await vk.world.bell.until(
            lambda: server_of(vk).last_error or None, otherwise=lambda: "VK was not refused", patience=30
        )
    (parcel,) = server_of(vk).parcels
    assert server_of(vk).last_error.startswith("503")
    assert parcel.due_at - clock.now().timestamp() == 5
    assert [card["text"] for card in shop.history(client)] == ["Раз"]
    clock.move(timedelta(seconds=5))
    vk.world.bell.ring()
    await shop.reads(client, "Два")
    await vk.has_told_everything(patience=30)
    assert [card["text"] for card in shop.history(client)] == ["Раз", "Два"]


@pytest.mark.usefixtures("community")
async def test_a_call_that_comes_twice_is_told_once(shop: LivingHouse, vk: VkDouble, anna: Customer) -> None:
    vk.faults.duplicate_events(times=2)
    for words in ("Раз", "Два", "Три"):
        await anna.writes(words)
    client = await shop.meets("Анна Кузнецова")
    await vk.has_told_everything(patience=30)
    assert sorted(card["text"] for card in shop.history(client)) == ["Два", "Раз", "Три"]


@pytest.mark.usefixtures("community")
async def test_an_address_that_somebody_took_away_is_set_up_again(
    shop: LivingHouse, vk: VkDouble, anna: Customer
) -> None:
    await anna.writes("Раз")
    client = await shop.meets("Анна Кузнецова")
    await vk.has_told_everything(patience=30)
    vk.world.memory.servers.clear()
    vk.renew_confirmation_code()
    await shop.time_passes(timedelta(minutes=4))
    await shop.house.heartbeat.look()
    assert server_of(vk).status is Status.OK
    await anna.writes("Два")
    await shop.reads(client, "Два")


async def test_an_address_that_vk_gave_up_is_told(
    shop: LivingHouse, community: int, vk: VkDouble, anna: Customer
) -> None:
    await anna.writes("Раз")
    await shop.meets("Анна Кузнецова")
    await vk.has_told_everything(patience=30)
    server_of(vk).status = Status.FAILED
    await shop.time_passes(timedelta(minutes=4))
    await shop.house.heartbeat.look()
    assert channel(shop, community).error_code == "calls_unanswered"


async def test_what_was_asked_before_we_were_called_is_taken_in(
    shop: LivingHouse, vk: VkDouble, anna: Customer
) -> None:
    await anna.writes("Есть кто?")
    await shop.connect("vk", token=vk.token, base_url=vk.url, mode="webhook")
    client = await shop.meets("Анна Кузнецова")
    await shop.reads(client, "Есть кто?")


@pytest.mark.usefixtures("community")
async def test_what_vk_gave_up_on_is_found_after_a_while_and_once(
    shop: LivingHouse, vk: VkDouble, anna: Customer
) -> None:
    await anna.writes("Раз")
    client = await shop.meets("Анна Кузнецова")
    await vk.has_told_everything(patience=30)
    server_of(vk).status = Status.FAILED
    await anna.writes("Два")
    await shop.time_passes(timedelta(minutes=5))
    await shop.reads(client, "Два")
    server_of(vk).status = Status.OK
    vk.hurry_callbacks()
    await anna.writes("Три")
    await shop.reads(client, "Три")
    await vk.has_told_everything(patience=30)
    assert [card["text"] for card in shop.history(client)] == ["Раз", "Два", "Три"]


@pytest.mark.usefixtures("community")
async def test_what_came_while_we_were_down_is_found_at_the_start(
    shop: LivingHouse, vk: VkDouble, anna: Customer
) -> None:
    await anna.writes("Раз")
    client = await shop.meets("Анна Кузнецова")
    await vk.has_told_everything(patience=30)
    await shop.close()
    server_of(vk).status = Status.FAILED
    await anna.writes("Два")
    await vk.admin().answers(anna, "Отвечаю с телефона")
    await shop.open()
    await shop.reads(client, "Отвечаю с телефона")
    assert [card["text"] for card in shop.history(client)] == ["Раз", "Два", "Отвечаю с телефона"]


async def test_a_community_at_rest_is_called_again_later(
    shop: LivingHouse, community: int, vk: VkDouble, anna: Customer, clock: SetClock
) -> None:
    await shop.house.writer.write(pause_channel, community, Deed(clock.now()))
    await shop.house.switchboard.refresh()
    await anna.writes("Раз")
    await vk.world.bell.until(
        lambda: server_of(vk).last_error or None, otherwise=lambda: "VK was not refused", patience=30
    )
    assert server_of(vk).last_error.startswith("503")
    (parcel,) = server_of(vk).parcels
    assert parcel.due_at - clock.now().timestamp() == webhooks.REST
    await shop.house.writer.write(resume_channel, community, Deed(clock.now()))
    await shop.house.switchboard.refresh()
    client = await shop.meets("Анна Кузнецова")
    await shop.reads(client, "Раз")


@pytest.mark.parametrize("is_paused", [False, True])
async def test_a_community_that_is_removed_is_called_no_more(
    shop: LivingHouse, community: int, vk: VkDouble, clock: SetClock, is_paused: bool
) -> None:
    deed = Deed(clock.now())
    if is_paused:
        await shop.house.writer.write(pause_channel, community, deed)
    await take_channel_away(shop.house.switchboard, community, shop.settings.base_url, deed)
    assert vk.world.memory.servers == []


async def test_a_community_goes_also_where_vk_does_not_hear_of_it(
    shop: LivingHouse, community: int, vk: VkDouble, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(removing, "GOODBYE", 0.2)
    gate = vk.faults.slow(methods=("groups.getCallbackServers",), times=None)
    await take_channel_away(shop.house.switchboard, community, shop.settings.base_url, Deed(clock.now()))
    assert shop.house.switchboard.get(community) is None
    gate.open()
