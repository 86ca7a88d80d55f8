"""VK's calls arrive late, in another order or all at once: the history is what was said."""

import asyncio
import json
from collections.abc import Sequence
from datetime import timedelta

import pytest

from app.access.deed import Deed
from app.channels.pausing import resume_channel
from app.house.doors import webhook_door
from app.inbound.webhooks import WebhookDoor
from app.kit.clock import SetClock
from connectors.vk.webhook import secret_of
from tests.doubles.vk import VkDouble
from tests.doubles.vk.customer import Customer
from tests.doubles.vk.wire import Json
from tests.whole.living_house import LivingHouse


@pytest.fixture
def anna(vk: VkDouble) -> Customer:
    return vk.customer("Анна Кузнецова")


async def calls(door: WebhookDoor, key: str, event: Json) -> int:
    """As VK would; the status of the answer."""
    body = json.dumps(event).encode()
    said: list[int] = []

    async def receive() -> Json:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Json) -> None:
        said.append(message.get("status", 0))

    scope = {
        "path_params": {"public_key": key},
        "method": "POST",
        "headers": [(b"content-length", str(len(body)).encode())],
        "query_string": b"",
    }
    await door(scope, receive, send)  # type: ignore[arg-type]
    return said[0]


async def told(shop: LivingHouse, vk: VkDouble, events: Sequence[Json]) -> list[int]:
    """All at once, by calls to a community that was connected for them."""
    [channel] = [one for one in shop.house.switchboard.all() if one.kind == "vk"]
    signed = [{**event, "secret": secret_of(vk.token)} for event in events]
    door = webhook_door(shop.house)
    return list(await asyncio.gather(*(calls(door, channel.public_key, event) for event in signed)))


@pytest.fixture
async def called(shop: LivingHouse, vk: VkDouble, clock: SetClock) -> None:
    """A community connected for calls, which the tests make themselves: VK does not reach the address."""
    channel_id = await shop.connect("vk", token=vk.token, base_url=vk.url, mode="webhook")
    await shop.house.writer.write(resume_channel, channel_id, Deed(clock.now()))
    await shop.house.switchboard.refresh()


@pytest.mark.usefixtures("called")
async def test_words_told_in_another_order_and_thrice_stand_as_they_were_said(
    shop: LivingHouse, vk: VkDouble, anna: Customer, clock: SetClock
) -> None:
    texts = ["Раз", "Два", "Три", "Четыре"]
    for text in texts:
        await anna.writes(text)
        clock.move(timedelta(seconds=1))
    events = [event for event in vk.events if event["type"] == "message_new"]
    shuffled = [events[at] for at in (2, 0, 3, 1)] * 3
    assert set(await told(shop, vk, shuffled)) == {200}
    [(client,)] = shop.rows("SELECT id FROM clients")
    assert [card["text"] for card in shop.history(client)] == texts


@pytest.mark.usefixtures("called")
async def test_a_correction_may_come_before_what_it_corrects(
    shop: LivingHouse, vk: VkDouble, anna: Customer
) -> None:
    await anna.edits(await anna.writes("Чайник 1 л"), "Чайник 2 л")
    new, edit = (
        next(one for one in vk.events if one["type"] == f"message_{kind}") for kind in ("new", "edit")
    )
    for event in (edit, new, edit):
        assert await told(shop, vk, [event]) == [200]
    [(client,)] = shop.rows("SELECT id FROM clients")
    [card] = shop.history(client)
    assert card["text"] == "Чайник 2 л"
    assert card["edited_at"]
