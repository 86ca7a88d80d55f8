"""What holds for everything a connector hears or is told, whatever the channel."""

# ruff: noqa: S101

import json
from datetime import datetime, timedelta

from connectors.contract import Attachment, Author, Entity, Heard, MessageIn, SendFailed

OUTCOMES = {"final", "retry", "uncertain"}
NAMES = (
    "external_id",
    "address",
    "press_id",
    "author_id",
    "reason",
    "code",
    "reply_to",
    "group_key",
    "line",
    "speaker",
    "speaker_id",
    "new_external_id",
    "new_address",
)
WORDS = ("text", "quote", "forwarded_from", "entry_token", "entry_source", "data", "unsupported")
MOMENTS = ("sent_at", "at", "edited_at", "deleted_at")


def assert_sound(heard: Heard) -> None:
    """What holds for everything heard: named, addressed, dated with a zone, and storable as text."""
    kind = type(heard).__name__
    for name in NAMES:
        value = getattr(heard, name, None)
        if value is not None:
            assert value, f"{kind} without {name}"
            assert_storable(value)
    for name in WORDS:
        assert_storable(getattr(heard, name, None) or "")
    for name in MOMENTS:
        if hasattr(heard, name):
            assert_moment(getattr(heard, name))
    if isinstance(heard, MessageIn) and heard.answer_by is not None:
        assert_moment(heard.answer_by)
    _assert_parts(heard)


def assert_moment(moment: object) -> None:
    assert isinstance(moment, datetime), f"no time: {moment!r}"
    assert moment.tzinfo is not None, f"a time without a zone: {moment!r}"


def assert_storable(text: object) -> None:
    """Databases keep neither half of a surrogate pair nor a NUL."""
    assert isinstance(text, str), f"no text: {text!r}"
    assert "\x00" not in text, f"a NUL in {text!r}"
    text.encode()


def assert_sound_refusal(refusal: SendFailed) -> None:
    assert refusal.code, "a refusal without a code"
    assert refusal.outcome in OUTCOMES, refusal.outcome
    if refusal.retry_after is not None:
        assert refusal.retry_after > timedelta(0), "a retry in the past"
        assert refusal.outcome == "retry", "a pause for something that will not be tried again"


def _assert_parts(heard: Heard) -> None:
    author = getattr(heard, "author", None)
    if author is not None:
        _assert_author(author)
    for entity in getattr(heard, "entities", ()):
        _assert_within(getattr(heard, "text", ""), entity)
    for attachment in getattr(heard, "attachments", ()):
        _assert_attachment(attachment)
    for name, value in getattr(heard, "params", {}).items():
        assert_storable(name)
        assert_storable(value)
    fallback = getattr(heard, "fallback", None)
    if fallback is not None:
        assert_sound(fallback)


def _assert_author(author: object) -> None:
    assert isinstance(author, Author), f"no author: {author!r}"
    assert author.external_id, "an author without an id"
    for words in (author.external_id, author.name, author.username or "", author.language or ""):
        assert_storable(words)


def _assert_within(text: str, entity: Entity) -> None:
    length = len(text.encode("utf-16-le")) // 2
    assert entity.type
    assert entity.offset >= 0, entity
    assert entity.length > 0, entity
    assert entity.offset + entity.length <= length, f"{entity} reaches beyond {length} units"


def _assert_attachment(attachment: Attachment) -> None:
    assert attachment.kind
    assert attachment.remote_id != "", "an empty remote_id says nothing; use None"
    assert attachment.remote_url != "", "an empty remote_url says nothing; use None"
    assert not (attachment.remote_id and attachment.remote_url), "one way to fetch a file, not two"
    json.dumps(attachment.details, ensure_ascii=False).encode()
