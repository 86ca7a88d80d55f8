"""The methods this VK speaks, by name, and the permission each one needs."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from tests.doubles.vk.arguments import Arguments
from tests.doubles.vk.refusals import RefusalError
from tests.doubles.vk.world import World

Method: TypeAlias = Callable[[World, Arguments], object]
MethodT = TypeVar("MethodT", bound=Method)

USER_ONLY = frozenset(
    {"account.getInfo", "audio.get", "friends.get", "groups.get", "messages.getLongPollServer", "messages.search",
     "newsfeed.get", "photos.getWallUploadServer", "video.get", "video.save", "wall.get", "wall.getComments"}
)  # fmt: skip
"""A few of the methods that exist but not for a community's token."""


@dataclass(frozen=True)
class Spoken:
    act: Method
    permission: str | None


METHODS: dict[str, Spoken] = {}


def method(name: str, *, needs: str | None = None) -> Callable[[MethodT], MethodT]:
    def register(function: MethodT) -> MethodT:
        METHODS[name] = Spoken(function, needs)
        return function

    return register


def find_method(name: str) -> Spoken:
    if name in USER_ONLY:
        raise RefusalError(27, "method is unavailable with group auth.")
    if name not in METHODS:
        raise RefusalError(3)
    return METHODS[name]
