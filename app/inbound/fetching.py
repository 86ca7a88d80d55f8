"""Files of messages are fetched after the commit, by a worker of their own: a slow download delays no words."""

import asyncio
import logging
from collections import Counter
from datetime import timedelta

from sqlalchemy.exc import SQLAlchemyError

from app.channels.open import Switchboard
from app.conversations.attaching import (
    Fetched,
    Wanted,
    claim_attachments,
    due_attachments,
    settle_attachment,
)
from app.db.engine import Database
from app.db.writer import Writer
from app.events.relay import Passage
from app.files.keeping import store_draft
from app.files.safe_fetch import SafeFetch
from app.files.store import FileStore
from app.kit.clock import Clock
from app.kit.errors import OknoError
from app.kit.ids import Randomness
from connectors.contract import SendFailed

LARGEST = 20_000_000
"""Bytes, where a channel has no limit of its own."""
AT_ONCE = 4
"""Of one channel, so that a slow one holds up only itself."""
PAUSE = 5.0
"""Seconds between looks for what is due."""
PATIENCE = 300.0
"""Seconds for one file."""
DELAYS = (timedelta(seconds=5), timedelta(seconds=30), timedelta(minutes=3), timedelta(minutes=20))
"""Before the second attempt, the third and so on; after the last one it is given up."""
ATTEMPTS_AT_EXPIRED = 3
"""A link that is gone does not come back, except where it was not there yet."""

log = logging.getLogger(__name__)


class Fetcher:
    """Takes what is due, a few files of each channel at a time."""

    def __init__(
        self,
        database: Database,
        switchboard: Switchboard,
        writer: Writer,
        store: FileStore,
        web: SafeFetch,
        clock: Clock,
        randomness: Randomness,
    ) -> None:
        self.database = database
        self.switchboard = switchboard
        self.writer = writer
        self.store = store
        self.web = web
        self.clock = clock
        self.randomness = randomness
        self._bell = asyncio.Event()
        self._busy: Counter[int] = Counter()
        """Downloads under way, by channel."""

    def hear(self, passage: Passage) -> None:
        """Something with a file may have come."""
        if any('"state":"waiting"' in event.entry.body for event in passage.events):
            self.ring()

    def ring(self) -> None:
        """Something may be due."""
        self._bell.set()

    async def run(self) -> None:
        async with asyncio.TaskGroup() as downloads:
            while True:
                self._bell.clear()
                try:
                    for wanted in await self._claim_due():
                        self._busy[wanted.channel_id] += 1
                        downloads.create_task(self._fetch_and_settle(wanted))
                except (OknoError, SQLAlchemyError) as failure:
                    log.warning("files have to wait: %s", failure)
                await self._nap()

    async def _claim_due(self) -> list[Wanted]:
        due = await asyncio.to_thread(self._due)
        return await self.writer.write(claim_attachments, due, self.clock.now()) if due else []

    def _due(self) -> list[int]:
        with self.database.snapshot() as connection:
            return due_attachments(connection, self.clock.now(), self._busy, AT_ONCE)

    async def _fetch_and_settle(self, wanted: Wanted) -> None:
        try:
            fetched = await self._fetch(wanted)
            await self.writer.write(settle_attachment, fetched, self.clock.now())
        except OknoError as failure:
            # Its lease runs out, and it is taken up again.
            log.warning("a file has to wait: %s", failure)
        except Exception:
            log.exception("a file that was fetched could not be kept")
        finally:
            self._busy[wanted.channel_id] -= 1
            self.ring()

    async def _fetch(self, wanted: Wanted) -> Fetched:
        try:
            async with asyncio.timeout(PATIENCE):
                return await self._download(wanted)
        except SendFailed as refusal:
            return self._refused(wanted, refusal)
        except OknoError as failure:
            return self._later(wanted, failure.code)
        except (TimeoutError, OSError) as failure:
            return self._later(wanted, "timeout" if isinstance(failure, TimeoutError) else "disk")
        except Exception:
            log.exception("a connector failed while fetching a file")
            return self._later(wanted, "rejected")

    async def _download(self, wanted: Wanted) -> Fetched:
        limit = wanted.limit or LARGEST
        async with self.store.draft_for_loop() as draft:
            if wanted.remote_url is not None:
                await self.web.fetch(wanted.remote_url, draft, limit)
            else:
                channel = self.switchboard.get(wanted.channel_id)
                if channel is None or channel.connector is None:
                    raise SendFailed("channel_absent", "retry")
                await channel.connector.fetch_file(wanted.remote_id or "", str(draft), limit)
            kept = await store_draft(self.store, self.writer, draft, self.clock.now(), self.randomness)
        content = kept.content
        return Fetched(
            wanted.attachment_id,
            wanted.message_id,
            "stored",
            file_id=kept.id,
            mime=content.mime,
            size=content.size,
            width=content.width,
            height=content.height,
        )

    def _refused(self, wanted: Wanted, refusal: SendFailed) -> Fetched:
        if refusal.outcome == "final" or (
            refusal.code == "expired" and wanted.attempt >= ATTEMPTS_AT_EXPIRED
        ):
            state = "too_big" if refusal.code == "file_too_big" else "failed"
            return Fetched(wanted.attachment_id, wanted.message_id, state, code=refusal.code)
        return self._later(wanted, refusal.code, refusal.retry_after)

    def _later(self, wanted: Wanted, code: str, after: timedelta | None = None) -> Fetched:
        if wanted.attempt > len(DELAYS):
            return Fetched(wanted.attachment_id, wanted.message_id, "failed", code=code)
        delay = max(after or timedelta(), DELAYS[wanted.attempt - 1])
        return Fetched(
            wanted.attachment_id,
            wanted.message_id,
            "waiting",
            code=code,
            next_attempt_at=self.clock.now() + delay,
        )

    async def _nap(self) -> None:
        try:
            async with asyncio.timeout(PAUSE):
                await self._bell.wait()
        except TimeoutError:
            return
