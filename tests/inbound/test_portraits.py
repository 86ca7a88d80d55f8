"""People get faces: asked for apart, fetched with care, shown everywhere at once, and not asked for again and again."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from PIL import ImageStat

from app.clients.picture_sources import LATER, SOMETIMES
from app.clients.pictures import AGAIN, DELAYS, refresh_picture
from app.clients.queries import find_clients
from app.db.engine import Database
from app.db.transaction import Transaction
from app.db.writer import Writer
from app.events.log import append
from app.files.disk_store import DiskStore
from app.files.forgetting import GRACE, LooseFiles
from app.files.picturing import PORTRAIT
from app.kit.clock import SetClock
from connectors.contract import Capabilities, SendFailed
from tests.files.strangers import Stranger, stranger
from tests.inbound.faces import Album, Studio, photograph

MOMENT = timedelta(seconds=1)


class PlainAlbum(Album):
    """Has nothing to be asked for."""

    capabilities = Capabilities()


@pytest.fixture
async def web() -> AsyncIterator[Stranger]:
    async with stranger() as somebody:
        yield somebody


@pytest.fixture
async def studio(database: Database, clock: SetClock, tmp_path: Path, web: Stranger) -> AsyncIterator[Studio]:
    writer = Writer(database, append)
    writer.start(asyncio.get_running_loop())
    yield Studio(database, writer, clock, DiskStore(tmp_path / "files"), web.fetch())
    await asyncio.to_thread(writer.stop)


async def test_a_picture_stands_wherever_its_owner_does(studio: Studio) -> None:
    album = Album()
    anna = await studio.opens(album)
    album.shows(anna.external_id, "red", photograph("#d01020"))
    await studio.hears(anna)
    assert studio.rows()[0]["client"]["picture_url"] is None

    await studio.look()

    card = studio.card()
    assert studio.rows()[0]["client"]["picture_url"] == card.picture_url == card.identities[0].picture_url
    with studio.database.snapshot() as connection:
        (hit,) = find_clients(connection, "анна", 5)
    assert hit.client.picture_url == card.picture_url
    with studio.shown(card.picture_url) as drawn:
        assert (drawn.format, drawn.size) == ("WEBP", (PORTRAIT, PORTRAIT))
        red, green, blue = ImageStat.Stat(drawn.convert("RGB")).mean
        assert red > 180 > 60 > max(green, blue)


async def test_open_windows_are_told_what_a_fresh_one_reads(studio: Studio) -> None:
    album = Album()
    anna = await studio.opens(album)
    album.shows(anna.external_id, "red", photograph("#d01020"))
    await studio.hears(anna)
    await studio.look()

    assert studio.told("client.changed")[-1] == {"client": studio.card().model_dump(mode="json")}
    await studio.hears(anna)
    assert studio.told("message.added")[-1]["conversation"] == studio.rows()[0]


async def test_nobody_is_asked_about_twice_within_weeks(studio: Studio) -> None:
    album = Album()
    anna = await studio.opens(album)
    album.shows(anna.external_id, "red", photograph("red"))
    await studio.hears(anna)
    await studio.look()
    await studio.look()
    studio.clock.move(AGAIN - MOMENT)
    await studio.look()
    assert (len(album.questions), album.fetched) == (1, ["red"])

    studio.clock.move(MOMENT)
    await studio.look()
    assert (len(album.questions), album.fetched) == (2, ["red"]), "the same picture is there already"


async def test_another_picture_takes_the_place_of_the_old_one_which_is_erased(studio: Studio) -> None:
    album = Album()
    anna = await studio.opens(album)
    album.shows(anna.external_id, "red", photograph("red"))
    await studio.hears(anna)
    await studio.look()
    before = studio.card().picture_url

    album.shows(anna.external_id, "blue", photograph("blue"))
    studio.clock.move(AGAIN)
    await studio.look()

    after = studio.card().picture_url
    assert after not in {before, None}
    assert studio.rows()[0]["client"]["picture_url"] == after
    loose = LooseFiles(studio.database, studio.writer, studio.store)
    assert await loose.forget(studio.clock.now() + GRACE + MOMENT) == 1
    studio.shown(after).close()
    with pytest.raises(AssertionError):
        studio.shown(before)


async def test_who_takes_their_picture_down_has_initials_again(studio: Studio) -> None:
    album = Album()
    anna = await studio.opens(album)
    album.shows(anna.external_id, "red", photograph("red"))
    await studio.hears(anna)
    await studio.look()

    album.shows(anna.external_id, None)
    studio.clock.move(AGAIN)
    await studio.look()

    assert studio.card().picture_url is None
    assert studio.told("client.changed")[-1]["client"]["identities"][0]["picture_url"] is None


async def test_a_picture_that_does_not_come_is_given_up_for_weeks(studio: Studio) -> None:
    album = Album()
    anna = await studio.opens(album)
    album.shows(anna.external_id, "red", SendFailed("server_error", "retry"))
    await studio.hears(anna)
    for delay in DELAYS:
        await studio.look()
        studio.clock.move(delay)
    await studio.look()
    assert album.fetched == ["red"] * (len(DELAYS) + 1)

    studio.clock.move(AGAIN - MOMENT)
    await studio.look()
    assert album.fetched == ["red"] * (len(DELAYS) + 1)


@pytest.mark.parametrize("content", [b"%PDF-1.7", b"\x89PNG\r\n\x1a\n broken"])
async def test_what_is_no_picture_is_fetched_once(studio: Studio, content: bytes) -> None:
    album = Album()
    anna = await studio.opens(album)
    album.shows(anna.external_id, "odd", content)
    await studio.hears(anna)
    await studio.look()
    studio.clock.move(AGAIN - MOMENT)
    await studio.look()
    assert album.fetched == ["odd"]
    assert studio.card().picture_url is None


async def test_a_channel_without_an_answer_says_nothing_of_anybody(studio: Studio) -> None:
    album = Album()
    anna = await studio.opens(album)
    album.shows(anna.external_id, "red", photograph("red"))
    album.is_silent = True
    await studio.hears(anna)
    await studio.look()
    await studio.look()
    assert len(album.questions) == 1

    album.is_silent = False
    studio.clock.move(LATER)
    await studio.look()
    assert studio.card().picture_url is not None


async def test_whom_a_channel_does_not_tell_of_is_asked_about_less_and_less(studio: Studio) -> None:
    album = Album()
    anna = await studio.opens(album)
    await studio.hears(anna)
    for delay in (*DELAYS, AGAIN - MOMENT):
        await studio.look()
        studio.clock.move(delay)
    await studio.look()
    assert len(album.questions) == len(DELAYS) + 1


async def test_a_message_may_bring_the_link_itself(studio: Studio, web: Stranger) -> None:
    plain = PlainAlbum()
    anna = await studio.opens(plain)
    await studio.hears(anna, picture_url=web.at("/red"))
    web.pictures["/red"] = photograph("red")
    web.pictures["/blue"] = photograph("blue")
    await studio.look()
    red = studio.card().picture_url
    assert (red is not None, plain.questions) == (True, [])

    await studio.hears(anna, picture_url=web.at("/blue"))
    await studio.look()
    assert studio.card().picture_url == red, (
        "a link that is signed anew with each message is not followed each time"
    )
    studio.clock.move(SOMETIMES)
    await studio.look()
    assert studio.card().picture_url not in {red, None}


async def test_a_link_that_leads_inside_is_not_followed(studio: Studio, web: Stranger) -> None:
    anna = await studio.opens(Album())
    web.names["inside.example"] = [["127.0.0.2"]]
    await studio.hears(anna, picture_url=web.at("/red", "inside.example"))
    await studio.look()
    assert web.asked == []
    assert studio.card().picture_url is None


async def test_the_first_account_with_a_picture_stands_for_the_client(studio: Studio) -> None:
    album, other = Album(), Album()
    anna = await studio.opens(album)
    elsewhere = await studio.opens(other, "other")
    album.shows(anna.external_id, None)
    other.shows(elsewhere.external_id, "blue", photograph("blue"))
    await studio.hears(anna)
    await studio.hears(elsewhere)
    await studio.look()
    assert studio.card(1).picture_url is None
    theirs = studio.card(2).picture_url

    def move(tx: Transaction) -> list[bool]:
        tx.run("UPDATE identities SET client_id = 1")
        return [refresh_picture(tx, client_id) for client_id in (1, 2, 1)]

    assert await studio.writer.write(move) == [True, True, False]
    assert (studio.card(1).picture_url, studio.card(2).picture_url) == (theirs, None)
