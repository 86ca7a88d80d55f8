"""What waits in the outbox leaves once, in the order of each chat, and its fate is told."""

from datetime import timedelta

import pytest

from app.outbound.retry import retry_delay
from connectors.contract import SendFailed
from tests.outbound.office import CarefulPostman, EvenChance, Office, Slow, refusal


async def test_one_chat_hears_us_in_the_order_in_which_we_wrote(office: Office) -> None:
    anna = await office.welcomes("Anna")
    slow = Slow()
    office.postman.answers["anna"].append(slow)
    numbers = [await office.replies(anna, text) for text in ("раз", "два", "три")]
    await office.postman.until(lambda: office.postman.began == ["раз"])
    slow.gone.set()
    for number in numbers:
        await office.becomes(number, "sent")
    assert office.postman.delivered == ["раз", "два", "три"]


async def test_a_slow_chat_keeps_nobody_else_waiting(office: Office) -> None:
    anna, boris = await office.welcomes("Anna"), await office.welcomes("Boris")
    slow = Slow()
    office.postman.answers["anna"].append(slow)
    late = await office.replies(anna, "долго")
    await office.becomes(await office.replies(boris, "быстро"), "sent")
    assert office.fate(late)[0] == "sending"
    slow.gone.set()
    await office.becomes(late, "sent")


async def test_a_retry_holds_back_what_follows_until_it_went(office: Office) -> None:
    anna = await office.welcomes("Anna")
    office.postman.answers["anna"].append(refusal("network", "retry"))
    first = await office.replies(anna, "раз")
    await office.becomes(first, "retry", "network")
    second = await office.replies(anna, "два")
    await office.becomes(await office.replies(await office.welcomes("Boris"), "другому"), "sent")
    assert office.fate(second) == ("queued", None)
    await office.time_passes(timedelta(seconds=3))
    await office.becomes(second, "sent")
    assert office.postman.began == ["раз", "другому", "раз", "два"]
    keys = [office.postman.keys[n] for n in (0, 2)]
    assert keys[0] == keys[1], "every attempt carries the same key and number"


@pytest.mark.parametrize(("outcome", "state"), [("final", "failed"), ("uncertain", "uncertain")])
async def test_what_will_not_go_lets_the_next_one_pass(office: Office, outcome: str, state: str) -> None:
    anna = await office.welcomes("Anna")
    office.postman.answers["anna"].append(refusal("not_allowed", outcome, detail="Не хочу"))
    first, second = await office.replies(anna, "раз"), await office.replies(anna, "два")
    await office.becomes(second, "sent")
    assert office.fate(first) == (state, "not_allowed")
    assert office.postman.delivered == ["два"]


def test_the_pauses_grow_to_ten_minutes() -> None:
    pauses = [retry_delay(attempt, EvenChance()).total_seconds() for attempt in range(1, 8)]
    assert pauses == [2, 8, 30, 120, 600, 600, 600]


async def test_a_pause_that_the_channel_asks_for_is_kept(office: Office) -> None:
    anna = await office.welcomes("Anna")
    pause = timedelta(seconds=40)
    office.postman.answers["anna"].append(refusal("rate_limited", "retry", retry_after=pause))
    number = await office.replies(anna, "раз")
    await office.becomes(number, "retry", "rate_limited")
    await office.time_passes(timedelta(seconds=39))
    await office.becomes(await office.replies(await office.welcomes("Boris"), "другому"), "sent")
    assert office.fate(number)[0] == "retry"
    await office.time_passes(timedelta(seconds=2))
    await office.becomes(number, "sent")


async def test_a_limit_of_the_account_stills_the_whole_channel(office: Office) -> None:
    anna, boris = await office.welcomes("Anna"), await office.welcomes("Boris")
    pause = timedelta(seconds=60)
    flood = refusal("rate_limited", "retry", retry_after=pause, whole_channel=True, detail="Too many")
    office.postman.answers["anna"].append(flood)
    first = await office.replies(anna, "раз")
    await office.becomes(first, "retry", "rate_limited")
    assert office.troubles == [(office.channel_id, "rate_limited", "Too many")]
    second = await office.replies(boris, "два")
    await office.time_passes(timedelta(seconds=59))
    assert office.postman.began == ["раз"]
    await office.time_passes(timedelta(seconds=2))
    await office.becomes(second, "sent")
    await office.becomes(first, "sent")


async def test_whoever_cannot_be_reached_is_marked(office: Office) -> None:
    anna = await office.welcomes("Anna")
    office.postman.answers["anna"].append(refusal("blocked", "final", unreachable=True))
    await office.becomes(await office.replies(anna, "раз"), "failed", "blocked")
    with office.database.snapshot() as connection:
        row = connection.exec_driver_sql("SELECT reachable, unreachable_code FROM identities").one()
        told = connection.exec_driver_sql("SELECT count(*) FROM events WHERE kind = 'client.changed'")
        assert (bool(row[0]), row[1]) == (False, "blocked")
        assert told.scalar_one() == 1


async def test_a_fault_of_the_connector_leaves_the_fate_open(office: Office) -> None:
    anna = await office.welcomes("Anna")
    office.postman.answers["anna"].append(ZeroDivisionError("oops"))
    await office.becomes(await office.replies(anna, "раз"), "uncertain", "rejected")


async def test_an_id_that_the_channel_has_given_before_harms_nobody(office: Office) -> None:
    anna = await office.welcomes("Anna")
    office.postman.receipts["раз"] = "anna:1"
    await office.becomes(await office.replies(anna, "раз"), "sent")
    await office.becomes(await office.replies(anna, "два"), "sent")


async def test_where_doubles_are_not_shown_an_open_fate_is_tried_again(quiet_office: Office) -> None:
    quiet_office.postman.__class__ = CarefulPostman
    anna = await quiet_office.welcomes("Anna")
    quiet_office.postman.answers["anna"].append(SendFailed("timeout", "uncertain"))
    number = await quiet_office.replies(anna, "раз")
    await quiet_office.sender._send_what_is_due()
    await quiet_office.becomes(number, "retry", "timeout")
