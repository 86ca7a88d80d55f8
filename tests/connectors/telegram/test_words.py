"""Words that Anna writes, and what stands around them."""

from datetime import UTC, datetime

from connectors.contract import Author, Entity, Ignored, MessageIn, Service
from connectors.telegram.connector import TelegramConnector
from tests.connectors.telegram.samples import ANNA, SHOP, TOKEN, edit, heard, line, message, sample


def test_anna_writes() -> None:
    assert message("text") == MessageIn(
        external_id=f"{ANNA}:101",
        author=Author(ANNA, name="Анна Соколова", username="anna_sokol", language="ru"),
        address=ANNA,
        sent_at=datetime(2026, 11, 18, 12, 47, 40, tzinfo=UTC),
        text="Добрый день! Чайник ещё в наличии?",
    )


def test_formatting_lies_where_she_put_it_also_after_emoji() -> None:
    told = message("text_with_formatting")
    units = told.text.encode("utf-16-le")

    def words(entity: Entity) -> str:
        return units[entity.offset * 2 : (entity.offset + entity.length) * 2].decode("utf-16-le")

    assert [(entity.type, words(entity), entity.url) for entity in told.entities] == [
        ("bold", "смотрите", None),
        ("text_link", "сайт", "https://shop.example/kettle"),
        ("hashtag", "#чайник", None),
        ("mention", "@lavka_bot", None),
        ("phone", "+79161234567", None),
    ]


def test_a_caption_is_the_text_of_what_it_stands_under() -> None:
    told = message("photo")
    assert told.text == "Вот такой, с трещиной"
    assert told.entities == (Entity("italic", 11, 10),)


def test_an_answer_names_what_it_answers_and_shows_its_words() -> None:
    told = message("reply")
    assert (told.reply_to, told.quote) == (f"{ANNA}:90", "Вам белый или синий?")


def test_a_quoted_part_is_shown_instead_of_the_whole() -> None:
    told = message("reply_with_quote")
    assert (told.reply_to, told.quote) == (f"{ANNA}:91", "завтра к 12")


def test_an_answer_to_another_chat_shows_the_words_and_names_no_message() -> None:
    told = message("reply_to_another_chat")
    assert (told.reply_to, told.quote) == (None, "Скидка на чайники")


def test_a_forward_says_who_wrote_first_and_stays_annas() -> None:
    names = {
        "forward_of_a_person": "Борис",
        "forward_of_somebody_hidden": "Гость",
        "forward_of_a_channel": "Лавка новостей",
        "forward_from_an_old_server": "Борис",
    }
    assert {name: message(name).forwarded_from for name in names} == names
    assert {message(name).author.external_id for name in names} == {ANNA}


def test_a_message_without_a_sender_is_of_the_person_in_the_chat() -> None:
    assert message("without_a_sender").author == Author(ANNA, "Анна Соколова", "anna_sokol")


def test_start_is_a_line_and_no_message() -> None:
    told = line("start")
    assert (told.code, told.entry_token) == ("started", None)
    assert (told.external_id, told.address) == (f"{ANNA}:131", ANNA)


def test_start_through_a_link_brings_its_token() -> None:
    told = line("start_with_a_token")
    assert (told.code, told.entry_token) == ("started", "kZ3_f-81Qw")


def test_words_after_start_are_words() -> None:
    assert message("start_with_words").text == "/start подскажите, вы работаете в субботу?"


def test_a_forwarded_start_starts_nothing() -> None:
    forwarded = sample("start_with_a_token").replace(
        b'"text": "/start', b'"forward_date": 1794000000, "text": "/start'
    )
    (told,) = SHOP.normalise(forwarded)
    assert isinstance(told, MessageIn)


def test_an_edit_brings_the_new_words_and_the_whole_message_for_who_never_saw_it() -> None:
    told = edit("edited_text")
    assert told.external_id == message("reply").external_id
    assert told.text == "Да, этот, синий"
    assert told.edited_at > message("reply").sent_at
    assert told.fallback is not None
    assert (told.fallback.text, told.fallback.reply_to) == ("Да, этот, синий", f"{ANNA}:90")


def test_an_edited_caption_leaves_the_file() -> None:
    told = edit("edited_caption")
    assert told.text == "чистовик"
    assert told.fallback is not None
    assert [attachment.name for attachment in told.fallback.attachments] == ["note.txt"]


def test_a_client_of_the_owner_writes_through_a_business_connection() -> None:
    told = message("business_message")
    assert told.address == f"Hq3bConn_01:{ANNA}"
    assert told.external_id == f"Hq3bConn_01:{ANNA}:{told.external_id.rpartition(':')[2]}"
    assert not told.by_us


def test_what_the_owner_writes_herself_is_ours_in_the_history_of_the_client() -> None:
    told = message("business_message_of_the_owner")
    assert told.by_us
    assert told.author.external_id == ANNA
    assert told.author.name == "Анна Соколова"


def test_what_our_own_bot_said_for_the_owner_is_not_heard_again() -> None:
    assert heard("business_message_of_our_own") == Ignored("own_echo")


def test_what_another_bot_said_for_the_owner_is_heard() -> None:
    another = TelegramConnector({"token": TOKEN.replace("700100", "700200")})
    (told,) = another.normalise(sample("business_message_of_our_own"))
    assert isinstance(told, MessageIn)
    assert told.by_us


def test_the_same_number_in_two_chats_names_two_messages() -> None:
    direct = message("text").external_id
    through_owner = message("business_message").external_id
    assert direct.count(":") == 1
    assert through_owner.count(":") == 2


def test_groups_and_channels_are_no_clients_history() -> None:
    for name in ("group", "topic_of_a_group", "channel_post"):
        assert heard(name) == Ignored("group_chat"), name


def test_content_that_nobody_knows_yet_shows_as_unsupported() -> None:
    told = message("content_from_the_future")
    assert told.unsupported == "unknown content: hologram"
    assert told.author.external_id == ANNA


def test_a_kind_of_update_that_nobody_knows_yet_is_left_out_by_name() -> None:
    assert heard("kind_from_the_future") == Ignored("unknown_kind: telepathy")


def test_every_line_names_its_author_and_can_be_answered() -> None:
    for name in ("start", "poll", "dice", "pinned"):
        told = heard(name)
        assert isinstance(told, Service)
        assert (told.author.external_id, told.address) == (ANNA, ANNA)
