"""A local Telegram: the Bot API over real HTTP, with people, groups, business accounts, faults and a record."""

from tests.doubles.telegram.business_account import BusinessAccount
from tests.doubles.telegram.customer import Customer
from tests.doubles.telegram.double import TOKEN, TelegramDouble
from tests.doubles.telegram.group_chat import GroupChat
from tests.doubles.telegram.letters import Letter
from tests.doubles.telegram.participant import CannotWriteError, Participant

__all__ = [
    "TOKEN",
    "BusinessAccount",
    "CannotWriteError",
    "Customer",
    "GroupChat",
    "Letter",
    "Participant",
    "TelegramDouble",
]
