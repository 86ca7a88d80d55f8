"""What people send and get in Telegram, through the whole house."""

from datetime import timedelta
from io import BytesIO

import pytest
from PIL import Image

from app.channels.queries import channel_card
from app.conversations.schemas import ButtonCard, Enclosure
from app.files.keeping import keep, prepare_draft
from app.kit.errors import OknoError
from app.seed import sounds
from tests.doubles.telegram import Customer, TelegramDouble
from tests.whole.living_house import LivingHouse


@pytest.fixture
def anna(tg: TelegramDouble) -> Customer:
    return tg.customer("Анна")


def picture(shade: int) -> bytes:
    out = BytesIO()
    Image.new("RGB", (320, 200), (shade, 90, 120)).save(out, "JPEG")
    return out.getvalue()


async def enclose(house: LivingHouse, content: bytes, name: str, *, voice: bool = False) -> Enclosure:
    with house.house.files.draft() as draft:
        draft.write_bytes(content)
        prepared = prepare_draft(house.house.files, draft, listen=True, voice=voice)
    kept = await house.house.writer.write(keep, prepared, house.clock.now(), house.house.randomness, name)
    return Enclosure(key=kept.public_key, name=name)


@pytest.mark.usefixtures("bot")
async def test_an_album_with_words_goes_as_one_and_is_taken_back_whole(
    house: LivingHouse, tg: TelegramDouble, anna: Customer
) -> None:
    await anna.writes("Покажите")
    client = await house.meets("Анна")
    files = tuple([await enclose(house, picture(shade), f"{shade}.jpg") for shade in (10, 120, 240)])
    reply = await house.replies(client, "Вот три", files=files)
    await house.knows(reply, "sent")
    assert [call.outcome for call in tg.calls_of("sendMediaGroup")] == ["ok"]
    got = anna.reads
    assert [letter.text for letter in got if "photo" in letter.raw] == ["Вот три", "", ""]
    card = house.message(client, reply)
    assert [(file["kind"], file["state"], file["width"]) for file in card["attachments"]] == [
        ("photo", "stored", 320)
    ] * 3
    await anna.reacts(got[-1], "👍")
    await house.sees(
        lambda: True if house.message(client, reply)["reactions"] else None, "her reaction to a part"
    )
    await anna.writes("Вторая", reply_to=got[-2])
    assert (await house.reads(client, "Вторая"))["reply_to"]["id"] == reply
    await house.amending().take_back(reply)
    assert not [letter for letter in anna.reads if "photo" in letter.raw]


@pytest.mark.usefixtures("bot")
async def test_a_voice_note_and_a_document_go_one_by_one(
    house: LivingHouse, tg: TelegramDouble, anna: Customer
) -> None:
    await anna.writes("Как пройти?")
    client = await house.meets("Анна")
    voice = await enclose(house, sounds.voice(1), "голос.ogg", voice=True)
    paper = await enclose(house, b"%PDF-1.4\n%%EOF\n", "схема ../проезда.pdf")
    reply = await house.replies(client, "Голосом и на бумаге", files=(voice, paper))
    await house.knows(reply, "sent")
    await house.time_passes(timedelta(seconds=1))
    await goes_out(house, tg, anna, 2)
    assert len(tg.calls_of("sendVoice")) == len(tg.calls_of("sendDocument")) == 1


@pytest.mark.usefixtures("bot")
async def test_long_words_arrive_in_order_and_whole(
    house: LivingHouse, tg: TelegramDouble, anna: Customer
) -> None:
    await anna.writes("Расскажите всё")
    client = await house.meets("Анна")
    story = "\n\n".join(f"Абзац {number}. " + "Слово за слово. " * 40 for number in range(20))[
        :15_900
    ].strip()
    await house.replies(client, story)
    parts = await goes_out(house, tg, anna, 4)
    assert all(len(part) <= 4096 for part in parts)
    assert "".join("".join(parts).split()) == "".join(story.split())


async def goes_out(house: LivingHouse, tg: TelegramDouble, whom: Customer, count: int) -> list[str]:
    """All that waits for one chat, a second apart."""
    for number in range(1, count + 1):
        await tg.world.bell.until(
            lambda number=number: True if len(tg.delivered_to(whom)) >= number else None,  # type: ignore[misc]
            otherwise=lambda: f"only {tg.delivered_to(whom)}",
            patience=30,
        )
        await house.sees(lambda: True if not sending(house) else None, "rest")
        await house.time_passes(timedelta(seconds=1))
    return tg.delivered_to(whom)


def sending(house: LivingHouse) -> bool:
    return bool(house.rows("SELECT 1 FROM deliveries WHERE state = 'sending'"))


@pytest.mark.usefixtures("bot")
async def test_a_pressed_button_says_its_label(house: LivingHouse, anna: Customer) -> None:
    await anna.writes("Какие цвета?")
    client = await house.meets("Анна")
    label = "Тёмно-зелёный с золотой каймой, ручная роспись"
    buttons = ((ButtonCard(label=label),), (ButtonCard(label="Каталог", url="https://shop.example/cups"),))
    reply = await house.replies(client, "Выберите", buttons=buttons)
    await house.knows(reply, "sent")
    asked = await anna.hears("Выберите")
    pressed = await anna.presses(asked, label)
    answer = await house.reads(client, label)
    assert (answer["direction"], answer["reply_to"]["id"]) == ("in", reply)
    await anna.gets_answer(pressed)


