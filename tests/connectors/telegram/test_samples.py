"""The samples are what Telegram would send, judged by aiogram's models, and every kind has one."""

import json

import pytest
from aiogram.enums import ContentType, UpdateType
from aiogram.types import Message, Update

from connectors.contract import Service
from connectors.telegram.attachments import READERS
from connectors.telegram.content import ENVELOPE
from connectors.telegram.happenings import HAPPENINGS, RARE
from connectors.telegram.normalise import ASKED_FOR, LEFT_OUT
from tests.connectors.telegram.samples import NAMES, SHOP, sample

# What the newest models refuse, older servers send.
OLD = {name for name in NAMES if name.endswith("_from_an_old_server")} - {
    "forward_from_an_old_server",
    "business_connection_from_an_old_server",
}
WORDS = {"text", "caption", "entities", "caption_entities", "rich_message", "paid_media"}


@pytest.mark.parametrize("name", sorted(set(NAMES) - OLD))
def test_a_sample_is_a_true_update(name: str) -> None:
    assert Update.model_validate_json(sample(name)).update_id


@pytest.mark.parametrize("name", sorted(OLD))
def test_a_sample_of_an_old_server_is_one_that_models_refuse(name: str) -> None:
    with pytest.raises(ValueError, match="Field required"):
        Update.model_validate_json(sample(name))


def test_every_kind_of_update_we_ask_for_has_a_sample() -> None:
    assert not [kind for kind in ASKED_FOR if not any(f'"{kind}"'.encode() in sample(name) for name in NAMES)]


def test_every_kind_of_update_is_asked_for_or_left_out_on_purpose() -> None:
    assert {kind.value for kind in UpdateType} == {*ASKED_FOR, *LEFT_OUT}


def test_every_kind_of_content_has_a_place() -> None:
    known = WORDS | READERS.keys() | HAPPENINGS.keys() | RARE
    kinds = {kind.value for kind in ContentType} - {ContentType.ANY.value, ContentType.UNKNOWN.value}
    assert kinds <= known, "new in the Bot API: give it an attachment or a line"


def test_every_field_of_a_message_is_content_or_envelope() -> None:
    known = WORDS | READERS.keys() | HAPPENINGS.keys() | RARE | ENVELOPE
    fields = {field.alias or name for name, field in Message.model_fields.items()}
    assert fields <= known, "new in the Bot API: say what it is"


@pytest.mark.parametrize(
    "kind", sorted(HAPPENINGS.keys() | RARE - {"migrate_to_chat_id", "migrate_from_chat_id"})
)
@pytest.mark.parametrize("value", [{}, True, "words", 7, [{}]])
def test_whatever_happens_is_a_line_also_when_little_is_told_of_it(kind: str, value: object) -> None:
    chat = {"id": 5400000001, "type": "private", "first_name": "Анна"}
    update = {"update_id": 1, "message": {"message_id": 7, "date": 1795000000, "chat": chat, kind: value}}
    (told,) = SHOP.normalise(json.dumps(update).encode())
    assert isinstance(told, Service)
    assert told.code
