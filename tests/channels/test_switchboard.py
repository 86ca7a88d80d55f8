"""One connector per active channel, as the database says it."""

import asyncio
from typing import Any

import pytest
from sqlalchemy import update

from app.access.deed import Deed
from app.channels.checking import Checked
from app.channels.keyring import Keyring
from app.channels.open import Switchboard
from app.channels.pausing import pause_channel, resume_channel
from app.channels.queries import channel_cards
from app.channels.removing import remove_channel
from app.channels.storing import store_channel
from app.db.engine import Database
from app.db.tables import Channel
from app.db.transaction import Transaction
from app.db.writer import Writer
from app.kit.clock import SetClock
from connectors.contract import Account, Connector
from tests.access.doors import events_of
from tests.channels.postcard import PostcardConnector, PostOffice


class Post:
    """Connects boxes without asking anybody."""

    def __init__(self, writer: Writer, keyring: Keyring, clock: SetClock) -> None:
        self.writer, self.keyring, self.clock = writer, keyring, clock

    async def connects(self, box: str, key: str = "golden-key") -> int:
        values = {"key": key, "stamp": "birch", "mode": "fetch"}
        checked = Checked(PostcardConnector, values, Account(box, box))
        deed = Deed(self.clock.now())
        return (await self.writer.write(store_channel, checked, box, f"key-of-{box}", self.keyring, deed)).id

    async def does(self, unit: Any, channel_id: int) -> None:
        await self.writer.write(unit, channel_id, Deed(self.clock.now()))


@pytest.fixture
def post(writer: Writer, keyring: Keyring, clock: SetClock, office: PostOffice) -> Post:
    return Post(writer, keyring, clock)


def connector_of(switchboard: Switchboard, channel_id: int) -> Connector | None:
    channel = switchboard.get(channel_id)
    assert channel is not None
    return channel.connector


async def test_what_is_stored_is_open_after_a_refresh(switchboard: Switchboard, post: Post) -> None:
    seven, eight = await post.connects("box-7"), await post.connects("box-8")
    assert switchboard.all() == ()

    await switchboard.refresh()

    assert [channel.id for channel in switchboard.all()] == [seven, eight]
    channel = switchboard.by_public_key("key-of-box-8")
    assert channel is not None
    assert channel is switchboard.get(eight)
    assert channel.is_polled
    assert not channel.is_called
    assert channel.settings == {"stamp": "birch", "mode": "fetch"}
    assert channel.connector is not None
    assert channel.connector.values["key"] == "golden-key"
    assert channel.account == Account("box-8", "box-8")
    assert "golden-key" not in repr(channel)


async def test_whoever_watches_hears_what_changed_and_only_that(switchboard: Switchboard, post: Post) -> None:
    told: list[set[int]] = []
    switchboard.on_change.append(lambda changed: told.append(set(changed)))
    seven, eight = await post.connects("box-7"), await post.connects("box-8")

    await switchboard.refresh()
    await switchboard.refresh()
    await post.does(pause_channel, eight)
    await switchboard.refresh()
    await post.does(remove_channel, seven)
    await switchboard.refresh()

    assert told == [{seven, eight}, {eight}, {seven}]


async def test_one_channel_changes_and_the_others_keep_their_lines(
    switchboard: Switchboard, post: Post, office: PostOffice
) -> None:
    seven, eight = await post.connects("box-7"), await post.connects("box-8")
    await switchboard.refresh()
    line_of_seven, line_of_eight = connector_of(switchboard, seven), connector_of(switchboard, eight)

    await post.does(pause_channel, eight)
    await switchboard.refresh()
    await post.does(resume_channel, eight)
    await switchboard.refresh()

    assert connector_of(switchboard, seven) is line_of_seven
    assert connector_of(switchboard, eight) is not line_of_eight


async def test_the_old_line_ends_only_when_what_it_does_had_time(
    database: Database, writer: Writer, keyring: Keyring, clock: SetClock, post: Post, office: PostOffice
) -> None:
    switchboard = Switchboard(database, writer, keyring, clock, grace=3600)
    seven = await post.connects("box-7")
    await switchboard.refresh()
    await post.does(pause_channel, seven)

    await switchboard.refresh()
    assert connector_of(switchboard, seven) is None
    assert len(office.still_open) == 1

    await switchboard.close()
    assert office.still_open == []


async def test_fifty_refreshes_at_once_open_each_line_once(
    switchboard: Switchboard, post: Post, office: PostOffice
) -> None:
    await post.connects("box-7")

    await asyncio.gather(*(switchboard.refresh() for _ in range(50)))

    assert len(office.opened) == 1


async def test_a_refresh_sees_what_was_written_before_it_was_asked_for(
    switchboard: Switchboard, post: Post
) -> None:
    async def connect_and_refresh(box: str) -> None:
        number = await post.connects(box)
        await switchboard.refresh()
        assert switchboard.get(number) is not None

    await asyncio.gather(*(connect_and_refresh(f"box-{number}") for number in range(20)))


async def test_a_channel_that_cannot_be_opened_stops_no_other(
    switchboard: Switchboard, post: Post, writer: Writer, database: Database
) -> None:
    breaks = await post.connects("box-6", key="key-that-breaks")
    works = await post.connects("box-7")

    await switchboard.refresh()

    broken = switchboard.get(breaks)
    assert broken is not None
    assert (broken.state, broken.trouble, broken.connector) == ("broken", "broken_connector", None)
    assert connector_of(switchboard, works) is not None
    with database.snapshot() as connection:
        cards = {card.id: card for card in channel_cards(connection)}
    assert (cards[breaks].state, cards[breaks].error_code) == ("broken", "broken_connector")
    assert cards[works].state == "active"


async def test_what_lay_with_us_is_taken_back_once_it_is_mended(
    database: Database, writer: Writer, keyring: Keyring, clock: SetClock, post: Post, office: PostOffice
) -> None:
    seven = await post.connects("box-7")
    stranger = Switchboard(database, writer, Keyring(["a key of another house"]), clock, grace=0)
    with events_of(writer) as told:
        await stranger.refresh()
        await stranger.refresh()
    assert len(told) == 1
    assert connector_of(stranger, seven) is None

    with_the_key = Switchboard(database, writer, keyring, clock, grace=0)
    await with_the_key.refresh()

    assert connector_of(with_the_key, seven) is not None
    with database.snapshot() as connection:
        (card,) = channel_cards(connection)
    assert (card.state, card.error_code) == ("active", None)
    await stranger.close()
    await with_the_key.close()


async def test_a_kind_that_is_not_installed_here_is_absent(
    switchboard: Switchboard, post: Post, writer: Writer
) -> None:
    number = await post.connects("box-7")
    await writer.write(rename_kind, "pigeon")

    await switchboard.refresh()

    channel = switchboard.get(number)
    assert channel is not None
    assert (channel.state, channel.trouble, channel.connector) == ("absent", "unknown_kind", None)
    assert channel.capabilities.no_outbound


def rename_kind(tx: Transaction, kind: str) -> None:
    tx.connection.execute(update(Channel).values(kind=kind))
