"""Somebody asks to be phoned: one unit that files the request, its words, the consent, and its place in the queue."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from app.callbacks.consenting import ConsentText, keep_consent
from app.callbacks.joining import open_one
from app.callbacks.limits import (
    is_blocked,
    is_proved,
    is_unwanted,
    refuse_asked_too_often,
    refuse_busy_address,
    refuse_busy_number,
    wait_for_number,
)
from app.callbacks.lines import say, told_of
from app.callbacks.phones import Phone, refuse_own_phone
from app.callbacks.records import Callback, save, tell
from app.callbacks.rules import Rules
from app.callbacks.tickets import spend
from app.callbacks.wanted import Wanted
from app.clients.contact_points import claim_phone
from app.db.transaction import Transaction
from app.kit.addresses import counted_address
from app.kit.errors import OknoError
from app.kit.phone import shown_phone

SOURCE = "callback"


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that has been read, and found whole."""

    channel_id: int
    key: str
    token_hash: str
    asker: str
    """By which its words are known on the channel: the visitor, or nobody in particular."""
    phone: Phone
    name: str
    question: str
    wanted: Wanted
    timezone: str
    language: str
    address: str
    """Network address."""
    page_url: str | None
    consent: ConsentText
    puzzle: str | None = None
    """Prefix of the challenge that was solved."""
    unwelcome: bool = False
    """Filled in what people do not see, or comes from an address that we do not listen to."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """Where the words of a request lie."""

    client_id: int
    identity_id: int
    message_id: int


Speak = Callable[[Transaction], Spoken | None]
"""Files the words in the history of whoever asks; none when we do not listen to them."""


@dataclass(frozen=True, slots=True)
class Voice:
    """How whoever asks is heard. `is_known` is somebody with a history of their own: a visitor of a site."""

    speak: Speak
    file_away: Speak
    """For what is unwelcome: out of everybody's sight."""
    is_known: bool


def file_request(tx: Transaction, asked: Asked, rules: Rules, voice: Voice, at: datetime) -> int:
    """The asker's id; for a repeated key that of the first time.

    Raises OknoError key_used, phone_own, challenge_wrong, too_many_requests, callback_not_possible.
    """
    wait_for_number(tx, asked.phone.number)
    known = _asked_before(tx, asked)
    if known is not None:
        return known
    refuse_own_phone(tx.connection, asked.phone)
    if asked.puzzle is not None:
        spend(tx, asked.puzzle, at)
    refuse_busy_address(tx, asked.address, rules, at)
    if asked.unwelcome:
        return _file_spam(tx, asked, voice, at)
    spoken = voice.speak(tx) if voice.is_known else None
    if voice.is_known and (spoken is None or is_blocked(tx, spoken.identity_id)):
        return _remember(tx, asked, None, at, owns=True)
    if is_unwanted(tx, asked.phone) and not (spoken and is_proved(tx, spoken.identity_id, asked.phone)):
        raise OknoError("callback_not_possible", 409)
    joined = open_one(tx, asked.phone, rules, at)
    if joined is not None:
        return _join(tx, asked, joined, spoken, at)
    refuse_busy_number(tx, asked.phone.number, rules, at)
    spoken = spoken or voice.speak(tx)
    if spoken is None:
        return _remember(tx, asked, None, at, owns=True)
    return _begin(tx, asked, spoken, at)


def _asked_before(tx: Transaction, asked: Asked) -> int | None:
    row = tx.run(
        "SELECT id, phone, token_hash FROM callback_askers WHERE channel_id = ? AND key = ?",
        (asked.channel_id, asked.key),
    ).one_or_none()
    if row is None:
        return None
    if row[1] != asked.phone.number or row[2] != asked.token_hash:
        raise OknoError("key_used", 409)
    return int(row[0])


def _join(tx: Transaction, asked: Asked, callback: Callback, spoken: Spoken | None, at: datetime) -> int:
    """The words of somebody else are told as a line; they are not put into the mouth of whoever asked first."""
    refuse_asked_too_often(callback.requests)
    is_same = spoken is not None and spoken.identity_id == callback.identity_id
    callback.requests += 1
    callback.asked_at = at
    extension = asked.phone.extension if asked.phone.extension != callback.extension else None
    if not is_same or extension is not None:
        told = {"name": asked.name, "question": asked.question, "extension": extension} | told_of(
            asked.wanted
        )
        say(tx, callback.client_id, "asked_again", callback.id, at, told=told)
    if spoken is not None:
        _claim_number(tx, asked, spoken, at)
    _keep_consent(tx, asked, spoken, at)
    asker_id = _remember(tx, asked, callback.id, at, owns=is_same)
    save(tx, callback, at)
    return asker_id


