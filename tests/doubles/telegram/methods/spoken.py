"""All methods together: a module named here is spoken, anything else is not found."""

from tests.doubles.telegram.methods import (
    answering,
    business,
    deleting,
    editing,
    groups,
    looking_up,
    media,
    profile,
    receiving,
    sending,
)
from tests.doubles.telegram.methods.registry import METHODS, Method
from tests.doubles.telegram.refusals import refusal

SPOKEN = (
    answering, business, deleting, editing, groups, looking_up, media, profile, receiving, sending
)  # fmt: skip


def find_method(name: str) -> Method:
    found = METHODS.get(name.lower())
    if found is None:
        raise refusal(404, "method not found")
    return found
