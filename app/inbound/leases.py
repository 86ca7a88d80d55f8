"""One process asks a channel for news; when it dies, another takes over."""

import asyncio
import logging
from datetime import datetime, timedelta

from app.db.transaction import Transaction
from app.db.writer import Writer
from app.kit.clock import Clock
from app.kit.errors import OknoError

LEASE = timedelta(seconds=10)
"""Whoever has not renewed it for so long is taken for dead."""
LOOK_EVERY = 2.0
"""Seconds between renewals, and between looks whether another's lease has run out."""

log = logging.getLogger(__name__)


class Leases:
    """Those that this process holds, or waits for."""

    def __init__(self, writer: Writer, clock: Clock, owner: str, *, alone: bool) -> None:
        self.writer = writer
        self.clock = clock
        self.owner = owner
        self.alone = alone
        """No other process can be alive, so what the last one held is free."""
        self._bell = asyncio.Event()

    def look(self) -> None:
        """Time has moved."""
        self._bell.set()
        self._bell = asyncio.Event()

    async def take(self, channel_id: int) -> None:
        """Returns as soon as the channel is ours."""
        while not await self._renew(channel_id, otherwise=False):
            await self._nap()

    async def keep(self, channel_id: int) -> None:
        """Returns when somebody else has taken it from us: we had been silent for too long."""
        while await self._renew(channel_id, otherwise=True):
            await self._nap()
        log.warning("channel %s is asked for news by another process now", channel_id)

    async def release(self, channel_id: int) -> None:
        try:
            await self.writer.write(release_lease, channel_id, self.owner)
        except OknoError as failure:
            log.warning("a lease could not be given back: %s", failure)

    async def _renew(self, channel_id: int, *, otherwise: bool) -> bool:
        now = self.clock.now()
        try:
            return await self.writer.write(take_lease, channel_id, self.owner, now, by_force=self.alone)
        except OknoError as failure:
            log.warning("a lease could not be written down: %s", failure)
            return otherwise

    async def _nap(self) -> None:
        try:
            async with asyncio.timeout(LOOK_EVERY):
                await self._bell.wait()
        except TimeoutError:
            return


def take_lease(tx: Transaction, channel_id: int, owner: str, at: datetime, *, by_force: bool = False) -> bool:
    """Whether the channel is ours until LEASE from now."""
    return bool(
        tx.run(
            "INSERT INTO channel_progress (channel_id, lease_owner, lease_until) VALUES (?, ?, ?)"
            " ON CONFLICT (channel_id) DO UPDATE"
            " SET lease_owner = excluded.lease_owner, lease_until = excluded.lease_until"
            " WHERE channel_progress.lease_owner = excluded.lease_owner"
            " OR channel_progress.lease_until IS NULL OR channel_progress.lease_until <= ? OR ?",
            (channel_id, owner, tx.stored(at + LEASE), tx.stored(at), by_force),
        ).rowcount
    )


def release_lease(tx: Transaction, channel_id: int, owner: str) -> None:
    tx.run(
        "UPDATE channel_progress SET lease_owner = NULL, lease_until = NULL"
        " WHERE channel_id = ? AND lease_owner = ?",
        (channel_id, owner),
    )
