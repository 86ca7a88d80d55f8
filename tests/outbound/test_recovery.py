"""A sender that died, a person who decides, an answer that comes too late."""

from datetime import timedelta

import pytest

from app.access.deed import Deed
from app.channels.removing import remove_channel
from app.conversations.deciding import confirm_arrival, give_up, resend
from app.conversations.settling import Settlement, settle
from app.kit.errors import OknoError
from app.outbound.claim import LEASE, Claimed, claim, recover, renew
from tests.outbound.office import Office, Slow, refusal


async def claim_as(office: Office, owner: str) -> list[Claimed]:
    claimed, _ = await office.writer.write(claim, office.channel_id, 10, owner, office.clock.now())
    return claimed


async def recovered(
    office: Office, *, everything: bool, safe: tuple[int, ...] = (), by: str = "this process"
) -> int:
    return await office.writer.write(recover, safe, everything, by, office.clock.now())


async def keeps_its_leases(office: Office) -> None:
    """What a process does every few seconds."""
    now = office.clock.now()
    await office.writer.write(renew, office.sender.long_under_way(now), "this process", now)


async def test_what_a_dead_process_was_sending_waits_for_a_person(quiet_office: Office) -> None:
    anna = await quiet_office.welcomes("Anna")
    number = await quiet_office.replies(anna, "раз")
    await claim_as(quiet_office, "a dead process")
    assert await recovered(quiet_office, everything=True) == 1
    assert quiet_office.fate(number) == ("uncertain", "interrupted")


async def test_where_doubles_are_not_shown_it_goes_again_with_the_same_key(quiet_office: Office) -> None:
    anna = await quiet_office.welcomes("Anna")
    number = await quiet_office.replies(anna, "раз")
    (before,) = await claim_as(quiet_office, "a dead process")
    assert await recovered(quiet_office, everything=True, safe=(quiet_office.channel_id,)) == 1
    assert quiet_office.fate(number) == ("retry", "interrupted")
    (after,) = await claim_as(quiet_office, "this process")
    assert (after.message.key, after.message.random_id) == (before.message.key, before.message.random_id)


async def test_another_process_is_given_the_time_of_its_lease(quiet_office: Office) -> None:
    anna = await quiet_office.welcomes("Anna")
    number = await quiet_office.replies(anna, "раз")
    await claim_as(quiet_office, "another process")
    assert await claim_as(quiet_office, "this process") == []
    quiet_office.clock.move(LEASE - timedelta(seconds=1))
    assert await recovered(quiet_office, everything=False) == 0
    quiet_office.clock.move(timedelta(seconds=2))
    assert await recovered(quiet_office, everything=False) == 1
    assert quiet_office.fate(number)[0] == "uncertain"


async def test_a_send_that_takes_long_stays_ours(office: Office) -> None:
    anna, slow = await office.welcomes("Anna"), Slow()
    office.postman.answers["anna"].append(slow)
    number = await office.replies(anna, "раз")
    await office.postman.until(lambda: office.postman.began == ["раз"])
    assert office.sender.long_under_way(office.clock.now()) == [], "what has just begun costs nothing"
    for _ in range(4):
        office.clock.move(LEASE - timedelta(seconds=1))
        await keeps_its_leases(office)
        assert await recovered(office, everything=False, by="another process") == 0
    slow.gone.set()
    await office.becomes(number, "sent")


async def test_what_a_killed_process_held_goes_again_soon(quiet_office: Office) -> None:
    anna = await quiet_office.welcomes("Anna")
    number = await quiet_office.replies(anna, "раз")
    (lost,) = await claim_as(quiet_office, "a killed process")
    quiet_office.clock.move(LEASE)
    safe = (quiet_office.channel_id,)
    assert await recovered(quiet_office, everything=False, safe=safe) == 1
    await quiet_office.writer.write(renew, [lost.delivery_id], "a killed process", quiet_office.clock.now())
    assert quiet_office.fate(number) == ("retry", "interrupted"), "what was taken from it stays taken"
    (again,) = await claim_as(quiet_office, "this process")
    assert again.message.random_id == lost.message.random_id
    await quiet_office.writer.write(renew, [lost.delivery_id], "a killed process", quiet_office.clock.now())
    quiet_office.clock.move(LEASE)
    assert await recovered(quiet_office, everything=False, by="another process") == 1


