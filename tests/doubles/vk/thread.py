"""The local VK on an event loop of its own in a thread, for tests that have none."""

import asyncio
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from threading import Thread
from typing import Any, TypeVar

from tests.doubles.vk.double import VkDouble

T = TypeVar("T")


class VkThread:
    """`vk` is used only through `run`: it is not made to be touched from two threads."""

    def __init__(self, vk: VkDouble, loop: asyncio.AbstractEventLoop) -> None:
        self.vk = vk
        self._loop = loop

    def run(self, act: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(act, self._loop).result()


@contextmanager
def vk_in_thread(vk: VkDouble) -> Iterator[VkThread]:
    """Start it, hand it over, and stop it with its thread."""
    loop = asyncio.new_event_loop()
    thread = Thread(target=loop.run_forever, name="local VK")
    thread.start()
    running = VkThread(vk, loop)
    try:
        running.run(vk.start())
        yield running
        running.run(vk.stop())
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