async def test_a_group_is_one_history_and_its_topics_are_answered_where_they_are(
    house: LivingHouse, tg: TelegramDouble, anna: Customer
) -> None:
    await house.connect("telegram", token=tg.token, base_url=tg.url, groups="yes")
    tg.has_privacy_mode = False
    boris = tg.customer("Борис")
    club = tg.group("Клуб чашек", anna, boris, is_forum=True)
    await club.adds_bot()
    returns = await club.opens_topic("Возвраты")
    await club.member(boris, topic=returns).writes("Как вернуть?")
    client = await house.meets("Клуб чашек")
    question = await house.reads(client, "Как вернуть?")
    assert question["speaker"] == "Борис"
    await house.replies(client, "По чеку")
    heard = await club.hears("По чеку")
    assert heard.raw["message_thread_id"] == returns


async def test_a_group_that_is_not_wanted_is_not_heard(
    house: LivingHouse, bot: int, tg: TelegramDouble, anna: Customer
) -> None:
    tg.has_privacy_mode = False
    club = tg.group("Клуб", anna)
    await club.adds_bot()
    await club.member(anna).writes("Кто здесь?")
    await anna.writes("А это боту")
    await house.meets("Анна")
    assert house.client("Клуб") is None
    reasons = house.rows(
        "SELECT DISTINCT reason FROM raw_updates WHERE channel_id = :bot AND state = 'ignored'", bot=bot
    )
    assert ("group_chat",) in reasons


async def test_a_group_that_moves_keeps_its_history(
    house: LivingHouse, tg: TelegramDouble, anna: Customer
) -> None:
    await house.connect("telegram", token=tg.token, base_url=tg.url, groups="yes")
    tg.has_privacy_mode = False
    club = tg.group("Клуб", anna)
    await club.adds_bot()
    await club.member(anna).writes("До переезда")
    client = await house.meets("Клуб")
    await house.reads(client, "До переезда")
    moved = await club.becomes_supergroup()
    await moved.member(anna).writes("После переезда")
    await house.reads(client, "После переезда")
    await house.replies(client, "Мы с вами")
    await moved.hears("Мы с вами")
    assert len(house.rows("SELECT id FROM identities WHERE is_group")) == 1


async def test_a_business_account_is_answered_while_its_owner_lets_us(
    house: LivingHouse, bot: int, tg: TelegramDouble, anna: Customer
) -> None:
    olga = tg.customer("Ольга")
    business = tg.business(olga)
    await business.customer(anna).writes("Есть чашки?")
    client = await house.meets("Анна")
    await business.owner_with(anna).writes("Сейчас посмотрю")
    by_hand = await house.reads(client, "Сейчас посмотрю")
    assert (by_hand["direction"], by_hand["operator_id"]) == ("out", None)
    reply = await house.replies(client, "Есть, три")
    await house.knows(reply, "sent")
    assert [card["text"] for card in house.history(client)].count("Есть, три") == 1

    await business.takes_away("can_reply")
    await house.sees(lambda: closed_lines(house, bot) or None, "a closed line")
    with pytest.raises(OknoError, match="line_closed"):
        await house.replies(client, "Ещё одно")
    await business.grants("can_reply")
    await house.sees(lambda: True if not closed_lines(house, bot) else None, "an open line")
    await house.time_passes(timedelta(hours=25))
    with pytest.raises(OknoError, match="window_closed"):
        await house.replies(client, "Поздно")


def closed_lines(house: LivingHouse, channel_id: int) -> dict[str, str]:
    with house.house.database.snapshot() as connection:
        card = channel_card(connection, channel_id)
    assert card is not None
    return card.closed_lines


@pytest.mark.usefixtures("bot")
async def test_what_a_client_of_a_business_takes_back_is_marked_and_kept(
    house: LivingHouse, tg: TelegramDouble, anna: Customer
) -> None:
    business = tg.business(tg.customer("Ольга"))
    side = business.customer(anna)
    words = await side.writes("Это лишнее")
    client = await house.meets("Анна")
    await side.deletes(words)
    card = await house.sees(
        lambda: next((c for c in house.history(client) if c["deleted_at"] is not None), None),
        "a taken back message",
    )
    assert card["text"] == "Это лишнее"


@pytest.mark.usefixtures("bot")
async def test_the_link_that_somebody_came_by_is_told(house: LivingHouse, anna: Customer) -> None:
    await anna.starts("promo_42")
    client = await house.meets("Анна")
    assert house.history(client)[0]["service"] == {"code": "started", "token": "promo_42"}


@pytest.mark.usefixtures("bot")
async def test_a_telephone_of_her_own_is_proved_by_telegram(house: LivingHouse, anna: Customer) -> None:
    await anna.sends_contact("+7 916 000-11-22", "Кто-то другой")
    await anna.shares_own_phone("79161234567")
    client = await house.meets("Анна")
    points = await house.sees(
        lambda: (
            house.rows("SELECT value, proof FROM contact_points WHERE client_id = :client", client=client)
            or None
        ),
        "her telephone",
    )
    assert points == [("+79161234567", "channel")]