def _begin(tx: Transaction, asked: Asked, spoken: Spoken, at: datetime) -> int:
    callback_id = insert_callback(tx, asked, spoken, at)
    told = {"phone": shown_phone(asked.phone.number), "by": "client", **told_of(asked.wanted)}
    _claim_number(tx, asked, spoken, at)
    _keep_consent(tx, asked, spoken, at)
    asker_id = _remember(tx, asked, callback_id, at, owns=True)
    say(tx, spoken.client_id, "requested", callback_id, at, told=told)
    tell(tx, callback_id, at)
    return asker_id


def _file_spam(tx: Transaction, asked: Asked, voice: Voice, at: datetime) -> int:
    """Kept, so that a person whose browser filled in too much is not lost; rings nobody, and stands among the done."""
    spoken = voice.file_away(tx)
    if spoken is not None:
        callback_id = insert_callback(tx, asked, spoken, at, closed_as="spam")
        tell(tx, callback_id, at)
    return _remember(tx, asked, None, at, owns=True)


def insert_callback(
    tx: Transaction, asked: Asked, spoken: Spoken, at: datetime, closed_as: str | None = None
) -> int:
    (callback_id,) = tx.take_ids("callbacks", 1)
    wanted = asked.wanted
    tx.run(
        "INSERT INTO callbacks (id, channel_id, client_id, identity_id, message_id, phone, extension, name,"
        " question, timezone, language, page_url, wanted, wanted_from, wanted_until, due_at, state, outcome,"
        " requests, asked_at, created_at, closed_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            callback_id,
            asked.channel_id,
            spoken.client_id,
            spoken.identity_id,
            spoken.message_id,
            asked.phone.number,
            asked.phone.extension,
            asked.name,
            asked.question,
            asked.timezone,
            asked.language,
            asked.page_url,
            wanted.kind,
            tx.stored(wanted.from_),
            None if wanted.until is None else tx.stored(wanted.until),
            tx.stored(wanted.due_at),
            "done" if closed_as else "waiting",
            closed_as,
            0 if closed_as else 1,
            tx.stored(at),
            tx.stored(at),
            tx.stored(at) if closed_as else None,
        ),
    )
    return callback_id


def _claim_number(tx: Transaction, asked: Asked, spoken: Spoken, at: datetime) -> None:
    """Behind an extension sits an office, which is nobody's own number."""
    if asked.phone.extension is None:
        claim_phone(tx, spoken.client_id, asked.phone.number, SOURCE, at, identity_id=spoken.identity_id)


def _keep_consent(tx: Transaction, asked: Asked, spoken: Spoken | None, at: datetime) -> None:
    keep_consent(
        tx,
        client_id=spoken.client_id if spoken else None,
        channel_id=asked.channel_id,
        asker=asked.asker,
        consent=asked.consent,
        language=asked.language,
        address=asked.address,
        page=asked.page_url,
        at=at,
    )


def _remember(tx: Transaction, asked: Asked, callback_id: int | None, at: datetime, *, owns: bool) -> int:
    (asker_id,) = tx.take_ids("callback_askers", 1)
    wanted = asked.wanted
    kept = tx.run(
        "INSERT INTO callback_askers (id, callback_id, channel_id, key, token_hash, owns, phone, name, question,"
        " wanted, wanted_from, wanted_until, timezone, address, created_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        (
            asker_id,
            callback_id,
            asked.channel_id,
            asked.key,
            asked.token_hash,
            owns,
            asked.phone.number,
            asked.name,
            asked.question,
            wanted.kind,
            tx.stored(wanted.from_),
            None if wanted.until is None else tx.stored(wanted.until),
            asked.timezone,
            counted_address(asked.address),
            tx.stored(at),
        ),
    ).rowcount
    if not kept:
        raise OknoError("key_used", 409)  # the same key for another number, at the same moment
    return asker_id
