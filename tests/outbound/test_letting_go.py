"""Replies that are held for a moment or put off: taken back, let go in order, refused in words; nobody is forgotten."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from app.conversations.closing import close_conversation
from app.conversations.holding import LONGEST, hold_reply
from app.conversations.releasing import release_next
from app.conversations.sending_queries import waiting_sendings
from app.conversations.sending_schemas import TimedReply
from app.conversations.taking_back import forget_ended, send_at, send_now, take_back, take_back_by_key
from app.db.writer import Writer
from app.events.log import append
from app.kit.errors import OknoError
from app.kit.ids import SystemRandomness
from app.kit.json import dumps
from app.outbound.letting_go import Releaser
from connectors.contract import Capabilities
from tests.inbound.people import Customer
from tests.outbound.office import OUTLET, Office
from tests.torture.declared_events import assert_as_declared

A_DAY = timedelta(days=1)
FIVE = timedelta(seconds=5)


async def held(office: Office, customer: Customer, text: str, key: str = "", **more: Any) -> dict[str, Any]:
    """The SendingCard, or the MessageCard of what has gone."""
    card, _ = await office.writer.write(
        hold_reply,
        office._conversation_of(customer),
        TimedReply(key=key or f"held-{text}-key".replace(" ", "_").encode().hex()[:40], text=text, **more),
        operator_id=1,
        outlet_of=lambda _: OUTLET,
        at=office.clock.now(),
    )
    return card


def releaser(office: Office, writer: Writer | None = None, outlet: Capabilities | None = OUTLET) -> Releaser:
    async def ring(channel_id: int) -> None:
        office.rung.append(channel_id)
        office.sender.ring()

    return Releaser(
        office.database,
        writer or office.writer,
        office.clock,
        SystemRandomness(),
        lambda _: outlet,
        ring,
        timedelta(hours=24),
    )


def waiting(office: Office) -> list[dict[str, Any]]:
    with office.database.snapshot() as connection:
        return waiting_sendings(connection)


def row_of(office: Office, customer: Customer) -> dict[str, Any]:
    with office.database.snapshot() as connection:
        row = (
            connection.exec_driver_sql(
                "SELECT status, waiting_since IS NOT NULL AS waits, inbound_count, answered_count, preview,"
                f" closed_at IS NOT NULL AS closed FROM conversations WHERE id = {office._conversation_of(customer)}"
            )
            .mappings()
            .one()
        )
    return {**row, "waits": bool(row["waits"]), "closed": bool(row["closed"])}


def events(office: Office) -> list[tuple[str, str]]:
    with office.database.snapshot() as connection:
        rows = connection.exec_driver_sql("SELECT kind, body FROM events ORDER BY seq").all()
    return [(row[0], row[1] if isinstance(row[1], str) else dumps(row[1])) for row in rows]


def said(office: Office) -> list[tuple[str, str | None, str | None]]:
    with office.database.snapshot() as connection:
        rows = connection.exec_driver_sql(
            "SELECT m.text, d.state, d.code FROM messages AS m JOIN deliveries AS d ON d.message_id = m.id"
            " WHERE m.direction = 'out' ORDER BY m.id"
        ).all()
    return [(row[0], row[1], row[2]) for row in rows]


async def test_what_is_held_is_no_message_yet_and_the_client_waits_on(quiet_office: Office) -> None:
    anna = await quiet_office.welcomes("Anna")
    before = row_of(quiet_office, anna)
    card = await held(quiet_office, anna, "Едет", hold_seconds=5)
    assert (card["text"], card["is_scheduled"]) == ("Едет", False)
    assert row_of(quiet_office, anna) == before
    assert await releaser(quiet_office).let_go() == 0
    assert said(quiet_office) == []


async def test_when_its_moment_is_over_it_goes_under_the_same_key(office: Office) -> None:
    anna = await office.welcomes("Anna")
    await held(office, anna, "Едет", "the-same-key", hold_seconds=5)
    office.clock.move(FIVE)
    assert await releaser(office).let_go() == 1
    await office.postman.until(lambda: office.postman.delivered == ["Едет"])
    assert not row_of(office, anna)["waits"]
    again = await held(office, anna, "Едет", "the-same-key", hold_seconds=5)
    assert again["direction"] == "out"
    assert waiting(office) == []
    told = events(office)
    assert [kind for kind, _ in told if kind.startswith("sending.")] == ["sending.changed", "sending.ended"]
    assert_as_declared(told)


async def test_taken_back_it_never_was(quiet_office: Office) -> None:
    anna = await quiet_office.welcomes("Anna")
    before = row_of(quiet_office, anna)
    card = await held(quiet_office, anna, "Ой", "key-of-oy", hold_seconds=5, close=True)
    back = await quiet_office.writer.write(take_back, card["id"], quiet_office.clock.now())
    assert (back["text"], back["close"]) == ("Ой", True)
    quiet_office.clock.move(A_DAY)
    assert await releaser(quiet_office).let_go() == 0
    assert row_of(quiet_office, anna) == before
    with pytest.raises(OknoError, match="taken_back"):
        await held(quiet_office, anna, "Ой", "key-of-oy", hold_seconds=5)


async def test_what_has_gone_cannot_be_taken_back(quiet_office: Office) -> None:
    anna = await quiet_office.welcomes("Anna")
    card = await held(quiet_office, anna, "Едет", "key-of-edet", hold_seconds=5)
    quiet_office.clock.move(FIVE)
    await releaser(quiet_office).let_go()
    now = quiet_office.clock.now()
    with pytest.raises(OknoError, match="already_sent"):
        await quiet_office.writer.write(take_back, card["id"], now)
    with pytest.raises(OknoError, match="already_sent"):
        await quiet_office.writer.write(take_back_by_key, 1, "key-of-edet", operator_id=1, at=now)


async def test_taken_back_before_it_came_it_is_refused_when_it_does(quiet_office: Office) -> None:
    anna = await quiet_office.welcomes("Anna")
    number = quiet_office._conversation_of(anna)
    for _ in range(2):
        await quiet_office.writer.write(
            take_back_by_key, number, "key-of-late", operator_id=1, at=quiet_office.clock.now()
        )
    with pytest.raises(OknoError, match="taken_back"):
        await held(quiet_office, anna, "поздно", "key-of-late", hold_seconds=5)
    assert waiting(quiet_office) == []


async def test_a_scheduled_one_holds_back_nobody(office: Office) -> None:
    anna = await office.welcomes("Anna")
    await held(office, anna, "завтра", send_at=office.clock.now() + A_DAY)
    await office.replies(anna, "сейчас")
    await office.postman.until(lambda: office.postman.delivered == ["сейчас"])
    office.clock.move(A_DAY)
    await releaser(office).let_go()
    office.sender.ring()
    await office.postman.until(lambda: office.postman.delivered == ["сейчас", "завтра"])


async def test_held_ones_keep_their_order_among_each_other_under_two_processes(quiet_office: Office) -> None:
    """The words stand in the order of their times, whoever let them go; and each goes once."""
    office = quiet_office
    people = [await office.welcomes(name) for name in ("Anna", "Boris")]
    for number in range(6):
        for one in people:
            await held(office, one, f"{one.name} {number}", hold_seconds=5)
        office.clock.move(timedelta(milliseconds=10))
    office.clock.move(FIVE)
    # A file is one process's; two errands at once it has all the same.
    other = office.writer if office.database.dialect == "sqlite" else Writer(office.database, append)
    if other is not office.writer:
        other.start(asyncio.get_running_loop())
    counts = await asyncio.gather(releaser(office).let_go(), releaser(office, other).let_go())
    if other is not office.writer:
        await asyncio.to_thread(other.stop)
    assert sum(counts) == 12
    for one in people:
        words = [text for text, _, _ in said(office) if text.startswith(one.name)]
        assert words == [f"{one.name} {number}" for number in range(6)]


async def test_what_a_dead_process_held_goes_by_itself(quiet_office: Office) -> None:
    """It lies in the database: whoever starts next finds it."""
    anna = await quiet_office.welcomes("Anna")
    await held(quiet_office, anna, "Едет", hold_seconds=5)
    quiet_office.clock.move(timedelta(hours=1))
    working = asyncio.ensure_future(releaser(quiet_office).run())
    async with asyncio.timeout(20):
        while not said(quiet_office):
            changed = quiet_office.committed
            if not said(quiet_office):
                await changed.wait()
    working.cancel()
    assert [text for text, _, _ in said(quiet_office)] == ["Едет"]


async def test_whoever_wrote_meanwhile_goes_on_waiting(quiet_office: Office) -> None:
    office = quiet_office
    anna = await office.welcomes("Anna")
    await held(office, anna, "Едет", hold_seconds=5, close=True)
    office.clock.move(timedelta(seconds=2))
    await asyncio.to_thread(anna.writes, "А можно в другой день?")
    office.clock.move(FIVE)
    await releaser(office).let_go()
    row = row_of(office, anna)
    assert [text for text, _, _ in said(office)] == ["Едет"]
    assert (row["status"], row["waits"], row["closed"]) == ("waiting", True, False)
    assert (row["inbound_count"], row["answered_count"]) == (2, 1)


async def test_sent_and_closed_at_the_end_of_its_moment(quiet_office: Office) -> None:
    anna = await quiet_office.welcomes("Anna")
    await held(quiet_office, anna, "Всего доброго", hold_seconds=5, close=True)
    assert not row_of(quiet_office, anna)["closed"]
    quiet_office.clock.move(FIVE)
    await releaser(quiet_office).let_go()
    assert row_of(quiet_office, anna)["closed"]


async def test_another_time_and_now(quiet_office: Office) -> None:
    office = quiet_office
    anna = await office.welcomes("Anna")
    now = office.clock.now()
    card = await held(office, anna, "Едет", send_at=now + A_DAY)
    moved = await office.writer.write(send_at, card["id"], now + 2 * A_DAY, now)
    assert (moved["due_at"] > card["due_at"], moved["revision"]) == (True, 2)
    office.clock.move(A_DAY)
    assert await releaser(office).let_go() == 0
    await office.writer.write(send_now, card["id"], office.clock.now())
    assert await releaser(office).let_go() == 1
    with pytest.raises(OknoError, match="already_sent"):
        await office.writer.write(send_now, card["id"], office.clock.now())


@pytest.mark.parametrize(
    ("by", "code"), [(timedelta(0), "time_is_past"), (LONGEST + timedelta(seconds=1), "time_too_far")]
)
async def test_a_time_has_its_limits(quiet_office: Office, by: timedelta, code: str) -> None:
    anna = await quiet_office.welcomes("Anna")
    with pytest.raises(OknoError, match=code):
        await held(quiet_office, anna, "Когда?", send_at=quiet_office.clock.now() + by)


async def test_a_channel_that_is_gone_by_then_is_a_refusal_in_the_history(quiet_office: Office) -> None:
    office = quiet_office
    anna = await office.welcomes("Anna")
    await held(office, anna, "Едет", send_at=office.clock.now() + A_DAY)
    office.clock.move(A_DAY)
    before = row_of(office, anna)
    await releaser(office, outlet=None).let_go()
    assert said(office) == [("Едет", "failed", "channel_absent")]
    after = row_of(office, anna)
    assert {name: after[name] for name in ("status", "waits", "answered_count")} == {
        name: before[name] for name in ("status", "waits", "answered_count")
    }


async def test_a_paused_channel_refuses_what_was_put_off(quiet_office: Office) -> None:
    office = quiet_office
    anna = await office.welcomes("Anna")
    await held(office, anna, "Едет", send_at=office.clock.now() + A_DAY)
    await office.writer.write(lambda tx: tx.run("UPDATE channels SET state = 'paused'"))
    office.clock.move(A_DAY)
    await releaser(office).let_go()
    assert said(office) == [("Едет", "failed", "channel_paused")]


async def test_a_window_of_the_channel_that_has_closed_by_then(quiet_office: Office) -> None:
    office = quiet_office
    anna = await office.welcomes("Anna")
    await held(office, anna, "Едет", send_at=office.clock.now() + A_DAY)
    closed = office.clock.now() + timedelta(hours=1)
    await office.writer.write(lambda tx: tx.run("UPDATE identities SET answer_by = ?", (tx.stored(closed),)))
    office.clock.move(A_DAY)
    await releaser(office).let_go()
    assert said(office) == [("Едет", "failed", "window_closed")]


async def test_what_is_over_is_forgotten_after_a_while(quiet_office: Office) -> None:
    office = quiet_office
    anna = await office.welcomes("Anna")
    card = await held(office, anna, "Ой", hold_seconds=5)
    await office.writer.write(take_back, card["id"], office.clock.now())
    assert await office.writer.write(forget_ended, office.clock.now()) == 0
    assert await office.writer.write(forget_ended, office.clock.now() + timedelta(days=3)) == 1


async def test_into_a_matter_that_was_closed_meanwhile(quiet_office: Office) -> None:
    """It is opened again, as by any reply."""
    office = quiet_office
    anna = await office.welcomes("Anna")
    await held(office, anna, "Едет", send_at=office.clock.now() + timedelta(hours=1))
    await office.writer.write(close_conversation, office._conversation_of(anna), office.clock.now())
    office.clock.move(timedelta(hours=1))
    released = await office.writer.write(
        release_next,
        1,
        outlet_of=lambda _: OUTLET,
        randomness=SystemRandomness(),
        reopen_within=timedelta(hours=24),
        at=office.clock.now(),
    )
    assert released is not None
    assert not row_of(office, anna)["closed"]
