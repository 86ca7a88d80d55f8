"""A coroutine's first step, taken at once instead of in a task of its own.

A frame that the network takes at once costs no turn of the event loop then, which with a thousand windows is most of
what telling them costs.
"""

from collections.abc import Coroutine, Generator
from typing import Any


class Underway:
    """A coroutine that has begun and waits for something. Await this for the rest of it, once."""

    def __init__(self, coroutine: Coroutine[Any, Any, object], waits_for: object) -> None:
        self._coroutine = coroutine
        self._waits_for = waits_for

    def __await__(self) -> Generator[Any, Any, None]:
        waits_for: object = self._waits_for
        try:
            while True:
                try:
                    heard = yield waits_for
                except BaseException as failure:  # noqa: BLE001 - it is the coroutine's to deal with
                    waits_for = self._coroutine.throw(failure)
                else:
                    waits_for = self._coroutine.send(heard)
        except StopIteration:
            return


def begin(coroutine: Coroutine[Any, Any, object]) -> Underway | None:
    """Run it as far as it goes without waiting. None when that was to its end; what it raises is raised here."""
    try:
        waits_for = coroutine.send(None)
    except StopIteration:
        return None
    return Underway(coroutine, waits_for)
