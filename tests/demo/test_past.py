"""The messenger and the house remember the same chats."""

from datetime import datetime, timedelta, timezone

import pytest

from app.seed.cast import load_cast
from app.seed.phrasebook import sentences
from app.seed.planting_props import remote_id_of
from app.seed.planting_script import lines_in_order
from app.seed.roles import Cast
from app.seed.things import Document, Photo
from tests.demo.liveliness import read_lines
from tests.demo.past import remember
from tests.doubles.telegram.double import TelegramDouble

NOON = datetime(2027, 3, 11, 12, 0, tzinfo=timezone(timedelta(hours=3)))
ANNA, STANISLAV, GLEB, PAVEL = 990000011, 990000019, 990000020, 990000064
IGNAT, LIZA, CAFE = 990000062, 990000063, -1_002_990_000_051
TELEGRAM_ACCOUNTS = {
    "stanislav-moroz-tg": STANISLAV,
    "gleb-savushkin-tg": GLEB,
    "pavel-grachev-tg": PAVEL,
    "liza-odintsova-tg": LIZA,
}


@pytest.fixture(scope="module")
def cast() -> Cast:
    return load_cast(NOON)


@pytest.fixture(scope="module")
def telegram(cast: Cast) -> TelegramDouble:
    double = TelegramDouble(seed=1)
    remember(double.world, cast, NOON)
    return double


def test_each_message_has_the_number_that_the_house_gives_it(telegram: TelegramDouble, cast: Cast) -> None:
    numbers = [
        (line.number, line.message.words)
        for line in lines_in_order(cast, NOON)
        if line.message.via == "anna-vetrova-tg" and line.message.service is None
    ]
    anna = telegram.customer_with(ANNA)
    chat = sorted([*anna.reads, *anna.wrote], key=lambda mail: mail.message_id)
    assert [(mail.message_id, mail.text) for mail in chat if mail.text != "/start"] == numbers


def test_the_bot_is_told_nothing_of_the_past(telegram: TelegramDouble) -> None:
    assert telegram.pending_updates == []
    assert telegram.sends == []


async def test_what_anna_writes_next_gets_a_number_of_its_own(telegram: TelegramDouble) -> None:
    anna = telegram.customer_with(ANNA)
    newest = max(mail.message_id for mail in [*anna.reads, *anna.wrote])
    written = await anna.writes("Вы на месте?")
    assert written.message_id == newest + 1


def test_what_was_refused_or_lost_is_not_in_the_chat(telegram: TelegramDouble, cast: Cast) -> None:
    lost = [
        line
        for line in lines_in_order(cast, NOON)
        if line.message.delivery in {"failed", "uncertain", "queued", "retry"}
        and line.message.via in TELEGRAM_ACCOUNTS
    ]
    assert {line.message.delivery for line in lost} == {"failed", "uncertain", "queued", "retry"}
    for line in lost:
        customer = telegram.customer_with(TELEGRAM_ACCOUNTS[line.message.via or ""])
        assert line.message.words not in [mail.text for mail in customer.reads]


def test_whoever_blocked_the_shop_still_does(telegram: TelegramDouble) -> None:
    assert telegram.customer_with(STANISLAV).standing == "blocked"


def test_the_cafe_has_its_members_and_its_topic(telegram: TelegramDouble) -> None:
    cafe = telegram.world.memory.groups[CAFE]
    assert {person.name for person in cafe.members.values()} == {
        "Вера Сотникова",
        "Костя Ян",
        "Алтынай Сейтова",
    }
    ((topic, about),) = cafe.topics.items()
    assert about.name == "Тарелки и миски"
    (question,) = [message for message in cafe.messages.values() if "крышки к мискам" in message.text]
    assert (question.thread, cafe.person_with(question.author).name) == (topic, "Костя Ян")


def test_the_owner_and_the_bot_answer_in_one_private_chat(telegram: TelegramDouble) -> None:
    boris, inna = (telegram.world.memory.connections[line] for line in ("boris-own", "inna-own"))
    by_hand, by_bot = [
        message for message in boris.chats[IGNAT].messages.values() if message.author == boris.owner.id
    ][:2]
    assert (by_hand.is_from_bot, by_bot.is_from_bot) == (False, True)
    numbers = [number for chat in boris.chats.values() for number in chat.messages]
    assert sorted(numbers) == list(range(1, len(numbers) + 1))
    assert (boris.is_enabled, inna.is_enabled) == (True, False)


def test_an_album_of_ours_takes_a_number_for_each_picture(telegram: TelegramDouble) -> None:
    chat = telegram.world.memory.chats[LIZA]
    pictures = [
        message for message in chat.messages.values() if message.is_from_bot and "photo" in message.content
    ]
    first = pictures[0].message_id
    assert [message.message_id for message in pictures] == [first, first + 1, first + 2]
    assert len({message.content["media_group_id"] for message in pictures}) == 1


def test_a_file_that_the_house_has_not_got_can_be_asked_for_again(
    telegram: TelegramDouble, cast: Cast
) -> None:
    missing = [
        attachment
        for line in lines_in_order(cast, NOON)
        for attachment in line.message.attachments
        if isinstance(attachment, Document | Photo) and attachment.missing
    ]
    assert len(missing) == 3
    assert {remote_id_of(file) for file in missing} <= set(telegram.world.memory.files.files)


def test_the_lively_ones_are_customers_of_the_bot_who_may_write(telegram: TelegramDouble, cast: Cast) -> None:
    numbers = {identity.key: identity.external_id for c in cast.clients for identity in c.identities}
    assert {telegram.customer_with(int(numbers[line.by])).standing for line in read_lines()} == {"talking"}


def test_nobody_says_what_was_said_before(cast: Cast) -> None:
    said = [
        sentence
        for client in cast.clients
        for conversation in client.conversations
        for message in conversation.messages
        for sentence in sentences(message.words)
    ]
    fresh = [
        sentence
        for line in read_lines()
        for text in (*line.says, line.when_answered or "")
        for sentence in sentences(text)
    ]
    assert len(fresh) == len(set(fresh))
    assert not set(fresh) & set(said)
