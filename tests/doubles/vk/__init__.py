"""A local VK: the API of communities over real HTTP, with people, faults and a record."""

from tests.doubles.vk.administrator import Administrator
from tests.doubles.vk.customer import CannotWriteError, Chat, Customer
from tests.doubles.vk.double import COMMUNITY, TOKEN, VkDouble
from tests.doubles.vk.letters import Letter

__all__ = [
    "COMMUNITY",
    "TOKEN",
    "Administrator",
    "CannotWriteError",
    "Chat",
    "Customer",
    "Letter",
    "VkDouble",
]
