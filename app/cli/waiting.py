"""Waiting for what another process may still hold."""

import time

from app.clients.importing.jobs import LEASE, Job, take_import
from app.db.writer import Writer
from app.kit.clock import Clock
from app.kit.errors import OknoError
from app.kit.ids import SystemRandomness

PATIENCE = 2 * LEASE.total_seconds()
LOOK_EVERY = 0.5


def take_in_time(writer: Writer, clock: Clock, import_id: int) -> Job:
    """One that was killed lets go after its lease. Raises OknoError import_running when somebody is alive."""
    owner = SystemRandomness().token()
    until = time.monotonic() + PATIENCE
    while (job := writer.write_now(take_import, import_id, owner, clock.now())) is None:
        if time.monotonic() > until:
            raise OknoError("import_running", 409)
        time.sleep(LOOK_EVERY)
    return job
