"""An operator corrects, takes back, or sends another way what was written."""

from datetime import timedelta
from typing import Any

import pytest

from app.conversations.noting import put_note
from app.conversations.schemas import MessageChange, Note, NoteEntity
from app.kit.errors import OknoError
from app.outbound.redirecting import redirect
from tests.doubles.telegram import TelegramDouble
from tests.whole.living_house import LivingHouse

A_BREATH = timedelta(seconds=1)
"""Between two messages to one chat."""


async def said(house: LivingHouse, tg: TelegramDouble, words: str) -> tuple[int, int]:
    """Anna asks, we answer and it arrives: the client and our message."""
    anna = tg.customer("Анна")
    await anna.writes("Где заказ?")
    client = await house.meets("Анна")
    reply = await house.replies(client, words)
    await anna.hears(words)
    await house.knows(reply, "sent")
    await house.time_passes(A_BREATH)
    return client, reply


@pytest.mark.usefixtures("bot")
async def test_a_correction_reaches_the_person_and_keeps_the_old_words(
    house: LivingHouse, tg: TelegramDouble
) -> None:
    client, reply = await said(house, tg, "Завтра")
    await house.amending().change(reply, MessageChange(text="Послезавтра"))
    assert tg.calls_of("editMessageText")[-1].outcome == "ok"
    card = house.message(client, reply)
    assert (card["text"], card["version"], card["edited_at"] is not None) == ("Послезавтра", 2, True)


@pytest.mark.usefixtures("bot")
async def test_a_note_that_is_corrected_goes_on_naming_whom_it_named(
    house: LivingHouse, tg: TelegramDouble
) -> None:
    client, reply = await said(house, tg, "Завтра")
    mention = NoteEntity(type="mention", offset=0, length=5, operator_id=house.operator_id)
    note = Note(key="a-note-of-mine", text="@Лена да", entities=(mention,))
    card = await house.house.writer.write(
        put_note,
        house.conversation_of(client),
        note,
        operator_id=house.operator_id,
        at=house.clock.now(),
    )
    await house.amending().change(card["id"], MessageChange(text="@Лена нет", entities=(mention,)))
    changed = house.message(client, card["id"])
    assert (changed["text"], changed["entities"]) == ("@Лена нет", card["entities"])
    await house.amending().change(reply, MessageChange(text="@Лена", entities=(mention,)))
    assert house.message(client, reply)["entities"] == []


@pytest.mark.usefixtures("bot")
async def test_what_is_taken_back_is_gone_there_and_marked_here(
    house: LivingHouse, tg: TelegramDouble
) -> None:
    client, reply = await said(house, tg, "Ой, не вам")
    await house.amending().take_back(reply)
    assert tg.calls_of("deleteMessage")[-1].outcome == "ok"
    assert house.message(client, reply)["deleted_at"] is not None
    with pytest.raises(OknoError, match="message_deleted"):
        await house.amending().take_back(reply)


@pytest.mark.usefixtures("bot")
async def test_a_refused_correction_changes_nothing_here(house: LivingHouse, tg: TelegramDouble) -> None:
    client, reply = await said(house, tg, "Завтра")
    tg.faults.server_error(methods={"editMessageText"}, times=1)
    with pytest.raises(OknoError, match="channel_busy"):
        await house.amending().change(reply, MessageChange(text="Послезавтра"))
    assert house.message(client, reply)["text"] == "Завтра"


@pytest.mark.usefixtures("bot")
async def test_what_has_not_gone_is_changed_and_taken_back_at_home(
    house: LivingHouse, tg: TelegramDouble
) -> None:
    anna = tg.customer("Анна")
    await anna.writes("Где заказ?")
    client = await house.meets("Анна")
    gate = tg.faults.slow()
    first = await house.replies(client, "Раз")
    await gate.is_reached()
    second = await house.replies(client, "Два")
    third = await house.replies(client, "Три")
    with pytest.raises(OknoError, match="not_sent"):
        await house.amending().change(first, MessageChange(text="Раз!"))
    await house.amending().change(second, MessageChange(text="Два!"))
    await house.amending().take_back(third)
    gate.open()
    tg.faults.clear()
    await anna.hears("Раз")
    await house.knows(first, "sent")
    await house.time_passes(A_BREATH)
    await anna.hears("Два!")
    await house.knows(second, "sent")
    assert house.fate(third) == ("failed", "given_up")
    assert tg.delivered_to(anna) == ["Раз", "Два!"]


@pytest.mark.usefixtures("bot")
async def test_only_the_author_or_an_administrator_may(house: LivingHouse, tg: TelegramDouble) -> None:
    client, _reply = await said(house, tg, "Завтра")
    question = next(card["id"] for card in house.history(client) if card["direction"] == "in")
    with pytest.raises(OknoError, match="not_yours"):
        await house.amending().take_back(question)


async def test_a_refused_reply_goes_another_way_once(
    house: LivingHouse, bot: int, tg: TelegramDouble
) -> None:
    client, _ = await said(house, tg, "Завтра")
    other = await second_account(house, client, tg)
    await tg.customer_with(tg.sends[0].chat_id).blocks_bot()
    reply = await house.replies(client, "Вы тут?", identity_id=first_account(house, client))
    await house.knows(reply, "failed", "blocked")
    with pytest.raises(OknoError, match="same_account"):
        await goes_by(house, reply, first_account(house, client))
    card, channel_id = await goes_by(house, reply, other)
    again, _ = await goes_by(house, reply, other)
    assert again["id"] == card["id"]
    assert channel_id == bot
    await house.knows(card["id"], "sent")
    assert house.fate(reply) == ("failed", "redirected")
    assert [sent.text for sent in tg.sends].count("Вы тут?") == 1


async def goes_by(house: LivingHouse, reply: int, identity: int) -> tuple[dict[str, Any], int]:
    card, channel_id = await house.house.writer.write(
        redirect, reply, identity, house.house.outlet_of, house.house.randomness, house.clock.now()
    )
    await house.house.ring_outbox(channel_id)
    return card, channel_id


async def test_a_channel_may_try_the_other_account_by_itself(
    house: LivingHouse, bot: int, tg: TelegramDouble
) -> None:
    client, _ = await said(house, tg, "Завтра")
    await second_account(house, client, tg)
    await house.house.writer.write(
        lambda tx: tx.run("UPDATE channels SET on_refusal = 'other_channel' WHERE id = ?", (bot,))
    )
    await tg.customer_with(tg.sends[0].chat_id).blocks_bot()
    reply = await house.replies(client, "Вы тут?", identity_id=first_account(house, client))
    await house.knows(reply, "failed", "redirected")
    assert await house.sees(lambda: [s for s in tg.sends if s.text == "Вы тут?"] or None, "the other way")


async def second_account(house: LivingHouse, client: int, tg: TelegramDouble) -> int:
    """Anna's other telephone, known to be hers: its identity."""
    phone = tg.customer("Аня")
    await phone.writes("Это тоже я")
    stranger = await house.meets("Аня")
    ((identity, strand),) = house.rows(
        "SELECT id, strand_id FROM identities WHERE client_id = :client", client=stranger
    )
    await house.house.writer.write(
        lambda tx: (
            tx.run("UPDATE identities SET client_id = ? WHERE id = ?", (client, identity)),
            tx.run("UPDATE strands SET client_id = ? WHERE id = ?", (client, strand)),
        )
    )
    return int(identity)


def first_account(house: LivingHouse, client: int) -> int:
    sql = "SELECT min(id) FROM identities WHERE client_id = :client"
    return int(house.rows(sql, client=client)[0][0])
