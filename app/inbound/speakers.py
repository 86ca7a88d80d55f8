"""Who of a group says it, where messages tell numbers only: names are asked for many at once, after the commit.

Until a name is known the message shows what the channel itself would; then it is put right in every window.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from app.conversations.speaking import name_speakers
from app.db.writer import Writer
from app.inbound.letters import Letter
from app.kit.clock import Clock
from app.kit.errors import OknoError
from app.kit.text import storable_name
from connectors.contract import Connector, Heard, MessageIn, SendFailed

FRESH = timedelta(days=1)
"""Whoever changes their name is called by it after so long."""
AT_ONCE = 100
"""People in one question."""
MOST_KNOWN = 20_000
PATIENCE = 60.0
"""Seconds for one answer."""
GATHERING = 0.5
"""Seconds in which further speakers join the question."""
PAUSES = (15.0, 60.0, 300.0, 1800.0)
"""Seconds before those whom nobody told of are asked for again; then not before they speak again."""
MOST_SAID = 100
"""Messages of one speaker that wait for a name."""

log = logging.getLogger(__name__)


@dataclass
class _Waiting:
    """Of one channel: speakers without a name, and what they said."""

    connector: Connector
    said: dict[str, deque[str]] = field(default_factory=dict)
    """Message ids of the channel by the speaker's."""
    shown: dict[str, str] = field(default_factory=dict)
    """What stands there instead of a name, by the speaker's id."""

    def add(self, speaker: str, message: MessageIn) -> None:
        self.said.setdefault(speaker, deque(maxlen=MOST_SAID)).append(message.external_id)
        if message.speaker:
            self.shown[speaker] = message.speaker

    def join(self, other: "_Waiting") -> None:
        for speaker, said in other.said.items():
            self.said.setdefault(speaker, deque(maxlen=MOST_SAID)).extend(said)
        self.shown |= other.shown


class Speakers:
    """Remembers names while the process runs; what is not known is asked again."""

    def __init__(
        self, writer: Writer, clock: Clock, *, gathering: float = GATHERING, pauses: Sequence[float] = PAUSES
    ) -> None:
        self.writer = writer
        self.clock = clock
        self.gathering = gathering
        self.pauses = tuple(pauses)
        self._known: dict[tuple[int, str], tuple[str, datetime]] = {}
        self._waiting: dict[int, _Waiting] = {}
        """To be asked in a moment, by channel."""
        self._untold: dict[int, _Waiting] = {}
        """To be asked again after a pause."""
        self._tasks: set[asyncio.Task[None]] = set()

    def named(self, channel_id: int, letters: Sequence[Letter]) -> tuple[Letter, ...]:
        """With the names that are known."""
        return tuple(
            replace(letter, heard=tuple(self._named(channel_id, heard) for heard in letter.heard))
            if any(_speaker_of(heard) for heard in letter.heard)
            else letter
            for letter in letters
        )

    def ask(self, channel_id: int, connector: Connector, letters: Sequence[Letter]) -> None:
        """Of those whose words were stored without their names; a name may have been learnt meanwhile."""
        is_new = channel_id not in self._waiting
        for heard in (heard for letter in letters for heard in letter.heard):
            speaker = _speaker_of(heard)
            if speaker and isinstance(heard, MessageIn) and self._name(channel_id, speaker) != heard.speaker:
                untold = self._untold.get(channel_id)
                if untold is not None and speaker in untold.said:
                    untold.connector = connector
                    untold.add(speaker, heard)
                else:
                    self._waiting.setdefault(channel_id, _Waiting(connector)).add(speaker, heard)
        if is_new and channel_id in self._waiting:
            self._begin(self._ask_soon(channel_id))

    async def stop(self) -> None:
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _begin(self, asking: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(asking)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _ask_soon(self, channel_id: int) -> None:
        await asyncio.sleep(self.gathering)
        waiting = self._waiting.pop(channel_id)
        await self._ask(channel_id, waiting)
        if not waiting.said:
            return
        if channel_id in self._untold:
            self._untold[channel_id].join(waiting)
        else:
            self._untold[channel_id] = waiting
            self._begin(self._ask_again(channel_id))

    async def _ask_again(self, channel_id: int) -> None:
        """All who are untold together, so that there is one question at a time however long nobody answers."""
        untold = self._untold[channel_id]
        try:
            for pause in self.pauses:
                await asyncio.sleep(pause)
                await self._ask(channel_id, untold)
                if not untold.said:
                    return
        finally:
            del self._untold[channel_id]

    async def _ask(self, channel_id: int, waiting: _Waiting) -> None:
        """Takes out those of whom there is a name now."""
        speakers = list(waiting.said)
        for begin in range(0, len(speakers), AT_ONCE):
            names = await _names(waiting.connector, speakers[begin : begin + AT_ONCE])
            now = self.clock.now()
            # Before they are written down: what is heard meanwhile is stored with them.
            self._remember(channel_id, names, now)
            told = {speaker: waiting.said.pop(speaker) for speaker in names if speaker in waiting.said}
            put_right = {
                external_id: names[speaker] for speaker, said in told.items() for external_id in said
            }
            shown = {waiting.shown[speaker]: names[speaker] for speaker in told if speaker in waiting.shown}
            try:
                await self.writer.write(name_speakers, channel_id, put_right, now, shown)
            except OknoError as failure:
                log.warning("the names of speakers could not be written down: %s", failure)
                waiting.said |= told

    def _remember(self, channel_id: int, names: dict[str, str], now: datetime) -> None:
        if len(self._known) + len(names) > MOST_KNOWN:
            self._known.clear()
        self._known |= {(channel_id, speaker): (name, now) for speaker, name in names.items()}

    def _named(self, channel_id: int, heard: Heard) -> Heard:
        speaker = _speaker_of(heard)
        name = self._name(channel_id, speaker) if speaker else None
        return replace(heard, speaker=name) if name and isinstance(heard, MessageIn) else heard

    def _name(self, channel_id: int, speaker: str) -> str | None:
        name, told_at = self._known.get((channel_id, speaker), (None, None))
        return name if told_at is not None and told_at > self.clock.now() - FRESH else None


def _speaker_of(heard: Heard) -> str | None:
    return heard.speaker_id if isinstance(heard, MessageIn) else None


async def _names(connector: Connector, speakers: Sequence[str]) -> dict[str, str]:
    try:
        async with asyncio.timeout(PATIENCE):
            told = await connector.fetch_profiles(speakers)
    except (SendFailed, TimeoutError) as failure:
        log.info("%s told no names: %s", connector.kind, type(failure).__name__)
    except Exception:
        log.exception("a connector failed while it was asked for names")
    else:
        return {speaker: name for speaker, author in told.items() if (name := storable_name(author.name))}
    return {}
