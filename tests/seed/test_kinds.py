"""The inbox of the demo holds everything that can come up in one."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC
from pathlib import Path

import pytest
from sqlalchemy import select

from app.clients.queries import client_card
from app.clients.schemas import IdentityCard
from app.conversations.schemas import AttachmentCard, MessageCard
from app.db.engine import Database
from app.db.tables import Attachment, ChannelLine, Identity, Message, StoredFile
from app.db.writer import Writer
from app.events.log import append
from app.files.disk_store import DiskStore
from app.kit.ids import SystemRandomness
from app.kit.json import loads
from app.seed.cast import load_cast
from app.seed.planting import Planted, plant
from app.seed.planting_props import lay_out
from app.seed.roles import Cast
from tests.seed.moved_in import NOON, card_saying, whole_history

THINGS = {
    "photo", "video", "video_note", "animation", "voice", "audio", "document", "sticker", "location", "venue",
    "contact", "link",
}  # fmt: skip
HAPPENINGS = {
    "started", "blocked", "sent_poll", "sent_dice", "sent_story", "sent_gift", "pinned", "title_changed",
    "members_joined", "group_created", "topic_created",
}  # fmt: skip
FORMATTING = {
    "bold", "italic", "underline", "strikethrough", "spoiler", "code", "pre", "quote", "link", "text_link",
    "mention", "hashtag", "command", "email", "phone",
}  # fmt: skip
FILES = {
    "photo": "image/jpeg",
    "video": "video/mp4",
    "video_note": "video/mp4",
    "animation": "video/mp4",
    "voice": "audio/ogg",
    "audio": "audio/mpeg",
}
STICKERS = {"still": "image/webp", "animated": "application/gzip", "video": "video/webm"}


@pytest.fixture(scope="module")
def cast() -> Cast:
    return load_cast(NOON)


@pytest.fixture(scope="module")
def database(migrated_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    file = tmp_path_factory.mktemp("kinds") / "okno.db"
    file.write_bytes(migrated_template.read_bytes())
    with closing(Database(f"sqlite:///{file}")) as opened:
        yield opened


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> DiskStore:
    return DiskStore(tmp_path_factory.mktemp("kinds-files"))


@pytest.fixture(scope="module")
def planted(database: Database, cast: Cast, store: DiskStore) -> Planted:
    with Writer(database, append).running() as writer:
        laid_out = lay_out(cast, store)
        return writer.write_now(plant, cast, NOON, SystemRandomness(), laid_out=laid_out)


@pytest.fixture(scope="module")
def cards(database: Database, planted: Planted) -> list[MessageCard]:
    """Every message of the house but the buyer's two thousand, as a window reads it."""
    keys = [key for key in planted.clients if key != "natalya-berezhnaya"]
    return [card for key in keys for card in whole_history(database, planted.clients[key])]


def attachments_of(cards: list[MessageCard]) -> list[AttachmentCard]:
    return [attachment for card in cards for attachment in card.attachments]


def identity_of(key: str, database: Database, planted: Planted) -> IdentityCard:
    with database.snapshot() as connection:
        card = client_card(connection, planted.clients[key])
    assert card is not None
    return card.identities[0]


def test_people_send_things_of_every_kind(cards: list[MessageCard]) -> None:
    sent = [card for card in cards if card.direction == "in"]
    assert {attachment.kind for attachment in attachments_of(sent)} == THINGS


def test_we_send_albums_and_files_and_voices_too(cards: list[MessageCard]) -> None:
    ours = [card for card in cards if card.direction == "out" and card.attachments]
    assert {a.kind for a in attachments_of(ours)} >= {"photo", "voice", "document"}
    assert {card.delivery.state for card in ours if card.delivery and len(card.attachments) > 1} == {
        "sent",
        "read",
    }


def test_messages_stand_in_every_state_of_their_way(cards: list[MessageCard]) -> None:
    assert {card.delivery.state if card.delivery else None for card in cards} == {
        None, "queued", "retry", "sent", "delivered", "read", "failed", "uncertain",
    }  # fmt: skip
    refused = {card.delivery.code for card in cards if card.delivery and card.delivery.state == "failed"}
    assert refused == {"blocked", "window_closed", "file_too_big", "redirected"}


def test_whatever_happens_in_chats_has_its_line(cards: list[MessageCard]) -> None:
    assert {card.service["code"] for card in cards if card.service} >= HAPPENINGS


def test_words_have_every_formatting_there_is(cards: list[MessageCard]) -> None:
    assert {entity.type for card in cards for entity in card.entities} >= FORMATTING
    assert max(len(card.text) for card in cards if card.direction == "in") > 2_000


@pytest.mark.parametrize("kind", sorted(FILES))
def test_a_file_is_what_it_says(cards: list[MessageCard], kind: str) -> None:
    files = [a for a in attachments_of(cards) if a.kind == kind and a.state == "stored"]
    assert files
    assert {file.mime for file in files} == {FILES[kind]}
    assert all(file.url for file in files)


