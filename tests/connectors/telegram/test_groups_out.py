"""What an operator says to a group, in its topics, and while it grows."""

import pytest

from connectors.contract import FileOut, MessageIn, MessageOut, SendFailed
from connectors.telegram.connector import TelegramConnector
from tests.connectors.telegram.test_polling import first_news
from tests.doubles.telegram import Customer, TelegramDouble


@pytest.fixture
def anna(telegram: TelegramDouble) -> Customer:
    return telegram.customer("Анна")


@pytest.fixture
async def club(telegram: TelegramDouble) -> TelegramConnector:
    telegram.has_privacy_mode = False
    return TelegramConnector(
        {"token": telegram.token, "base_url": telegram.url, "groups": "yes"}, long_poll=1
    )


def to(address: object, text: str = "Добрый день!", **more: object) -> MessageOut:
    return MessageOut("k", 1, str(address), text, **more)  # type: ignore[arg-type]


async def test_a_question_in_a_topic_is_answered_in_that_topic(
    telegram: TelegramDouble, club: TelegramConnector, anna: Customer
) -> None:
    forum = telegram.group("Чайный клуб", anna, is_supergroup=True, is_forum=True)
    await forum.adds_bot()
    topic = await forum.opens_topic("Доставка")
    await forum.member(anna, topic=topic).writes("По субботам возите?")
    received = await first_news(club)
    (asked,) = [
        one for raw in received.raws for one in club.normalise(raw.body) if isinstance(one, MessageIn)
    ]
    assert (asked.address, asked.speaker) == (f"{forum.id}/{topic}", "Анна")
    receipt = await club.send(to(asked.address, "Возим", reply_to=asked.external_id))
    said = await forum.hears("Возим")
    assert said.raw["message_thread_id"] == topic
    assert receipt.external_id == f"{forum.id}:{said.message_id}"
    await club.edit(asked.address, receipt.external_id, to(asked.address, "Возим с десяти"))
    await forum.hears("Возим с десяти")
    await club.delete(asked.address, receipt.external_id)
    assert "Возим с десяти" not in [letter.text for letter in forum.messages]
    await club.typing(asked.address)
    assert telegram.calls_of("sendChatAction")[0].arguments["message_thread_id"] == str(topic)
    await club.close()


async def test_words_on_their_way_to_a_group_that_just_grew_are_sent_to_what_it_became(
    telegram: TelegramDouble, club: TelegramConnector, anna: Customer, tmp_path: object
) -> None:
    house = telegram.group("Дом 7", anna)
    await house.adds_bot()
    asked = await house.member(anna).writes("Чайник есть?")
    old = house.id
    grown = await house.becomes_supergroup()
    receipt = await club.send(to(old, "Есть", reply_to=f"{old}:{asked.message_id}"))
    said = await grown.hears("Есть")
    assert receipt.external_id == f"{grown.id}:{said.message_id}"
    assert telegram.delivered_to(grown) == ["Есть"], "once"
    # Whoever still holds the old address can change and take back what was said under the new one.
    await club.edit(str(old), receipt.external_id, to(old, "Есть один"))
    await grown.hears("Есть один")
    await club.delete(str(old), receipt.external_id)
    await club.close()


async def test_a_group_that_threw_us_out_cannot_be_reached(
    telegram: TelegramDouble, club: TelegramConnector, anna: Customer
) -> None:
    house = telegram.group("Дом 7", anna)
    await house.adds_bot()
    await house.kicks_bot()
    with pytest.raises(SendFailed) as failed:
        await club.send(to(house.id))
    assert (failed.value.code, failed.value.outcome, failed.value.unreachable) == ("blocked", "final", True)
    await club.close()


async def test_a_closed_topic_refuses_and_the_group_stays_reachable(
    telegram: TelegramDouble, club: TelegramConnector, anna: Customer
) -> None:
    forum = telegram.group("Чайный клуб", anna, is_supergroup=True, is_forum=True)
    await forum.adds_bot()
    topic = await forum.opens_topic("Доставка")
    await forum.closes_topic(topic)
    for address in (f"{forum.id}/{topic}", f"{forum.id}/{topic + 500}"):
        with pytest.raises(SendFailed) as failed:
            await club.send(to(address))
        assert (failed.value.code, failed.value.unreachable) == ("not_allowed", False)
    await club.close()


async def test_words_to_a_person_who_writes_to_a_channel_go_to_their_own_topic(
    telegram: TelegramDouble, club: TelegramConnector
) -> None:
    with pytest.raises(SendFailed, match="chat_not_found"):
        await club.send(to("-1001600000009/d5400000001"))
    (call,) = telegram.calls_of("sendMessage")
    assert call.arguments["direct_messages_topic_id"] == "5400000001"
    assert "message_thread_id" not in call.arguments
    await club.close()


async def test_a_photo_goes_into_the_topic_too(
    telegram: TelegramDouble, club: TelegramConnector, anna: Customer, notes: FileOut
) -> None:
    forum = telegram.group("Чайный клуб", anna, is_supergroup=True, is_forum=True)
    await forum.adds_bot()
    topic = await forum.opens_topic("Доставка")
    receipt = await club.send(to(f"{forum.id}/{topic}", "Правила", files=(notes, notes)))
    assert len(receipt.parts) == 1
    assert (await forum.hears("Правила")).raw["message_thread_id"] == topic
    await club.close()


async def test_a_group_is_asked_for_its_name(
    telegram: TelegramDouble, club: TelegramConnector, anna: Customer
) -> None:
    house = telegram.group("Дом 7", anna)
    await house.adds_bot()
    author = await club.fetch_profile(str(house.id))
    assert author is not None
    assert (author.name, author.is_group) == ("Дом 7", True)
    await club.close()
