"""What a visitor's page says, done. The same for a socket and for exchanges over plain posts."""

import asyncio
from datetime import datetime, timedelta
from typing import Any

from app.channels.open import OpenChannel
from app.inbound import visitor_frames as frames
from app.inbound.visitor_door import VisitorDoor
from app.inbound.visitor_links import VisitorLinks
from app.inbound.visitor_marks import mark_read, mark_received
from app.inbound.visitor_pages import VisitorPages
from app.inbound.visitor_recognition import Recognised, recognise
from app.inbound.visitor_seat import VisitorSeat
from app.inbound.visitor_tokens import Bearer
from app.inbound.visitor_welcome import place_of, welcome_frames
from app.inbound.visitor_words import VisitorWords
from app.kit.errors import OknoError
from app.visitors.allowances import HELLOS, PROOFS
from app.visitors.signing_out import sign_out

TYPING_EVERY = timedelta(seconds=0.5)
"""A browser says it every two seconds at most. The network may bring two of them closer together, and the later one
must not be lost: it holds the last words of a burst."""
LONGEST_PREVIEW = 500
"""Characters of unsent words; of more the end is shown."""


class VisitorSession:
    """One page of one visitor, from its hello on."""

    def __init__(
        self,
        door: VisitorDoor,
        channel: OpenChannel,
        who: Recognised,
        language: str | None,
        address: str = "",
        agent: str = "",
    ) -> None:
        self.door = door
        self.channel = channel
        self.language = language
        self.address = address
        self.seat = VisitorSeat(channel.id, channel.public_key, who.visitor)
        self.seat.address = address
        self.pages = VisitorPages(door, channel, self.seat, language, agent)
        self._typed_at: datetime | None = None
        self._become(who)

    @classmethod
    async def begin(
        cls,
        door: VisitorDoor,
        channel: OpenChannel,
        hello: frames.Hello,
        address: str = "",
        agent: str = "",
    ) -> "VisitorSession":
        """`address` is the network address, `agent` what the browser calls itself. Raises OknoError too_fast,
        too_many_pages."""
        door.hub.refuse_crowd(address)
        who = await _recognise(door, channel, hello, address)
        door.hub.refuse_pages(channel.id, who.visitor)
        session = cls(door, channel, who, hello.language, address, agent)
        await session._welcome(who, hello.since)
        if hello.page is not None:
            await session._turn(hello.page)
        return session

    @property
    def token(self) -> str:
        """By which this visitor is known next time."""
        seat = self.seat
        return self.door.tokens.token_of(self.channel.public_key, seat.browser, seat.user_name)

    def _become(self, who: Recognised) -> None:
        """The page is this visitor's from now on, and nobody else's."""
        door = self.door
        self.who = who
        self.seat.browser, self.seat.user_name = who.visitor, who.user_name
        self.seat.identity_id = self.seat.written_before_id = None
        self.seat.ended = False
        self.words = VisitorWords(door, self.channel, self.seat, who.claims, self.language)
        self.links = VisitorLinks(
            door.links,
            door.database,
            door.writer,
            door.hub,
            door.clock,
            self.channel,
            self.seat,
            self.address,
        )

    async def _welcome(self, who: Recognised, since: int | None) -> None:
        """Registered before the past is read, so that nothing falls between."""
        door, seat = self.door, self.seat
        seat.position = door.relay.position
        door.hub.take(seat)
        place = await asyncio.to_thread(place_of, door, seat)
        if place.left is not None:
            door.hub.leave(seat)
            seat.end(frames.reload(place.left))
        if seat.ended:
            return
        door.hub.know(
            seat,
            place.mine.identity_id if place.mine else seat.identity_id,
            place.before.identity_id if place.before else None,
        )
        here = door.hub.greet(
            seat, place.mine.client_id if place.mine else None, place.mine.team_id if place.mine else None
        )
        welcome = await asyncio.to_thread(
            welcome_frames, door, seat, place, who, since if who.goes_on else None, self.token, here
        )
        if self._is_over():
            return
        if who.refusal is not None:
            welcome.append(frames.refused(None, who.refusal.code, who.refusal.retry_after))
        for frame in reversed(welcome):
            seat.waiting.appendleft(frame)
        seat.bell.set()

    def _is_over(self) -> bool:
        """Somebody may have signed out, or in, while something was waited for."""
        return self.seat.ended

    async def greet_again(self, hello: frames.Hello) -> None:
        """The browser has noticed a gap and says what it holds, or it was told to begin anew."""
        self._forget()
        who = await _recognise(self.door, self.channel, hello, self.address)
        self._become(who)
        await self._welcome(who, hello.since)
        if hello.page is not None:
            await self._turn(hello.page)

    async def _take_user(self, frame: frames.Identifies | frames.SignsOut) -> None:
        """Nothing changes for somebody whose signature is not taken."""
        if isinstance(frame, frames.SignsOut):
            await self._write(sign_out, self.channel.id, self.seat.browser, self.door.clock.now())
            return
        wait = await self.door.allowances.wait_for(PROOFS, self.seat.browser, self.address)
        if wait is not None:
            self.seat.put(frames.refused(None, "too_fast", wait))
            return
        bearer = self.who.held or Bearer(self.seat.browser, self.seat.user_name)
        who = await recognise(self.door, self.channel, bearer, frame.token, self.language)
        if who.refusal is not None:
            self.seat.put(frames.refused(None, who.refusal.code, who.refusal.retry_after))
            return
        self._forget()
        self._become(who)
        await self._welcome(who, None)
        self.pages.show(self._name)

    def _forget(self) -> None:
        """Frames on their way were for whoever the page was before; live ones wait until it is known who it is."""
        self.door.hub.leave(self.seat)
        self.door.roster.leaves(self.pages)
        self.seat.take()

    def end(self) -> None:
        self.door.hub.leave(self.seat)
        self.pages.leave()
        self.seat.close()

    async def hear(self, frame: frames.Frame | None) -> None:
        if self.seat.ended:
            self.seat.put(frames.reload("signed_out"))
            return
        match frame:
            case frames.Words():
                self.seat.put(await self.words.take(frame))
            case frames.Got():
                await self._take_received(frame)
            case frames.Seen():
                await self._take_read(frame)
            case frames.Typing():
                await self._take_typing(frame.text)
            case frames.Turned():
                await self._turn(frames.Page(frame.url, frame.title, frame.referrer))
            case frames.Asks() | frames.Follows() | frames.Presses():
                await self._take_link(frame)
            case frames.Identifies() | frames.SignsOut():
                await self._take_user(frame)
            case frames.Ping():
                self.seat.put(frames.PONG)
            case _:
                self.seat.put(frames.refused(None, "bad_frame"))

    async def _take_received(self, got: frames.Got) -> None:
        ids = got.ids[: frames.MOST_IDS]
        for identity_id in self.seat.identity_ids if ids else ():
            await self._write(mark_received, identity_id, ids, self.door.clock.now())

    async def _take_read(self, seen: frames.Seen) -> None:
        for identity_id in self.seat.identity_ids:
            await self._write(mark_read, identity_id, seen.upto, self.door.clock.now())

    async def _take_typing(self, text: str | None) -> None:
        wanted = self.door.workplace.settings.typing_preview
        now = self.door.clock.now()
        if self._typed_at and now - self._typed_at < TYPING_EVERY:
            return
        self._typed_at = now
        self.pages.writes()
        if self.seat.identity_id is None:
            return
        who = await asyncio.to_thread(self.door.find, self.channel.id, self.seat.visitor)
        shown = text[-LONGEST_PREVIEW:] if wanted and text is not None else None
        if who is not None and who.conversation_id is not None and not who.blocked:
            self.door.presence.client_types(who.client_id, who.conversation_id, shown)

    async def _take_link(self, frame: frames.Asks | frames.Follows | frames.Presses) -> None:
        wait = self.door.pace.wait_for(f"{self.channel.id}:{self.seat.visitor}", self.door.clock.now())
        if wait is not None:
            self.seat.put(frames.refused(None, "too_fast", wait))
            return
        try:
            match frame:
                case frames.Asks():
                    await self.links.ask(frame)
                case frames.Follows():
                    await self.links.follow(frame)
                case _:
                    await self.links.press(frame)
        except OknoError as failure:
            self.seat.put(frames.refused(None, failure.code, failure.retry_after))

    async def _turn(self, page: frames.Page) -> None:
        try:
            await self.pages.turn(page, self._name, self.address)
        except OknoError as failure:
            self.seat.put(frames.refused(None, failure.code, failure.retry_after))

    @property
    def _name(self) -> str:
        return (self.who.claims or {}).get("name", "")

    async def _write(self, unit: Any, *args: Any) -> None:
        """Marks are said again by the browser, so a database that is away costs nothing."""
        try:
            await self.door.writer.write(unit, *args)
        except OknoError as failure:
            self.seat.put(frames.refused(None, failure.code, failure.retry_after))


async def _recognise(
    door: VisitorDoor, channel: OpenChannel, hello: frames.Hello, address: str
) -> Recognised:
    bearer = door.tokens.read(channel.public_key, hello.token) if hello.token else None
    await door.allowances.refuse_too_much(HELLOS, f"{channel.id}:{bearer.visitor}" if bearer else "", address)
    return await recognise(door, channel, bearer, hello.user, hello.language)
