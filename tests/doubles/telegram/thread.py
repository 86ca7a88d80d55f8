"""The local Telegram on an event loop of its own in a thread, for tests that have none."""

import asyncio
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from threading import Thread
from typing import Any, TypeVar

from tests.doubles.telegram.double import TelegramDouble

T = TypeVar("T")


class TelegramThread:
    """`telegram` is used only through `run`: it is not made to be touched from two threads."""

    def __init__(self, telegram: TelegramDouble, loop: asyncio.AbstractEventLoop) -> None:
        self.telegram = telegram
        self._loop = loop

    def run(self, act: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(act, self._loop).result()


@contextmanager
def telegram_in_thread(telegram: TelegramDouble) -> Iterator[TelegramThread]:
    """Start it, hand it over, and stop it with its thread."""
    loop = asyncio.new_event_loop()
    thread = Thread(target=loop.run_forever, name="local Telegram")
    thread.start()
    running = TelegramThread(telegram, loop)
    try:
        running.run(telegram.start())
        yield running
        running.run(telegram.stop())
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
