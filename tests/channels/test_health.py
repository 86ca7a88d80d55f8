"""How a channel is doing, told when it matters."""

from datetime import timedelta

import pytest
from sqlalchemy.event import listens_for

from app.access.deed import Deed
from app.channels.checking import Checked
from app.channels.health import mark_contact, mark_healthy, mark_trouble
from app.channels.keyring import Keyring
from app.channels.pausing import pause_channel
from app.channels.queries import channel_cards
from app.channels.removing import remove_channel
from app.channels.schemas import ChannelCard
from app.channels.storing import store_channel
from app.db.engine import Database
from app.db.transaction import Transaction
from app.db.writer import Writer
from app.kit.clock import SetClock
from app.kit.json import loads
from connectors.contract import Account
from tests.access.doors import events_of
from tests.channels.postcard import PostcardConnector, PostOffice

SECOND = timedelta(seconds=1)


@pytest.fixture
async def channel_id(writer: Writer, keyring: Keyring, clock: SetClock, office: PostOffice) -> int:
    checked = Checked(PostcardConnector, {"key": "golden-key"}, Account("box-7", "Почта"))
    card = await writer.write(store_channel, checked, "", "postcards", keyring, Deed(clock.now()))
    return card.id


def card_in(database: Database) -> ChannelCard:
    with database.snapshot() as connection:
        (card,) = channel_cards(connection)
    return card


async def test_contact_is_noted_once_in_half_a_minute_and_told_to_nobody(
    writer: Writer, database: Database, clock: SetClock, channel_id: int
) -> None:
    start, noted = clock.now(), set()
    with events_of(writer) as told:
        for _ in range(70):
            await writer.write(mark_contact, channel_id, clock.now())
            contact = card_in(database).last_contact_at
            assert contact is not None
            noted.add((contact - start) // SECOND)
            clock.move(SECOND)

    assert noted == {0, 30, 60}
    assert told == []


async def test_the_same_trouble_every_second_is_told_once(
    writer: Writer, database: Database, clock: SetClock, channel_id: int
) -> None:
    with events_of(writer) as told:
        for wait in range(20):
            await writer.write(
                mark_trouble,
                channel_id,
                "rate_limited",
                f"wait {wait} s",
                needs_a_person=False,
                at=clock.now(),
            )

    assert len(told) == 1
    card = card_in(database)
    assert loads(told[0].body)["channel"] == card.model_dump(mode="json")
    assert (card.state, card.error_code, card.error_detail) == ("active", "rate_limited", "wait 0 s")


async def test_what_needs_a_person_is_not_talked_over_by_what_passes(
    writer: Writer, database: Database, clock: SetClock, channel_id: int
) -> None:
    await writer.write(mark_trouble, channel_id, "unauthorised", "", needs_a_person=True, at=clock.now())
    await writer.write(mark_trouble, channel_id, "network", "", needs_a_person=False, at=clock.now())

    assert (card_in(database).state, card_in(database).error_code) == ("broken", "unauthorised")


async def test_health_is_told_once_too(
    writer: Writer, database: Database, clock: SetClock, channel_id: int
) -> None:
    await writer.write(mark_trouble, channel_id, "unauthorised", "no", needs_a_person=True, at=clock.now())

    with events_of(writer) as told:
        for _ in range(3):
            await writer.write(mark_healthy, channel_id, clock.now())

    assert len(told) == 1
    card = card_in(database)
    assert (card.state, card.error_code, card.error_detail) == ("active", None, None)


async def test_a_late_word_about_a_resting_or_removed_channel_changes_nothing(
    writer: Writer, database: Database, clock: SetClock, channel_id: int
) -> None:
    await writer.write(pause_channel, channel_id, Deed(clock.now()))
    with events_of(writer) as told:
        await writer.write(mark_trouble, channel_id, "unauthorised", "", needs_a_person=True, at=clock.now())
    assert (told, card_in(database).state) == ([], "paused")

    await writer.write(remove_channel, channel_id, Deed(clock.now()))
    with events_of(writer) as told:
        await writer.write(mark_trouble, channel_id, "unauthorised", "", needs_a_person=True, at=clock.now())
        await writer.write(mark_healthy, channel_id, clock.now())
    assert told == []


async def test_replies_that_have_not_gone_are_counted_and_others_are_not(
    writer: Writer, database: Database, clock: SetClock, channel_id: int
) -> None:
    states = ["queued", "retry", "sending", "sent", "failed", "uncertain", "queued"]
    await writer.write(put_deliveries, channel_id, states, clock)

    assert card_in(database).queued == 4


def test_counting_looks_only_at_what_has_not_gone(sqlite_url: str) -> None:
    database, said = Database(sqlite_url), list[str]()

    @listens_for(database.reading, "before_cursor_execute")
    def remember(_: object, __: object, sql: str, *___: object) -> None:
        said.append(sql)

    with database.snapshot() as connection:
        channel_cards(connection)
        (counting,) = [sql for sql in said if "FROM deliveries" in sql]
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {counting}").all()
    database.close()

    assert "USING INDEX ix_deliveries_holding" in str(plan)


async def test_a_channel_whose_connector_is_not_installed_is_absent_and_mute(
    writer: Writer, database: Database, channel_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()

    card = card_in(database)

    assert (card.state, card.error_code) == ("absent", "unknown_kind")
    assert card.capabilities.no_outbound
    assert card.title == {"ru": "postcard", "en": "postcard"}


def put_deliveries(tx: Transaction, channel_id: int, states: list[str], clock: SetClock) -> None:
    for number, state in enumerate(states, start=1):
        tx.run(
            "INSERT INTO deliveries (message_id, channel_id, identity_id, address, send_key, random_id, state,"
            " due_at) VALUES (?, ?, 1, 'box', ?, 1, ?, ?)",
            (number, channel_id, f"key-{number}", state, tx.stored(clock.now())),
        )
