"""Small regular duties: what was put off comes back, what is kept for a while goes."""

import asyncio
import logging
from datetime import timedelta

from app.access.sessions import forget_expired
from app.conversations.snoozing import wake_due
from app.conversations.taking_back import forget_ended
from app.db.writer import Writer
from app.drafts.keeping import forget_emptied
from app.events.log import forget_before
from app.files.forgetting import LooseFiles
from app.hours.waits import forget_waits
from app.inbound.raw import forget_raw
from app.kit.clock import Clock
from app.kit.errors import OknoError
from app.links.sweeping import sweep_links
from app.settings import Settings
from app.visitors.sweeping import sweep_sessions
from app.visitors.visiting import forget_visits

PAUSE = 15.0
"""Seconds between looks for what falls due."""
FORGET_EVERY = 40
"""Looks between rounds of forgetting."""
WAITS_KEPT = timedelta(days=14)
"""How long it is known how long people have waited."""

log = logging.getLogger(__name__)


async def keep_up_forever(writer: Writer, clock: Clock, settings: Settings, files: LooseFiles) -> None:
    round_number = 0
    while True:
        try:
            await keep_up(writer, clock, settings, files, forget=round_number % FORGET_EVERY == 0)
        except (OknoError, OSError) as failure:
            log.warning("upkeep has to wait: %s", failure)
        round_number += 1
        await asyncio.sleep(PAUSE)


async def keep_up(
    writer: Writer, clock: Clock, settings: Settings, files: LooseFiles, *, forget: bool
) -> None:
    now = clock.now()
    while await writer.write(wake_due, now):
        pass
    if forget:
        await writer.write(forget_expired, now)
        await writer.write(sweep_links, now)
        await writer.write(sweep_sessions, now)
        while await writer.write(forget_ended, now):
            pass
        while await writer.write(forget_emptied, now):
            pass
        while await writer.write(forget_waits, now - WAITS_KEPT):
            pass
        while await writer.write(forget_visits, now - timedelta(days=settings.visit_days)):
            pass
        while await writer.write(forget_raw, now - timedelta(days=settings.raw_days)):
            pass
        while await writer.write(forget_before, now - timedelta(days=settings.event_days)):
            pass
        await files.forget(now)
