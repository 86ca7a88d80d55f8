"""The methods this server speaks, by lower-case name: the Bot API does not mind their case."""

from collections.abc import Awaitable, Callable
from typing import TypeAlias, TypeVar

from tests.doubles.telegram.arguments import Arguments
from tests.doubles.telegram.world import World

Method: TypeAlias = Callable[[World, Arguments], object | Awaitable[object]]

MethodT = TypeVar("MethodT", bound=Method)

METHODS: dict[str, Method] = {}


def method(name: str) -> Callable[[MethodT], MethodT]:
    def register(function: MethodT) -> MethodT:
        METHODS[name.lower()] = function
        return function

    return register
