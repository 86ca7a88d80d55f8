"""Pictures of people: the channels are asked where they are, and they are fetched and drawn anew, all in good time.

Nothing waits for them: words come first, names second, faces when there is time.
"""

import asyncio
import logging
from collections.abc import Mapping, Sequence

from app.channels.open import OpenChannel, Switchboard
from app.clients.picture_sources import note_told, put_off, source_of, take_unasked
from app.clients.pictures import WantedPicture, claim_pictures, keep_picture, miss_picture
from app.db.writer import Writer
from app.events.relay import Passage
from app.files.keeping import Prepared
from app.files.portraying import prepare_portrait
from app.files.safe_fetch import SafeFetch
from app.files.store import FileStore
from app.kit.clock import Clock
from app.kit.errors import OknoError
from app.kit.ids import Randomness
from connectors.contract import Author, Connector, SendFailed

LARGEST = 5_000_000
"""Bytes of a picture before we draw it small."""
PEOPLE_AT_ONCE = 20
"""Of each channel, in one round."""
FETCHED_AT_ONCE = 4
BREATH = 1.0
"""Seconds between two rounds, so that a crowd of new people never fills a channel's ears."""
PAUSE = 30.0
"""Seconds between looks for what is due, when nobody new has written."""
PATIENCE = 60.0
"""Seconds for one answer, and for one picture."""

log = logging.getLogger(__name__)


class Portraits:
    """Sees to it that people have faces."""

    def __init__(
        self,
        switchboard: Switchboard,
        writer: Writer,
        store: FileStore,
        web: SafeFetch,
        clock: Clock,
        randomness: Randomness,
    ) -> None:
        self.switchboard = switchboard
        self.writer = writer
        self.store = store
        self.web = web
        self.clock = clock
        self.randomness = randomness
        self._bell = asyncio.Event()

    def hear(self, passage: Passage) -> None:
        """Somebody may have written for the first time, or got a name and with it a link to a picture."""
        for event in passage.events:
            if event.entry.kind == "client.changed" or '"inbound_count":1,' in event.entry.body:
                self._bell.set()
                return

    async def run(self) -> None:
        while True:
            self._bell.clear()
            try:
                has_more = await self.look_after_all()
            except OknoError as failure:
                has_more = False
                log.warning("pictures have to wait: %s", failure)
            await asyncio.sleep(BREATH)
            if not has_more:
                await self._nap()

    async def look_after_all(self) -> bool:
        """One round. Whether there may be more to do at once."""
        asked = [
            self._ask_about_some(channel, channel.connector)
            for channel in self.switchboard.all()
            if channel.connector is not None and channel.capabilities.pictures
        ]
        more_to_ask = await asyncio.gather(*asked)
        wanted = await self.writer.write(claim_pictures, FETCHED_AT_ONCE, self.clock.now())
        await asyncio.gather(*(self._fetch_and_keep(one) for one in wanted))
        return any(more_to_ask) or len(wanted) == FETCHED_AT_ONCE

    async def _ask_about_some(self, channel: OpenChannel, connector: Connector) -> bool:
        asked = await self.writer.write(
            take_unasked,
            channel.id,
            PEOPLE_AT_ONCE,
            self.clock.now(),
            names_first=channel.capabilities.names_apart,
        )
        if not asked:
            return False
        told = await _ask(connector, asked)
        if told is None:
            await self.writer.write(put_off, channel.id, asked, self.clock.now())
        else:
            sources = {external_id: source_of(author) for external_id, author in told.items()}
            await self.writer.write(note_told, channel.id, asked, sources, self.clock.now())
        return told is not None and len(asked) == PEOPLE_AT_ONCE

    async def _fetch_and_keep(self, wanted: WantedPicture) -> None:
        try:
            drawn = await self._fetch(wanted)
            if drawn is not None:
                await self.writer.write(keep_picture, wanted, drawn, self.clock.now(), self.randomness)
                return
            is_final = True
        except SendFailed as refusal:
            is_final = refusal.outcome == "final"
        except (OknoError, OSError, TimeoutError) as failure:
            is_final = False
            log.info("a picture has to wait: %s", type(failure).__name__)
        except Exception:
            is_final = False
            log.exception("a connector failed while fetching a picture")
        await self.writer.write(miss_picture, wanted, self.clock.now(), is_final=is_final)

    async def _fetch(self, wanted: WantedPicture) -> Prepared | None:
        kind, _, told = wanted.source.partition(" ")
        async with asyncio.timeout(PATIENCE), self.store.draft_for_loop() as draft:
            if kind == "url":
                await self.web.fetch(told, draft, LARGEST)
            else:
                channel = self.switchboard.get(wanted.channel_id)
                if channel is None or channel.connector is None:
                    raise SendFailed("channel_absent", "retry")
                await channel.connector.fetch_file(told, str(draft), LARGEST)
            return await asyncio.to_thread(prepare_portrait, self.store, draft)

    async def _nap(self) -> None:
        try:
            async with asyncio.timeout(PAUSE):
                await self._bell.wait()
        except TimeoutError:
            return


async def _ask(connector: Connector, asked: Sequence[str]) -> Mapping[str, Author] | None:
    """None when there was no answer."""
    try:
        async with asyncio.timeout(PATIENCE):
            return await connector.fetch_profiles(asked)
    except (SendFailed, TimeoutError) as failure:
        log.info("%s told nothing of pictures: %s", connector.kind, type(failure).__name__)
    except Exception:
        log.exception("a connector failed while it was asked for pictures")
    return None
