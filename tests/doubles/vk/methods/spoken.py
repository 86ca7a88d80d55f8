"""Every method, gathered by importing the files that hold them."""

from tests.doubles.vk.methods import (
    callback,
    community,
    editing,
    marking,
    people,
    reading,
    sending,
    uploading,
)
from tests.doubles.vk.methods.registry import METHODS, Spoken, find_method

__all__ = [
    "METHODS", "Spoken", "callback", "community", "editing", "find_method", "marking", "people", "reading",
    "sending", "uploading",
]  # fmt: skip
