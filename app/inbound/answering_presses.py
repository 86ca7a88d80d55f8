"""A person who presses a button sees it spin until somebody says that the press was taken."""

import asyncio
import contextlib
from collections.abc import Sequence

from app.inbound.letters import Letter
from connectors.contract import ButtonPress, Connector

PATIENCE = 20.0
"""Seconds for one answer."""


class PressAnswers:
    """Given after the commit, and best effort: the press itself is stored already."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    def answer(self, connector: Connector, letters: Sequence[Letter]) -> None:
        for letter in letters:
            for heard in letter.heard:
                if isinstance(heard, ButtonPress):
                    task = asyncio.create_task(_answer(connector, heard.press_id))
                    self._tasks.add(task)
                    task.add_done_callback(self._tasks.discard)


async def _answer(connector: Connector, press_id: str) -> None:
    with contextlib.suppress(Exception):
        async with asyncio.timeout(PATIENCE):
            await connector.answer_button(press_id)
