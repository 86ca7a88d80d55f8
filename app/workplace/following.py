"""How people work here, at hand for whoever asks often; the log tells of every change."""

from app.events.relay import Passage
from app.kit.json import loads
from app.workplace.schemas import Workplace


class WorkplaceNow:
    """One in each process."""

    def __init__(self) -> None:
        self.settings = Workplace()

    def learn(self, settings: Workplace) -> None:
        """What the database says at the start."""
        self.settings = settings

    def hear(self, passage: Passage) -> None:
        for event in passage.events:
            if event.entry.kind == "workplace.changed":
                self.settings = Workplace.model_validate(loads(event.entry.body)["workplace"])