def test_stickers_come_in_all_three_forms(
    cards: list[MessageCard], database: Database, planted: Planted
) -> None:
    stickers = [a for a in attachments_of(cards) if a.kind == "sticker"]
    assert {sticker.details["form"] for sticker in stickers} == set(STICKERS)
    assert all(sticker.url for sticker in stickers)
    with database.snapshot() as connection:
        found = connection.execute(
            select(Attachment.details, StoredFile.mime)
            .join(StoredFile, StoredFile.id == Attachment.file_id)
            .where(Attachment.kind == "sticker")
        ).all()
    assert {loads(row.details)["form"]: row.mime for row in found} == STICKERS


def test_every_stored_file_can_be_opened_and_every_picture_has_a_thumbnail(
    database: Database, planted: Planted, store: DiskStore
) -> None:
    with database.snapshot() as connection:
        files = connection.execute(select(StoredFile.__table__)).all()
    for file in files:
        assert store.size_of(file.sha256) == file.size
        if file.mime.startswith("image/"):
            assert file.kind == "photo"
            assert store.size_of(file.thumbnail_sha256) > 0
            assert (file.width, file.height) > (100, 100)
        if file.mime.startswith(("video/", "audio/")):
            assert file.duration is not None
            assert file.duration > 1


def test_files_that_we_have_not_got_say_why(cards: list[MessageCard]) -> None:
    missing = {a.name: a.state for a in attachments_of(cards) if a.state != "stored" and a.size}
    assert missing == {
        "kvartira_model.zip": "too_big",
        "razvertka_kuhni.pdf": "failed",
        "nisha.jpg": "waiting",
    }


def test_the_cafe_speaks_with_several_voices_in_topics(database: Database, planted: Planted) -> None:
    cafe = identity_of("cafe-polden", database, planted)
    history = whole_history(database, planted.clients["cafe-polden"])
    assert cafe.is_group
    assert {card.speaker for card in history if card.direction == "in"} == {
        "Вера Сотникова",
        "Костя Ян",
        "Алтынай Сейтова",
    }
    opening = next(card for card in history if card.service and card.service["code"] == "topic_created")
    with database.snapshot() as connection:
        named, address = connection.execute(
            select(Message.external_id, Identity.address)
            .join(Identity, Identity.id == cafe.id)
            .where(Message.id == opening.id)
        ).one()
    assert named is not None
    assert address == f"{cafe.external_id}/{named.rpartition(':')[2]}"


def test_an_album_may_hold_film_beside_pictures(cards: list[MessageCard]) -> None:
    album = [card for card in cards if card.group_key and card.group_key.endswith("breakfast")]
    assert [attachment.kind for attachment in attachments_of(album)] == ["photo", "photo", "video"]


def test_a_button_is_answered_and_the_answer_shows_it(cards: list[MessageCard]) -> None:
    asked = next(card for card in cards if card.buttons)
    pressed = next(card for card in cards if card.reply_to and card.reply_to.id == asked.id)
    assert pressed.text in {button.label for row in asked.buttons for button in row}


def test_some_answer_a_part_of_what_was_said(cards: list[MessageCard]) -> None:
    answer = card_saying("600, рамен же", cards)
    assert answer.reply_to is not None
    assert answer.reply_to.text == "450 мл или 600?"


def test_words_are_handed_on_liked_changed_and_taken_back_by_both_sides(cards: list[MessageCard]) -> None:
    assert any(card.forwarded_from for card in cards)
    assert {card.direction for card in cards if card.reactions} == {"in", "out"}
    assert {card.direction for card in cards if card.edited_at} >= {"in", "out"}
    assert {card.direction for card in cards if card.deleted_at} == {"in", "out"}
    assert any(card.unsupported for card in cards)


def test_whoever_wrote_can_be_answered_as_far_as_their_messenger_lets_us(
    database: Database, planted: Planted, cast: Cast
) -> None:
    now = NOON.astimezone(UTC)
    ignat, raisa, denis = (
        identity_of(key, database, planted) for key in ("ignat-sobolev", "raisa-tikhomirova", "denis-korzun")
    )
    assert ignat.answer_by is not None
    assert ignat.answer_by > now
    assert raisa.answer_by is not None
    assert raisa.answer_by < now
    with database.snapshot() as connection:
        closed = connection.execute(select(ChannelLine.line, ChannelLine.is_open, ChannelLine.code)).all()
        silent = connection.execute(select(Identity.name).where(Identity.address.is_(None))).all()
    assert [tuple(row) for row in closed] == [(denis.line, False, "line_closed")]
    assert silent == []


def test_a_refused_reply_has_another_way(database: Database, planted: Planted) -> None:
    with database.snapshot() as connection:
        pavel = client_card(connection, planted.clients["pavel-grachev"])
    assert pavel is not None
    assert [identity.can_be_written for identity in pavel.identities] == [True, True]
