"""Which page a visitor looks at: noted for the history of their visits, and shown to whoever watches the site now."""

import asyncio
import logging

from app.channels.open import OpenChannel
from app.inbound import visitor_frames as frames
from app.inbound.visitor_door import VisitorDoor
from app.inbound.visitor_seat import VisitorSeat
from app.kit.errors import OknoError
from app.kit.wire import rfc3339
from app.visitors.allowances import PAGES
from app.visitors.devices import Device, device_of
from app.visitors.roster import Present
from app.visitors.visiting import PageView, leave_page, note_visit, shown_page

LONGEST_SHOWN = 300
"""Characters of an address or a title in the list of who is here."""

log = logging.getLogger(__name__)


class VisitorPages:
    """Of one page of the widget, which may turn to other pages of the site."""

    def __init__(
        self, door: VisitorDoor, channel: OpenChannel, seat: VisitorSeat, language: str | None, agent: str
    ) -> None:
        self.door = door
        self.channel = channel
        self.seat = seat
        self.language = language
        self.agent = agent
        self.since = rfc3339(door.clock.now())
        self.visit: int | None = None
        self._device: Device | None = None
        self._shown: PageView | None = None
        self._present: Present | None = None

    async def turn(self, page: frames.Page, name: str, address: str) -> None:
        """Robots are not visitors. Raises OknoError of the writer."""
        device = await self._known_device()
        if device["kind"] == "robot":
            return
        view = shown_page(page.url, page.title, page.referrer, self.language, device)
        if view.is_web:
            self._shown = view
            self.show(name)
        who = f"{self.channel.id}:{self.seat.browser}"
        if await self.door.allowances.wait_for(PAGES, who, address) is None:
            now = self.door.clock.now()
            noted = await self.door.writer.write(
                note_visit, self.channel.id, self.seat.visitor, view, self.visit, now
            )
            self.visit = noted or self.visit

    def show(self, name: str) -> None:
        """Also again, when it is known who it is."""
        view, seat = self._shown, self.seat
        if view is None:
            return
        present = Present(
            channel_id=self.channel.id,
            visitor=seat.visitor,
            browser=seat.browser,
            name=name[:200],
            url=view.url[:LONGEST_SHOWN],
            title=view.title[:LONGEST_SHOWN],
            referrer=view.referrer[:LONGEST_SHOWN] if view.referrer else None,
            labels=dict(list(view.labels.items())[:10]),
            device=view.device,
            language=view.language,
            since=self.since,
            page_at=rfc3339(self.door.clock.now()),
        )
        self._present = present
        self.door.roster.comes(self, present)

    def writes(self) -> None:
        present = self._present
        if present is not None:
            self.door.roster.writes(present.ref)

    def leave(self) -> None:
        """The page is closed, or somebody else's."""
        self.door.roster.leaves(self)
        if self.visit is not None:
            visit, self.visit = self.visit, None
            self.door.run(self._note_leaving(visit))

    async def _note_leaving(self, visit: int) -> None:
        try:
            await self.door.writer.write(leave_page, visit, self.door.clock.now())
        except (OknoError, RuntimeError) as failure:
            log.info("nobody noted when a page was left: %s", failure)

    async def _known_device(self) -> Device:
        if self._device is not None:
            return self._device
        found = await asyncio.to_thread(device_of, self.agent)
        self._device = found
        return found
