"""Files, places and all the other things that Anna sends instead of words."""

import pytest

from connectors.contract import Attachment, Ignored
from tests.connectors.telegram.samples import edit, heard, line, message


def only_attachment(name: str) -> Attachment:
    (attachment,) = message(name).attachments
    return attachment


def test_a_photo_is_its_largest_size() -> None:
    assert only_attachment("photo") == Attachment(
        "photo", remote_id="AgAC-kettle-800", size=61000, width=800, height=600
    )


def test_an_animation_is_not_a_document_as_well() -> None:
    assert only_attachment("animation") == Attachment(
        "animation",
        remote_id="BQAC-cat",
        name="cat.mp4",
        mime="video/mp4",
        size=99000,
        width=320,
        height=240,
        duration=3.0,
    )


@pytest.mark.parametrize(
    ("name", "kind", "duration"),
    [
        ("video", "video", 14.0),
        ("video_note", "video_note", 9.0),
        ("voice", "voice", 7.0),
        ("audio", "audio", 201.0),
        ("live_photo", "video", 2.0),
    ],
)
def test_what_sounds_and_moves_says_how_long(name: str, kind: str, duration: float) -> None:
    attachment = only_attachment(name)
    assert (attachment.kind, attachment.duration) == (kind, duration)
    assert attachment.remote_id


def test_a_document_keeps_the_name_and_type_she_gave_it() -> None:
    told = message("document")
    (attachment,) = told.attachments
    assert (attachment.name, attachment.mime, attachment.size) == ("счёт.pdf", "application/pdf", 120000)
    assert told.text == "Оплатила"


def test_a_round_video_is_as_wide_as_high() -> None:
    attachment = only_attachment("video_note")
    assert (attachment.width, attachment.height) == (384, 384)


def test_a_sticker_says_its_emoji_also_from_an_old_server() -> None:
    assert only_attachment("sticker").details == {
        "emoji": "👍",
        "set_name": "lavka_cats",
        "form": "still",
        "is_animated": False,
        "is_video": False,
    }
    assert only_attachment("sticker").mime == "image/webp"
    assert only_attachment("sticker_from_an_old_server").details["emoji"] == "🙂"


def test_a_sticker_that_moves_brings_a_picture_for_who_cannot_show_it() -> None:
    animated, video = only_attachment("sticker_animated"), only_attachment("sticker_video")
    assert (animated.mime, animated.details["is_animated"]) == ("application/x-tgsticker", True)
    assert (video.mime, video.details["is_video"]) == ("video/webm", True)
    assert animated.details["thumbnail_remote_id"] == video.details["thumbnail_remote_id"] == "AAMC-thumb"


def test_the_pictures_of_an_album_are_messages_of_one_group() -> None:
    first, second = message("album_first"), message("album_second")
    assert first.group_key == second.group_key == "14200000000000001"
    assert first.external_id != second.external_id
    assert (first.text, second.text) == ("Два фото коробки", "")


def test_paid_pictures_show_as_far_as_they_are_paid_for() -> None:
    told = message("paid_media")
    assert [attachment.remote_id for attachment in told.attachments] == ["AgAC-paid-640", None]
    assert told.attachments[1].details == {"hidden": True}
    assert told.text == "Платное"


def test_a_place_has_its_coordinates() -> None:
    assert only_attachment("location").details == {
        "latitude": 55.751999,
        "longitude": 37.617734,
        "accuracy": 12.5,
    }


def test_a_place_that_moves_is_an_edit_of_the_same_message() -> None:
    moved = edit("live_location_moved")
    assert moved.external_id == message("live_location").external_id
    assert moved.text == ""
    assert moved.fallback is not None
    assert moved.fallback.attachments[0].details == {
        "latitude": 55.76,
        "longitude": 37.62,
        "heading": 90,
        "live_period": 3600,
    }


def test_a_venue_is_one_thing_and_not_a_place_beside_it() -> None:
    attachment = only_attachment("venue")
    assert (attachment.kind, attachment.name) == ("venue", "Лавка на Петровке")
    assert attachment.details["address"] == "Петровка, 2"
    assert attachment.details["latitude"] == 55.7601


def test_a_contact_is_her_own_only_when_she_sends_her_own_card_herself() -> None:
    assert only_attachment("contact_of_her_own").details["own"] is True
    assert only_attachment("contact_of_another").details["own"] is False
    assert only_attachment("contact_forwarded").details["own"] is False
    assert only_attachment("contact_of_her_own").details["phone"] == "79161234567"


def test_a_rich_message_is_read_as_lines_with_its_files() -> None:
    told = message("rich_message")
    assert told.text.splitlines() == [
        "Список покупок",
        "Нужен чайник и кружки",
        "1. Белый",
        "2. На два литра",
        "Цена | 2 300 ₽",
        "Похожий",
    ]
    assert [attachment.kind for attachment in told.attachments] == ["photo"]


@pytest.mark.parametrize(
    ("name", "code", "params"),
    [
        ("poll", "sent_poll", {"question": "Когда удобнее доставка?", "options": "Утром\nВечером"}),
        ("poll_from_an_old_server", "sent_poll", {"question": "Брать?", "options": "Да\nНет"}),
        ("dice", "sent_dice", {"emoji": "🎯", "value": "6"}),
        ("story", "sent_story", {"from": "Лавка новостей"}),
        ("checklist", "sent_checklist", {"title": "Собрать на дачу", "tasks": "Чайник\nЗаварка"}),
        ("game", "sent_game", {"title": "Чайная битва"}),
        ("gift", "sent_gift", {"text": "Спасибо за чай"}),
        ("giveaway", "sent_giveaway", {"prize": "Чайник"}),
        ("pinned", "pinned", {"text": "Адрес: Петровка, 2"}),
        ("auto_delete_changed", "auto_delete_changed", {"seconds": "86400"}),
        ("write_access_allowed", "allowed_writing", {}),
        ("users_shared", "shared_contacts", {"names": "Борис, Глеб Орлов"}),
        ("web_app_data", "sent_form", {"button": "Выбрать размер", "data": '{"size":2}'}),
        ("successful_payment", "paid", {}),
        ("video_chat", "video_chat_ended", {}),
        ("boost", "boosted", {}),
        ("checklist_ticked", "tasks_done", {}),
        ("checklist_grown", "tasks_added", {"tasks": "Печенье"}),
        ("poll_option_new", "poll_option_added", {"option": "Ночью"}),
        ("giveaway_won", "giveaway_won", {"prize": "Чайник", "names": "Борис"}),
        ("giveaway_over", "giveaway_ended", {"winners": "3"}),
        ("suggested_post_declined", "other", {"kind": "suggested_post_declined"}),
    ],
)
def test_what_is_neither_words_nor_file_is_a_line(name: str, code: str, params: dict[str, str]) -> None:
    told = line(name)
    assert (told.code, told.params) == (code, params)


def test_a_vote_in_her_poll_changes_nothing_on_screen() -> None:
    assert heard("poll_edited") == Ignored("edit_without_words")
