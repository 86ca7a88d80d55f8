"""Where messages come without names, the channel is asked who wrote, many at once and after the commit."""

import asyncio
import logging
from collections.abc import Sequence

from app.channels.open import OpenChannel, Switchboard
from app.clients.nameless import name_them, take_nameless
from app.clients.picture_sources import note_told, source_of
from app.clients.records import Author
from app.db.writer import Writer
from app.events.relay import Passage
from app.kit.clock import Clock
from app.kit.errors import OknoError
from app.kit.text import storable_name
from connectors.contract import Author as ContractAuthor
from connectors.contract import Connector, SendFailed

AT_ONCE = 100
"""People in one question."""
PAUSE = 30.0
"""Seconds between looks for those of whom nothing was told."""
PATIENCE = 60.0
"""Seconds for one answer."""

log = logging.getLogger(__name__)


class Namer:
    """Asks the channels whose messages come without names."""

    def __init__(self, switchboard: Switchboard, writer: Writer, clock: Clock) -> None:
        self.switchboard = switchboard
        self.writer = writer
        self.clock = clock
        self._bell = asyncio.Event()

    def hear(self, passage: Passage) -> None:
        """Somebody nameless may have written."""
        if any('"name":""' in event.entry.body for event in passage.events):
            self._bell.set()

    async def run(self) -> None:
        while True:
            self._bell.clear()
            try:
                await self.name_all()
            except OknoError as failure:
                log.warning("names have to wait: %s", failure)
            try:
                async with asyncio.timeout(PAUSE):
                    await self._bell.wait()
            except TimeoutError:
                continue

    async def name_all(self) -> None:
        """Everybody whom the channels would tell of now."""
        for channel in self.switchboard.all():
            if channel.connector is not None and channel.capabilities.names_apart:
                while await self._name_some(channel, channel.connector):
                    pass

    async def _name_some(self, channel: OpenChannel, connector: Connector) -> bool:
        """Whether there may be more."""
        asked = await self.writer.write(take_nameless, channel.id, AT_ONCE, self.clock.now())
        if not asked:
            return False
        told = await _ask(connector, asked)
        authors = [_author(channel.id, external_id, one) for external_id, one in told.items()]
        await self.writer.write(name_them, channel.id, asked, authors, self.clock.now())
        if channel.capabilities.pictures and authors:
            known, sources = list(told), {author.external_id: author.picture for author in authors}
            await self.writer.write(note_told, channel.id, known, sources, self.clock.now())
        return len(asked) == AT_ONCE


async def _ask(connector: Connector, asked: Sequence[str]) -> dict[str, ContractAuthor]:
    try:
        async with asyncio.timeout(PATIENCE):
            return dict(await connector.fetch_profiles(asked))
    except (SendFailed, TimeoutError) as failure:
        log.info("%s told no names: %s", connector.kind, type(failure).__name__)
    except Exception:
        log.exception("a connector failed while it was asked for names")
    return {}


def _author(channel_id: int, external_id: str, author: ContractAuthor) -> Author:
    return Author(
        channel_id=channel_id,
        external_id=external_id,
        name=storable_name(author.name),
        username=storable_name(author.username) if author.username else None,
        language=author.language,
        is_group=author.is_group,
        picture=source_of(author),
    )
