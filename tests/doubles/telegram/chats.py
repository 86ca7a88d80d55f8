"""A private chat between one person and the bot, as the messenger's own server keeps it."""

from dataclasses import dataclass
from enum import StrEnum

from tests.doubles.telegram.conversation import Conversation
from tests.doubles.telegram.people import Person
from tests.doubles.telegram.wire import Json


class Standing(StrEnum):
    """How a person stands to the bot; it decides what the bot may do."""

    STRANGER = "stranger"
    TALKING = "talking"
    BLOCKED = "blocked"
    DEACTIVATED = "deactivated"


@dataclass
class Chat(Conversation):
    person: Person
    standing: Standing = Standing.STRANGER

    @property
    def id(self) -> int:
        return self.person.id

    @property
    def only_person(self) -> int:
        return self.person.id

    def as_chat(self) -> Json:
        return self.person.as_chat()

    def person_with(self, person_id: int) -> Person:
        return self.person
