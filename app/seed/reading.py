"""Reads what is written down about the demo."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

import msgspec

from app.seed.mark import Mark

_Thing = TypeVar("_Thing")


class Miscast(ValueError):
    """Something in the demo's files does not hold together. Says where."""


def read(name: str, kind: type[_Thing]) -> _Thing:
    """One file of the cast as the type it must be; raises Miscast."""
    try:
        return msgspec.json.decode(_folder().joinpath(name).read_bytes(), type=kind, dec_hook=_decode_mark)
    except msgspec.ValidationError as mistake:
        raise Miscast(f"{name}: {mistake}") from mistake


def files_in(folder: str) -> list[str]:
    """Names that `read` takes, in alphabetical order."""
    found = (entry.name for entry in _folder().joinpath(folder).iterdir())
    return sorted(f"{folder}/{name}" for name in found if name.endswith(".json"))


def _folder() -> Traversable:
    return files("app.seed").joinpath("cast")


def _decode_mark(kind: type, value: Any) -> Mark:
    if kind is Mark and isinstance(value, str):
        return Mark.parse(value)
    raise TypeError(f"no way to read {kind} from {value!r}")
