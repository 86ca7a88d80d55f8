"""What no message names goes after a day, and nothing else does."""

import asyncio
import os
import time
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from app.db.engine import Database
from app.db.transaction import Transaction
from app.db.writer import Writer
from app.files import forgetting
from app.files.disk_store import DiskStore
from app.files.forgetting import LooseFiles
from app.files.keeping import Kept
from app.files.queries import uploaded
from app.kit.clock import SetClock
from app.kit.errors import OknoError
from app.seed.pictures import SCENES, draw
from tests.files.conftest import Keeping

PHOTO = draw(min(SCENES))
TWO_DAYS = timedelta(days=2)


@pytest.fixture
def loose(database: Database, writer: Writer, store: DiskStore) -> LooseFiles:
    return LooseFiles(database, writer, store)


@pytest.fixture
def aged(store: DiskStore) -> "Ageing":
    return Ageing(store)


class Ageing:
    """Two days pass for what lies in the store."""

    def __init__(self, store: DiskStore) -> None:
        self.store = store

    def __call__(self) -> None:
        then = time.time() - TWO_DAYS.total_seconds()
        for path in self.store.folder.rglob("*"):
            os.utime(path, (then, then))


def lying_in(store: DiskStore) -> list[Path]:
    return [path for path in store.folder.rglob("*") if path.is_file()]


def attach(tx: Transaction, kept: Kept) -> None:
    tx.run(
        "INSERT INTO attachments (id, message_id, position, kind, state, file_id) VALUES (?, ?, ?, ?, ?, ?)",
        (kept.id, kept.id, 0, "photo", "stored", kept.id),
    )


async def test_an_upload_that_was_never_sent_goes_with_its_pictures(
    keeps: Keeping, loose: LooseFiles, store: DiskStore, clock: SetClock, aged: Ageing
) -> None:
    await keeps(PHOTO)
    assert len(lying_in(store)) == 3
    aged()

    assert await loose.forget(clock.now() + TWO_DAYS) == 1
    assert lying_in(store) == []


async def test_what_belongs_to_a_message_stays(
    keeps: Keeping, loose: LooseFiles, writer: Writer, store: DiskStore, clock: SetClock, aged: Ageing
) -> None:
    await writer.write(attach, await keeps(PHOTO))
    aged()

    assert await loose.forget(clock.now() + TWO_DAYS) == 0
    assert len(lying_in(store)) == 3


async def test_an_upload_may_wait_a_day_for_its_words(
    keeps: Keeping, loose: LooseFiles, store: DiskStore, clock: SetClock
) -> None:
    await keeps(PHOTO)

    assert await loose.forget(clock.now() + timedelta(hours=23)) == 0
    assert len(lying_in(store)) == 3


async def test_bytes_that_another_file_is_made_of_stay(
    keeps: Keeping, loose: LooseFiles, writer: Writer, store: DiskStore, clock: SetClock, aged: Ageing
) -> None:
    await keeps(PHOTO)
    await writer.write(attach, await keeps(PHOTO))
    aged()

    assert await loose.forget(clock.now() + TWO_DAYS) == 1
    assert len(lying_in(store)) == 3


async def test_bytes_that_have_just_been_put_again_stay_for_the_row_to_come(
    keeps: Keeping, loose: LooseFiles, store: DiskStore, clock: SetClock, aged: Ageing
) -> None:
    await keeps(b"%PDF-1.7")
    aged()
    store.take_bytes(b"%PDF-1.7")

    assert await loose.forget(clock.now() + TWO_DAYS) == 1
    assert len(lying_in(store)) == 1


async def test_a_reply_that_is_being_written_holds_its_file(
    keeps: Keeping, loose: LooseFiles, writer: Writer, database: Database, clock: SetClock
) -> None:
    kept = await keeps(b"%PDF-1.7")
    looked, gone_on = asyncio.Event(), asyncio.Event()
    loop = asyncio.get_running_loop()

    def reply(tx: Transaction) -> None:
        file = uploaded(tx, [kept.public_key])[0]
        loop.call_soon_threadsafe(looked.set)
        asyncio.run_coroutine_threadsafe(gone_on.wait(), loop).result(20)
        assert file.file_id == kept.id
        attach(tx, kept)

    writing = asyncio.ensure_future(writer.write(reply))
    await looked.wait()
    forgetting_ = asyncio.ensure_future(loose.forget(clock.now() + TWO_DAYS))
    if database.dialect == "postgresql":
        await forgetting_
    gone_on.set()
    await asyncio.gather(writing, forgetting_)

    assert (await writer.write(uploaded, [kept.public_key]))[0].file_id == kept.id


async def test_all_are_looked_at_in_time_however_many_there_are(
    keeps: Keeping,
    loose: LooseFiles,
    database: Database,
    clock: SetClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(forgetting, "AT_A_TIME", 2)
    monkeypatch.setattr(forgetting, "MOST_GOES", 1)
    for number in range(5):
        await keeps(f"file {number}".encode())

    rounds = [await loose.forget(clock.now() + TWO_DAYS) for _ in range(4)]

    assert rounds == [2, 2, 1, 0]
    with database.snapshot() as connection:
        assert connection.execute(text("SELECT count(*) FROM files")).scalar() == 0


async def test_a_reply_cannot_name_what_was_forgotten(writer: Writer) -> None:
    with pytest.raises(OknoError, match="file_not_found"):
        await writer.write(uploaded, ["nothing"])
