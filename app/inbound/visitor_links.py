"""What a visitor's page asks of links: to go on in a messenger, or to join a conversation from there."""

import asyncio
from collections.abc import Mapping
from typing import Any

from app.channels.open import OpenChannel
from app.db.engine import Database
from app.db.writer import Writer
from app.inbound import visitor_frames as frames
from app.inbound.visitor_hub import VisitorHub
from app.inbound.visitor_seat import VisitorSeat
from app.kit.clock import Clock
from app.kit.speech import speech_of
from app.links.answering import answer_in_browser
from app.links.asking import make_link
from app.links.desk import LinkDesk
from app.links.following import follow_in_browser
from app.links.standing import stale_card, standing_of
from app.links.tokens import fingerprint, shown_code
from app.links.words import in_both


class VisitorLinks:
    """For one page of one visitor."""

    def __init__(
        self,
        desk: LinkDesk,
        database: Database,
        writer: Writer,
        hub: VisitorHub,
        clock: Clock,
        channel: OpenChannel,
        seat: VisitorSeat,
        address: str,
    ) -> None:
        self.desk = desk
        self.database = database
        self.writer = writer
        self.hub = hub
        self.clock = clock
        self.channel = channel
        self.seat = seat
        self.address = address
        """The network address the page speaks from."""

    async def ask(self, asks: frames.Asks) -> None:
        """Raises OknoError of the writer."""
        target = self.desk.messengers(self.channel).get(asks.kind)
        if target is None or self.seat.identity_id is None:
            await self._show("not_now")
            return
        made = await self.writer.write(
            make_link,
            self.desk,
            target,
            self.seat.identity_id,
            self.address,
            speech_of(asks.speaks),
            self.clock.now(),
        )
        url = made and self.desk.entry_link(target, made.token)
        if made is None or url is None:
            await self._show("too_often" if made is None else "not_now")
            return
        title = self.desk.title(target.id)
        self.seat.put(
            frames.link(
                {
                    "id": made.id,
                    "url": url,
                    "code": shown_code(made.code),
                    "text": in_both("made", channel=title),
                    "open": in_both("open", channel=title),
                    "copy": in_both("copy"),
                }
            )
        )

    async def follow(self, follows: frames.Follows) -> None:
        trouble = await self.writer.write(
            follow_in_browser,
            self.desk,
            follows.token,
            self.channel.id,
            self.seat.visitor,
            fingerprint(self.address),
            self.clock.now(),
        )
        await self._show({"stale": "stale_here"}.get(trouble, trouble) if trouble else None)

    async def press(self, presses: frames.Presses) -> None:
        identity_id = await self.writer.write(
            answer_in_browser,
            self.desk,
            presses.id,
            presses.act,
            self.channel.id,
            self.seat.visitor,
            self.clock.now(),
        )
        if identity_id is not None:
            self.hub.recognise(self.channel.id, self.seat.visitor, identity_id)
        await self._show(None)

    def standing(self) -> dict[str, Any]:
        """How things stand with this browser. Reads the database."""
        with self.database.snapshot() as connection:
            return standing_of(connection, self.desk, self.channel.id, self.seat.visitor, self.clock.now())

    async def _show(self, trouble: str | None) -> None:
        standing: Mapping[str, Any] = await asyncio.to_thread(self.standing)
        cards = [*standing["cards"], *([stale_card(trouble)] if trouble else [])]
        self.seat.put(frames.links({**standing, "cards": cards}))
