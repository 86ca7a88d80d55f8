"""Groups: left out unless asked for, and then one conversation with many voices."""

import json

import pytest

from connectors.contract import (
    Author,
    ButtonPress,
    Edit,
    Heard,
    Ignored,
    MessageIn,
    Moved,
    Reachability,
    Reaction,
    Service,
)
from connectors.telegram.connector import TelegramConnector
from tests.connectors.telegram.samples import ANNA, CLUB, NAMES, heard, in_club, sample, sample_json

HOUSE = "-4100000001"
FORUM = "-1001700000001"
NEIGHBOURS = Author(HOUSE, "Дом 7", is_group=True)


def said(name: str) -> MessageIn:
    told = in_club(name)
    assert isinstance(told, MessageIn), told
    return told


@pytest.mark.parametrize("name", [name for name in NAMES if "group" in name])
def test_nothing_of_a_group_is_heard_by_a_bot_that_was_not_told_to(name: str) -> None:
    assert heard(name) == Ignored("group_chat")


def test_a_channel_is_heard_by_nobody() -> None:
    assert in_club("channel_post") == Ignored("channel")
    assert heard("channel_post") == Ignored("group_chat")


def test_a_group_is_one_client_and_its_members_are_voices() -> None:
    told = said("group")
    assert (told.author, told.address, told.speaker) == (NEIGHBOURS, HOUSE, "Анна Соколова")
    assert not told.by_us
    assert (told.line, told.answer_by) == (None, None)


def test_an_edit_in_a_group_keeps_its_voice() -> None:
    told = in_club("group_edited")
    assert isinstance(told, Edit)
    assert told.fallback is not None
    assert (told.text, told.fallback.speaker, told.fallback.author) == (
        "Мне три",
        "Анна Соколова",
        NEIGHBOURS,
    )


def test_an_administrator_without_a_name_and_a_channel_speak_as_what_they_show() -> None:
    assert said("group_anonymous_administrator").speaker == "Завхоз"
    told = said("group_forwarded_from_its_channel")
    assert (told.speaker, told.forwarded_from) == ("Лавка новостей", "Лавка новостей")


def test_an_answer_to_words_in_a_topic_goes_to_that_topic() -> None:
    told = said("topic_of_a_group")
    assert told.address == f"{FORUM}/3"
    assert told.external_id == f"{FORUM}:145", "a message is known by its chat; Telegram counts within it"


def test_first_words_in_a_topic_answer_nobody() -> None:
    told = said("group_topic_first_words")
    assert (told.reply_to, told.quote) == (None, None)


def test_answers_in_a_group_without_topics_go_to_the_group() -> None:
    assert said("group_reply_thread_without_topics").address == "-1001700000002"
    told = said("group_reply")
    assert (told.reply_to, told.quote) == (f"{HOUSE}:144", "Кому чай?")


def test_a_start_in_a_group_brings_no_token_since_a_group_is_nobody() -> None:
    told = in_club("group_start")
    assert isinstance(told, Service)
    assert (told.code, told.entry_token, told.author) == ("started", None, NEIGHBOURS)


def test_a_card_shared_in_a_group_is_not_the_groups_own() -> None:
    (card,) = said("group_contact").attachments
    assert card.details["own"] is False


@pytest.mark.parametrize(
    ("name", "code", "params"),
    [
        ("group_members_joined", "members_joined", {"names": "Борис, Лавка"}),
        ("group_member_left", "member_left", {"name": "Борис"}),
        ("group_renamed", "title_changed", {"title": "Дом 7 и 9"}),
        ("group_photo", "photo_changed", {}),
        ("group_photo_removed", "photo_removed", {}),
        ("group_created", "group_created", {}),
        ("group_pinned", "pinned", {"text": "Кому чай?"}),
        ("group_topic_created", "topic_created", {"title": "Доставка"}),
        ("group_topic_renamed", "topic_changed", {"title": "Доставка и самовывоз"}),
        ("group_topic_closed", "topic_closed", {}),
        ("group_topic_reopened", "topic_reopened", {}),
    ],
)
def test_what_happens_in_a_group_is_a_line(name: str, code: str, params: dict[str, str]) -> None:
    told = in_club(name)
    assert isinstance(told, Service)
    assert (told.code, told.params) == (code, params)
    assert told.author.is_group


def test_a_group_that_grew_says_so_on_both_sides() -> None:
    old_side, new_side = in_club("group_upgraded"), in_club("group_born_of_another")
    assert isinstance(old_side, Moved)
    assert isinstance(new_side, Moved)
    for moved in (old_side, new_side):
        assert (moved.external_id, moved.new_external_id) == (HOUSE, "-1001700000003")
        assert moved.new_address == "-1001700000003"


@pytest.mark.parametrize(
    ("name", "reachable", "reason"),
    [
        ("group_bot_added", True, None),
        ("group_bot_left", False, "not_allowed"),
        ("group_bot_kicked", False, "blocked"),
        ("group_bot_silenced", False, "not_allowed"),
    ],
)
def test_a_group_lets_us_in_and_throws_us_out(name: str, reachable: bool, reason: str | None) -> None:
    told = in_club(name)
    assert isinstance(told, Reachability)
    assert (told.reachable, told.reason, told.author.is_group) == (reachable, reason, True)


def test_a_button_in_a_group_is_pressed_by_the_group() -> None:
    told = in_club("group_button")
    assert isinstance(told, ButtonPress)
    assert (told.author.external_id, told.address, told.external_id) == (FORUM, f"{FORUM}/3", f"{FORUM}:150")


def test_a_reaction_in_a_group_lies_on_the_groups_message() -> None:
    told = in_club("group_reaction")
    assert isinstance(told, Reaction)
    assert (told.external_id, told.emoji, told.author) == (f"{HOUSE}:95", ("👍",), NEIGHBOURS)


def test_a_person_who_writes_to_a_channel_directly_is_that_person() -> None:
    told = said("group_direct_message_to_a_channel")
    assert told.author == Author(ANNA, "Анна Соколова", "anna_sokol", "ru")
    assert (told.address, told.speaker) == (f"-1001600000009/d{ANNA}", None)


def test_fleeting_messages_without_numbers_are_told_apart() -> None:
    first = sample_json("group_fleeting")
    later = json.dumps(first | {"message": first["message"] | {"date": 1795099999}}).encode()
    heard_all: list[Heard] = [*CLUB.normalise(sample("group_fleeting")), *CLUB.normalise(later)]
    keys = {one.external_id for one in heard_all if isinstance(one, MessageIn)}
    assert len(keys) == 2


def test_a_change_among_other_members_is_left_out_by_name() -> None:
    assert in_club("group_member_elsewhere") == Ignored("chat_member")


def test_an_unreadable_message_of_a_group_is_still_shown_with_its_voice() -> None:
    update = sample_json("group")
    del update["message"]["message_id"]
    raw = json.dumps(update).encode()
    (told,) = CLUB.describe_unreadable(raw)
    assert isinstance(told, MessageIn)
    assert (told.author, told.speaker, told.text) == (NEIGHBOURS, "Анна Соколова", "Всем привет")
    assert TelegramConnector({"token": "1:a"}).describe_unreadable(raw) == []