async def test_an_answer_after_the_lease_tells_what_nobody_knew(quiet_office: Office) -> None:
    anna = await quiet_office.welcomes("Anna")
    number = await quiet_office.replies(anna, "раз")
    (held_up,) = await claim_as(quiet_office, "a process that stood still")
    await recovered(quiet_office, everything=True)
    assert quiet_office.fate(number) == ("uncertain", "interrupted")
    late = Settlement(held_up.delivery_id, "sent", external_id="1", attempt=held_up.attempt)
    assert await quiet_office.writer.write(settle, late, quiet_office.clock.now())
    assert quiet_office.fate(number) == ("sent", None)


async def test_what_we_ourselves_are_sending_is_no_loss(quiet_office: Office) -> None:
    anna = await quiet_office.welcomes("Anna")
    number = await quiet_office.replies(anna, "раз")
    await claim_as(quiet_office, "this process")
    assert await recovered(quiet_office, everything=True) == 0
    assert quiet_office.fate(number)[0] == "sending"


async def test_an_answer_after_the_lease_does_not_overwrite_a_newer_attempt(quiet_office: Office) -> None:
    anna = await quiet_office.welcomes("Anna")
    number = await quiet_office.replies(anna, "раз")
    (old,) = await claim_as(quiet_office, "a slow process")
    await recovered(quiet_office, everything=True)
    await quiet_office.writer.write(resend, number, quiet_office.clock.now())
    (new,) = await claim_as(quiet_office, "this process")
    late = Settlement(old.delivery_id, "failed", code="network", attempt=old.attempt)
    assert not await quiet_office.writer.write(settle, late, quiet_office.clock.now())
    assert quiet_office.fate(number) == ("sending", None)
    fresh = Settlement(new.delivery_id, "sent", external_id="1", attempt=new.attempt)
    assert await quiet_office.writer.write(settle, fresh, quiet_office.clock.now())
    assert quiet_office.fate(number) == ("sent", None)


async def test_a_failed_reply_goes_again_when_a_person_says_so(office: Office) -> None:
    anna = await office.welcomes("Anna")
    office.postman.answers["anna"].append(refusal("not_allowed", "final"))
    number = await office.replies(anna, "раз")
    await office.becomes(number, "failed", "not_allowed")
    await office.writer.write(resend, number, office.clock.now())
    office.sender.ring()
    await office.becomes(number, "sent")
    assert office.postman.delivered == ["раз"]


async def test_a_reply_is_not_sent_again_through_a_channel_that_has_been_removed(office: Office) -> None:
    anna = await office.welcomes("Anna")
    office.postman.answers["anna"].append(refusal("not_allowed", "final"))
    number = await office.replies(anna, "раз")
    await office.becomes(number, "failed", "not_allowed")
    await office.writer.write(remove_channel, office.channel_id, Deed(office.clock.now()))
    with pytest.raises(OknoError, match="channel_absent"):
        await office.writer.write(resend, number, office.clock.now())
    assert office.fate(number) == ("failed", "not_allowed")


async def test_a_person_who_knows_that_it_arrived_settles_it(office: Office) -> None:
    anna = await office.welcomes("Anna")
    office.postman.answers["anna"].append(refusal("timeout", "uncertain"))
    number = await office.replies(anna, "раз")
    await office.becomes(number, "uncertain", "timeout")
    await office.writer.write(confirm_arrival, number, office.clock.now())
    await office.becomes(number, "sent")
    assert office.postman.began == ["раз"]


async def test_a_reply_that_is_given_up_never_goes(office: Office) -> None:
    anna = await office.welcomes("Anna")
    office.postman.answers["anna"].append(refusal("network", "retry"))
    first = await office.replies(anna, "раз")
    await office.becomes(first, "retry", "network")
    second = await office.replies(anna, "два")
    await office.writer.write(give_up, first, office.clock.now())
    office.sender.ring()
    await office.becomes(second, "sent")
    assert office.fate(first) == ("failed", "given_up")
    assert office.postman.delivered == ["два"]


async def test_what_has_gone_cannot_be_sent_again_or_taken_back(office: Office) -> None:
    anna = await office.welcomes("Anna")
    number = await office.replies(anna, "раз")
    await office.becomes(number, "sent")
    for decision, code in (
        (resend, "not_resendable"),
        (confirm_arrival, "not_uncertain"),
        (give_up, "already_gone"),
    ):
        with pytest.raises(OknoError, match=code):
            await office.writer.write(decision, number, office.clock.now())
    with pytest.raises(OknoError, match="message_not_found"):
        await office.writer.write(resend, number + 1_000, office.clock.now())
