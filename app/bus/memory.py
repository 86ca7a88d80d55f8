"""One process that talks to itself."""

from app.bus.contract import Bus, Hear, Topic


class MemoryBus(Bus):
    def __init__(self) -> None:
        self._hear: Hear | None = None

    async def start(self, hear: Hear) -> None:
        self._hear = hear

    async def publish(self, topic: Topic, payload: str) -> None:
        if self._hear is not None:
            self._hear(topic, payload)

    async def stop(self) -> None:
        self._hear = None
