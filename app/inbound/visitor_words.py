"""A visitor's words on their way into the history: accepted means durably stored."""

import asyncio
import re
from collections.abc import Mapping, Sequence
from datetime import datetime

from app.channels.open import OpenChannel
from app.inbound import visitor_frames as frames
from app.inbound.letters import Parcel, read_letter
from app.inbound.visitor_door import VisitorDoor
from app.inbound.visitor_history import external_id_of, stored_before
from app.inbound.visitor_seat import VisitorSeat
from app.kit.errors import OknoError
from app.kit.json import dumps
from app.kit.text import has_something_to_read, utf16_length
from app.kit.wire import rfc3339
from app.visitors.allowances import WORDS
from app.visitors.files import own_uploads
from app.visitors.meeting import meet_visitor
from connectors.contract import Connector, Raw

_KEY = re.compile(r"[A-Za-z0-9_-]{8,64}")
_FILE_KEY = re.compile(r"[A-Za-z0-9_-]{1,64}")
MOST_FILES = 10


class VisitorWords:
    """Of one page."""

    def __init__(
        self,
        door: VisitorDoor,
        channel: OpenChannel,
        seat: VisitorSeat,
        claims: Mapping[str, str] | None,
        language: str | None,
    ) -> None:
        self.door = door
        self.channel = channel
        self.seat = seat
        self.claims = claims
        """What the site has signed of its user."""
        self.language = language

    async def take(self, words: frames.Words) -> str:
        """The frame that answers them."""
        refusal = self._objection(words)
        if refusal is not None:
            return frames.refused(words.key, refusal)
        wait = self.door.pace.wait_for(f"{self.channel.id}:{self.seat.visitor}", self.door.clock.now())
        if wait is None:
            wait = await self.door.allowances.wait_for(WORDS, "", self.seat.address)
        if wait is not None:
            return frames.refused(words.key, "too_fast", wait)
        if self.channel.connector is None:
            return frames.refused(words.key, "channel_absent", 30)
        try:
            return await self._store(words, self.channel.connector)
        except OknoError as failure:
            return frames.refused(words.key, failure.code, failure.retry_after)

    def _objection(self, words: frames.Words) -> str | None:
        if not _KEY.fullmatch(words.key):
            return "bad_frame"
        if len(words.files) > MOST_FILES or not all(_FILE_KEY.fullmatch(key) for key in words.files):
            return "bad_frame"
        if not (words.files or has_something_to_read(words.text)):
            return "text_empty"
        return "text_too_long" if utf16_length(words.text) > self.channel.capabilities.text_limit else None

    async def _store(self, words: frames.Words, connector: Connector) -> str:
        """A repeated key is accepted again, and stored once."""
        visitor, now = self.seat.visitor, self.door.clock.now()
        external_id = f"{visitor}:{words.key}"
        if self.seat.user_name is not None:
            said_before = await asyncio.to_thread(self._stored_before, f"{self.seat.browser}:{words.key}")
            if said_before is not None:
                return frames.accepted(words.key, said_before[0], rfc3339(said_before[1]))
        await self._meet(visitor, now)
        reply_to = await asyncio.to_thread(self._external_id, words.reply_to) if words.reply_to else None
        files = await asyncio.to_thread(self._uploads, words.files) if words.files else []
        letter = read_letter(connector, Raw(external_id, self._raw(words, visitor, reply_to, files, now)))
        unwelcome = self.door.blocklist.holds(self.seat.address)
        parcel = Parcel(self.channel.id, (letter,), now, unwelcome=unwelcome, visitors=True)
        taken = await self.door.writer.join(self.door.intake, parcel)
        stored = taken.stored.get(external_id)
        if stored is not None:
            return frames.accepted(words.key, stored.message_id, rfc3339(stored.at))
        before = await asyncio.to_thread(self._stored_before, external_id)
        if before is not None:
            return frames.accepted(words.key, before[0], rfc3339(before[1]))
        return frames.refused(words.key, next(iter(taken.refused.values()), "blocked"))

    async def _meet(self, visitor: str, now: datetime) -> None:
        """Somebody writes for the first time. All their pages know it before the words are told, or they would miss
        them; and what the site says of its user is on their card."""
        if self.seat.identity_id is not None:
            return
        person = await self.door.writer.write(
            meet_visitor, self.channel.id, visitor, self.claims, self.language, now
        )
        self.door.recognise(self.channel.id, visitor, person.identity_id, person.client_id)

    def _raw(
        self,
        words: frames.Words,
        visitor: str,
        reply_to: str | None,
        files: Sequence[Mapping[str, object]],
        now: datetime,
    ) -> bytes:
        frame = {
            "type": "message",
            "key": words.key,
            "text": words.text,
            "written_at": words.written_at,
            "reply_to": reply_to,
            "files": files,
        }
        envelope = {
            "frame": frame,
            "visitor": visitor,
            "arrived_at": rfc3339(now),
            "language": self.language,
            "address": self.seat.address or None,
            "name": (self.claims or {}).get("name") or None,
        }
        return dumps(envelope).encode()

    def _stored_before(self, external_id: str) -> tuple[int, datetime] | None:
        with self.door.database.snapshot() as connection:
            return stored_before(connection, self.channel.id, external_id)

    def _uploads(self, keys: Sequence[str]) -> list[dict[str, object]]:
        """Raises OknoError file_not_found for what this browser has not uploaded."""
        with self.door.database.snapshot() as connection:
            return own_uploads(connection, keys, self.channel.id, self.seat.browser)

    def _external_id(self, message_id: int) -> str | None:
        with self.door.database.snapshot() as connection:
            return external_id_of(connection, message_id, self.seat.identity_ids)
