"""How the channels are: told by receivers and senders, written down sparingly."""

import asyncio
import logging
from collections.abc import Callable
from typing import Any

from app.channels.health import CONTACT_EVERY, mark_contact, mark_healthy, mark_trouble
from app.db.writer import Writer
from app.kit.clock import Clock
from app.kit.errors import OknoError
from connectors.contract import ChannelDown

log = logging.getLogger(__name__)


class ChannelHealth:
    """Writes only what has changed: a fetch that goes well every half minute is no news."""

    def __init__(self, writer: Writer, clock: Clock) -> None:
        self.writer = writer
        self.clock = clock
        self.on_recovery: list[Callable[[int], None]] = []
        """Told when a channel that was ill is well again."""
        self._ill: set[int] = set()
        self._known_well: set[int] = set()
        self._contact: dict[int, Any] = {}
        self._refusals: asyncio.Queue[tuple[int, str, str]] = asyncio.Queue(maxsize=1_000)

    async def well(self, channel_id: int) -> None:
        now = self.clock.now()
        if channel_id in self._ill or channel_id not in self._known_well:
            self._ill.discard(channel_id)
            self._known_well.add(channel_id)
            await self._write(mark_healthy, channel_id, now)
            for tell in self.on_recovery:
                tell(channel_id)
        last = self._contact.get(channel_id)
        if last is None or now - last >= CONTACT_EVERY:
            self._contact[channel_id] = now
            await self._write(mark_contact, channel_id, now)

    async def ill(self, channel_id: int, trouble: ChannelDown) -> None:
        self._ill.add(channel_id)
        log.warning("channel %s is in trouble: %s", channel_id, trouble.code)
        await self._write(
            mark_trouble,
            channel_id,
            trouble.code,
            trouble.detail,
            needs_a_person=trouble.needs_a_person,
            at=self.clock.now(),
        )

    def refused(self, channel_id: int, code: str, detail: str) -> None:
        """A channel has refused a send as a whole."""
        if not self._refusals.full():
            self._refusals.put_nowait((channel_id, code, detail))

    async def note_forever(self) -> None:
        while True:
            channel_id, code, detail = await self._refusals.get()
            # A key that opens nothing for words opens nothing for long.
            needs_a_person = code == "unauthorised"
            await self.ill(channel_id, ChannelDown(code, detail, needs_a_person=needs_a_person))

    async def _write(self, unit: Callable[..., None], *args: Any, **kwargs: Any) -> None:
        try:
            await self.writer.write(unit, *args, **kwargs)
        except OknoError as failure:
            log.warning("the health of a channel could not be written down: %s", failure)
