"""A request to be phoned as a browser sends it, read and judged before anything is written."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec

from app.callbacks.asking import Asked
from app.callbacks.consenting import check_consent, consent_text
from app.callbacks.desk import CallbackDesk
from app.callbacks.phones import read_phone
from app.callbacks.tickets import fingerprint
from app.callbacks.wanted import choice_at, read_wanted, read_zone
from app.channels.open import OpenChannel
from app.kit.errors import OknoError
from app.kit.ids import Randomness
from app.kit.text import has_something_to_read, storable, storable_name, utf16_length
from app.kit.wire import rfc3339

LONGEST_NAME, LONGEST_QUESTION, LONGEST_URL = 100, 2_000, 2_000
LOOK = ("title", "greeting", "colour", "language", "country")
_KEY = re.compile(r"[A-Za-z0-9_-]{16,64}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}")


class Page(msgspec.Struct):
    url: str = ""
    title: str = ""
    referrer: str | None = None


class Request(msgspec.Struct):
    """As it comes; what is looked at only under a condition is read there."""

    key: str
    phone: str
    wanted: dict[str, Any]
    form_token: str = ""
    extension: str | None = None
    name: str = ""
    question: str = ""
    timezone: str = "Europe/Moscow"
    language: str = ""
    consent: dict[str, Any] | None = None
    page: Page | None = None
    company: str = ""
    challenge: dict[str, Any] | None = None
    site: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Accepted:
    asked: Asked
    token: str
    """For whoever asks; the house keeps its fingerprint."""


def read_body(body: bytes, shape: type[msgspec.Struct]) -> Any:
    """Raises OknoError invalid_request."""
    try:
        return msgspec.json.decode(body, type=shape)
    except (msgspec.DecodeError, RecursionError, ValueError) as broken:
        raise OknoError("invalid_request", 422) from broken


def read_request(
    desk: CallbackDesk,
    channel: OpenChannel,
    said: Request,
    address: str,
    asker: str,
    now: datetime,
    *,
    puzzle: str | None,
    unwelcome: bool,
) -> Accepted:
    """Raises OknoError with a code for whatever is not right."""
    rules, schedule = desk.rules(channel.id), desk.schedule(channel.id)
    if not _KEY.fullmatch(said.key):
        raise OknoError("invalid_request", 422, fields={"key": "invalid"})
    zone = read_zone(said.timezone)
    phone = read_phone(said.phone, said.extension, country=rules.country, foreign=rules.foreign_phones)
    name = storable_name(said.name)
    question = storable(said.question.strip()) if has_something_to_read(said.question) else ""
    _refuse_long("name", said.name, LONGEST_NAME)
    _refuse_long("question", said.question, LONGEST_QUESTION)
    consent = consent_text(channel.settings)
    check_consent(said.consent, consent)
    token = desk.tickets.asker_token(channel.public_key, said.key, phone.number)
    asked = Asked(
        channel_id=channel.id,
        key=said.key,
        token_hash=fingerprint(token),
        asker=asker,
        phone=phone,
        name=name,
        question=question,
        wanted=read_wanted(said.wanted, schedule, rules, zone, now),
        timezone=said.timezone,
        language=said.language if _LANGUAGE.fullmatch(said.language) else "ru",
        address=address,
        page_url=_web_address(said.page.url) if said.page else None,
        consent=consent,
        puzzle=puzzle,
        unwelcome=unwelcome or bool(said.company.strip()),
    )
    return Accepted(asked, token)


def form_of(
    desk: CallbackDesk, channel: OpenChannel, timezone: str, address: str, now: datetime
) -> dict[str, Any]:
    """What a browser draws the form from."""
    rules = desk.rules(channel.id)
    schedule = desk.schedule(channel.id)
    choice = choice_at(schedule, rules, read_zone(timezone), now)
    bits = desk.pressure.bits_for(channel.public_key, address, rules.challenge_after, now)
    look = {name: channel.settings.get(name, "") for name in LOOK}
    availability = desk.availability(channel.id, now).model_dump(mode="json")
    return look | {
        "country": rules.country,
        "consent": consent_text(channel.settings).as_json(),
        # The zone of the times that are offered, also where nobody has set hours.
        "availability": availability | {"timezone": availability["timezone"] or schedule.timezone},
        "now": choice.now,
        "days": [
            {
                "date": day.isoformat(),
                "slots": [{"from": rfc3339(begin), "until": rfc3339(end)} for begin, end in slots],
            }
            for day, slots in choice.days
        ],
        "challenge": desk.tickets.new_challenge(channel.public_key, bits, now).as_json() if bits else None,
        "form_token": desk.tickets.form_token(channel.public_key, now),
    }


def new_asker(randomness: Randomness) -> str:
    """Nobody in particular: a typed number proves nothing, so no two requests are of one asker."""
    return f"cb-{randomness.token(12)}"


def _refuse_long(field: str, text: str, limit: int) -> None:
    if utf16_length(text) > limit:
        raise OknoError(f"{field}_too_long", 422, fields={field: f"{field}_too_long"})


def _web_address(url: str) -> str | None:
    """What somebody may press on."""
    return storable(url) if url.startswith(("http://", "https://")) and len(url) <= LONGEST_URL else None
