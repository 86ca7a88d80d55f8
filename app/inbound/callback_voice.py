"""Whoever asks to be phoned is heard like everybody else: their words go the way in that all words go."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from app.callbacks.asking import Asked, Spoken, Voice
from app.callbacks.tickets import fingerprint
from app.channels.open import OpenChannel, Switchboard
from app.clients.identity import people_of
from app.clients.records import Author
from app.conversations.appending import append_messages
from app.conversations.opening import begin_conversation
from app.conversations.records import Message, Whom
from app.db.batched import Batched
from app.db.transaction import Transaction
from app.inbound.intake import Taken
from app.inbound.letters import Parcel, read_letter
from app.inbound.visitor_door import VisitorDoor
from app.kit.errors import OknoError
from app.kit.json import dumps
from app.kit.phone import shown_phone
from app.kit.wire import rfc3339
from connectors.contract import Connector, Raw


@dataclass(frozen=True, slots=True)
class SiteVisitor:
    """In whose browser the form was filled in, as the chat knows them."""

    channel: OpenChannel
    name: str
    """External id on that channel."""
    is_signed: bool = False
    """The site has said who they are, and may have signed their name."""


async def find_site_visitor(
    switchboard: Switchboard, door: VisitorDoor, given: object, now: datetime
) -> SiteVisitor | None:
    """Of `{public_key, token}`. Nobody when the token is not ours, or not good any more."""
    if not isinstance(given, dict):
        return None
    key, token = given.get("public_key"), given.get("token")
    if not isinstance(key, str) or not isinstance(token, str):
        return None
    channel = switchboard.by_public_key(key)
    if channel is None or channel.connector is None or not channel.capabilities.held_socket:
        return None
    bearer = door.tokens.read(key, token)
    if bearer is None:
        return None
    browser = await asyncio.to_thread(door.browser, channel.id, bearer.visitor)
    if browser is None:
        return SiteVisitor(channel, bearer.visitor) if bearer.user_name is None else None
    if bearer.user_name is not None and browser.is_of(bearer.user_name, now):
        return SiteVisitor(channel, bearer.user_name, is_signed=True)
    return None


def voice_of(
    asked: Asked,
    channel: OpenChannel,
    visitor: SiteVisitor | None,
    intake: Batched[Parcel, Taken],
    at: datetime,
) -> Voice:
    parcel = _visitors_words(asked, visitor, at) if visitor else _strangers_words(asked, channel, at)

    def speak(tx: Transaction) -> Spoken | None:
        return _file(tx, intake, parcel)

    def file_away(tx: Transaction) -> Spoken | None:
        return _file_away(tx, asked, at)

    return Voice(speak, file_away, is_known=visitor is not None)


def words_of(asked: Asked) -> str:
    """The question; where none was asked, the number is all they said."""
    if asked.question:
        return asked.question
    extension = f" доб. {asked.phone.extension}" if asked.phone.extension else ""
    return shown_phone(asked.phone.number) + extension


def _strangers_words(asked: Asked, channel: OpenChannel, at: datetime) -> Parcel:
    said = {
        "asker": asked.asker,
        "key": asked.key,
        "name": asked.name,
        "text": words_of(asked),
        "arrived_at": rfc3339(at),
        "language": asked.language,
    }
    return _parcel(channel, f"{asked.asker}:{asked.key}", said, at, visitors=False)


def _visitors_words(asked: Asked, visitor: SiteVisitor, at: datetime) -> Parcel:
    """As if they had written them in the chat, where they see them too."""
    # One browser may use one key on several forms, and the chat's keys are short.
    key = f"callback-{fingerprint(f'{asked.channel_id}:{asked.key}')[:40]}"
    said = {
        "frame": {"type": "message", "key": key, "text": words_of(asked)},
        "visitor": visitor.name,
        "arrived_at": rfc3339(at),
        "language": asked.language,
        # What is typed takes the place of nothing that was signed.
        "name": None if visitor.is_signed else asked.name or None,
    }
    return _parcel(visitor.channel, f"{visitor.name}:{key}", said, at, visitors=True)


def _parcel(
    channel: OpenChannel, key: str, said: Mapping[str, object], at: datetime, *, visitors: bool
) -> Parcel:
    letter = read_letter(_connector(channel), Raw(key, dumps(dict(said)).encode()))
    return Parcel(channel.id, (letter,), at, visitors=visitors)


def _connector(channel: OpenChannel) -> Connector:
    if channel.connector is None:
        raise OknoError("site_not_found", 404)
    return channel.connector


def _file(tx: Transaction, intake: Batched[Parcel, Taken], parcel: Parcel) -> Spoken | None:
    taken = intake.unit(tx, [parcel])[0]
    for stored in taken.stored.values():
        return Spoken(stored.client_id, stored.identity_id, stored.message_id)
    if "could_not_be_stored" in taken.refused.values() or not taken.refused:
        raise OknoError("internal_error", 500, detail="the words of a request could not be filed")
    return None


def _file_away(tx: Transaction, asked: Asked, at: datetime) -> Spoken | None:
    """In a matter of its own that is closed from the beginning: nobody's window rings, nothing waits."""
    author = Author(asked.channel_id, f"{asked.asker}:robot", asked.name, language=asked.language)
    person = people_of(tx, [author], at)[author.key]
    conversation = begin_conversation(tx, person.client_id, at)
    conversation.status, conversation.closed_at, conversation.close_reason = "closed", at, "operator"
    message = Message(
        whom=Whom(person.client_id, person.face, person.identity_id, person.strand_id),
        conversation=conversation,
        direction="system",
        order_at=at,
        sent_at=at,
        arrived_at=at,
        channel_id=asked.channel_id,
        service={
            "code": "callback.spam",
            "phone": shown_phone(asked.phone.number),
            "question": asked.question,
        },
    )
    append_messages(tx, [message])
    return Spoken(person.client_id, person.identity_id, message.id)
