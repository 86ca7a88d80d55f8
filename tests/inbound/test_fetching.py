"""Files come after the words, each channel at its own pace, and what cannot be had is said."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from app.conversations.attaching import LEASE, fetch_again
from app.db.engine import Database
from app.db.writer import Writer
from app.events.log import append
from app.files.disk_store import DiskStore
from app.files.queries import file_of_key
from app.inbound.fetching import AT_ONCE, DELAYS, LARGEST
from app.kit.clock import SetClock
from app.kit.errors import OknoError
from app.seed.pictures import SCENES, draw
from connectors.contract import SendFailed
from tests.files.strangers import Stranger, stranger
from tests.inbound.parcels import Sorting


@pytest.fixture
async def web() -> AsyncIterator[Stranger]:
    async with stranger() as somebody:
        yield somebody


@pytest.fixture
async def sorting(
    database: Database, clock: SetClock, tmp_path: Path, web: Stranger
) -> AsyncIterator[Sorting]:
    writer = Writer(database, append)
    writer.start(asyncio.get_running_loop())
    sorting = Sorting(database, writer, clock, DiskStore(tmp_path / "files"), web.fetch())
    working = asyncio.ensure_future(sorting.fetcher.run())
    yield sorting
    working.cancel()
    await asyncio.gather(working, return_exceptions=True)
    await asyncio.to_thread(writer.stop)


async def test_a_photograph_comes_from_the_channel_and_is_what_it_is(sorting: Sorting) -> None:
    courier, anna = await sorting.opens_channel("telegram")
    courier.answers["photo"].append(draw(min(SCENES)))

    attachment = await sorting.sends(anna, remote_id="photo", mime="application/pdf")
    await sorting.becomes(attachment, "stored", None, 1)

    assert courier.limits == [LARGEST]
    row = sorting.look(
        "SELECT f.public_key, a.mime, a.width FROM attachments AS a JOIN files AS f ON f.id = a.file_id"
    )
    assert tuple(row)[1:] == ("image/jpeg", 960)
    with sorting.database.snapshot() as connection:
        found = file_of_key(connection, row[0])
    assert found is not None
    assert found.shown_sha256 is not None


async def test_a_link_is_fetched_by_the_house_itself(sorting: Sorting, web: Stranger) -> None:
    courier, anna = await sorting.opens_channel("vk")

    attachment = await sorting.sends(anna, remote_url=web.at("/photo?sign=1"))
    await sorting.becomes(attachment, "stored", None, 1)

    assert web.asked == [f"photos.example:{web.port} /photo?sign=1"]
    assert courier.asked == []


async def test_a_link_that_leads_inside_is_not_followed(sorting: Sorting, web: Stranger) -> None:
    _, anna = await sorting.opens_channel("vk")

    attachment = await sorting.sends(anna, remote_url=f"http://127.0.0.2:{web.port}/photo")
    await sorting.becomes(attachment, "failed", "not_allowed", 1)

    assert web.asked == []


async def test_a_link_that_has_expired_is_given_up_after_three_attempts(
    sorting: Sorting, web: Stranger
) -> None:
    _, anna = await sorting.opens_channel("vk")

    attachment = await sorting.sends(anna, remote_url=web.at("/status/404"))
    await sorting.becomes(attachment, "waiting", "expired", 1)
    await sorting.time_passes(DELAYS[0])
    await sorting.becomes(attachment, "waiting", "expired", 2)
    await sorting.time_passes(DELAYS[1])
    await sorting.becomes(attachment, "failed", "expired", 3)

    assert len(web.asked) == 3


async def test_a_network_that_comes_and_goes_costs_time_only(sorting: Sorting) -> None:
    courier, anna = await sorting.opens_channel("telegram")
    courier.answers["photo"] += [
        SendFailed("network", "retry"),
        SendFailed("network", "retry"),
        b"here it is",
    ]

    attachment = await sorting.sends(anna, remote_id="photo")
    await sorting.becomes(attachment, "waiting", "network", 1)
    await sorting.time_passes(DELAYS[0])
    await sorting.becomes(attachment, "waiting", "network", 2)
    await sorting.time_passes(DELAYS[1])
    await sorting.becomes(attachment, "stored", None, 3)


async def test_a_channel_that_wants_us_to_wait_is_not_asked_before(sorting: Sorting) -> None:
    courier, anna = await sorting.opens_channel("telegram")
    courier.answers["photo"].append(SendFailed("rate_limited", "retry", retry_after=timedelta(minutes=9)))

    attachment = await sorting.sends(anna, remote_id="photo")
    await sorting.becomes(attachment, "waiting", "rate_limited", 1)
    await sorting.time_passes(timedelta(minutes=8))
    other = await sorting.sends(anna, remote_id="other")
    await sorting.becomes(other, "stored")
    assert courier.asked == ["photo", "other"]
    await sorting.time_passes(timedelta(minutes=1))
    await sorting.becomes(attachment, "stored", None, 2)


async def test_what_is_too_big_for_its_channel_stays_known(sorting: Sorting) -> None:
    courier, anna = await sorting.opens_channel("telegram")
    await sorting.writer.write(lambda tx: tx.run("UPDATE channels SET file_limit = 1000"))
    courier.answers["film"].append(SendFailed("file_too_big", "final"))

    attachment = await sorting.sends(anna, remote_id="film")
    await sorting.becomes(attachment, "too_big", "file_too_big", 1)

    assert courier.limits == [1_000]
    assert sorting.look("SELECT remote_id FROM attachments")[0] == "film"


async def test_a_link_to_more_than_the_channel_may_bring_is_too_big(sorting: Sorting, web: Stranger) -> None:
    _, anna = await sorting.opens_channel("vk")
    await sorting.writer.write(lambda tx: tx.run("UPDATE channels SET file_limit = 5"))

    attachment = await sorting.sends(anna, remote_url=web.at("/photo"))
    await sorting.becomes(attachment, "too_big", "file_too_big", 1)


async def test_a_slow_channel_holds_up_only_itself(sorting: Sorting) -> None:
    slow, anna = await sorting.opens_channel("slow")
    _, vera = await sorting.opens_channel("quick")
    gate = asyncio.Event()
    held = []
    for number in range(AT_ONCE + 3):
        slow.answers[f"film-{number}"].append(gate)
        held.append(await sorting.sends(anna, remote_id=f"film-{number}"))

    photo = await sorting.sends(vera, remote_id="photo")
    await sorting.becomes(photo, "stored")

    await sorting.until(lambda: slow.under_way == AT_ONCE)
    gate.set()
    for attachment in held:
        await sorting.becomes(attachment, "stored")
    assert slow.most_at_once == AT_ONCE
    assert sorted(slow.asked) == [f"film-{number}" for number in range(AT_ONCE + 3)]


async def test_a_connector_that_breaks_costs_one_file_an_attempt(sorting: Sorting) -> None:
    courier, anna = await sorting.opens_channel("telegram")
    courier.answers["odd"].append(RuntimeError("no such luck"))

    odd = await sorting.sends(anna, remote_id="odd")
    sound = await sorting.sends(anna, remote_id="sound")

    await sorting.becomes(odd, "waiting", "rejected", 1)
    await sorting.becomes(sound, "stored")


async def test_what_a_dead_process_had_in_hand_is_taken_up_again(sorting: Sorting) -> None:
    courier, anna = await sorting.opens_channel("telegram")
    courier.answers["photo"].append(asyncio.Event())
    attachment = await sorting.sends(anna, remote_id="photo")
    await sorting.becomes(attachment, "waiting", None, 1)

    await sorting.time_passes(LEASE)

    await sorting.becomes(attachment, "stored", None, 2)


async def test_an_operator_asks_for_a_failed_file_once_more(sorting: Sorting) -> None:
    courier, anna = await sorting.opens_channel("telegram")
    courier.answers["photo"].append(SendFailed("bad_file", "final"))
    attachment = await sorting.sends(anna, remote_id="photo")
    await sorting.becomes(attachment, "failed", "bad_file", 1)

    card = await sorting.writer.write(fetch_again, attachment, sorting.clock.now())
    assert [one["state"] for one in card["attachments"]] == ["waiting"]
    sorting.fetcher.ring()
    await sorting.becomes(attachment, "stored", None, 1)

    with pytest.raises(OknoError, match="attachment_not_fetchable"):
        await sorting.writer.write(fetch_again, attachment, sorting.clock.now())
    with pytest.raises(OknoError, match="attachment_not_found"):
        await sorting.writer.write(fetch_again, attachment + 1, sorting.clock.now())
