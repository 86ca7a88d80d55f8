"""What may come instead of an update, and how a connector is made to read it."""

# ruff: noqa: S101

import threading
from collections.abc import Callable
from itertools import pairwise

from connectors.contract import Connector, Heard

PATIENCE = 10.0
"""Seconds that reading one raw update may take on the slowest machine."""

GARBAGE = (
    b"",
    b"\x00",
    b"\xff\xfe",
    b"null",
    b"true",
    b"[]",
    b"{}",
    b'"words"',
    b"{",
    b'{"a":"\\ud83d"}',
    b'{"id":1e400}',
    b"[" * 100_000 + b"]" * 100_000,
    b'{"a":' * 50_000 + b"1" + b"}" * 50_000,
    b"a=1&b=%FF",
    b"<html><body>Bad Gateway</body></html>",
)


def heard_or_refused(connector: Connector, raw: bytes) -> list[Heard]:
    """What was heard; nothing when it was refused, in whatever way."""
    try:
        return connector.normalise(raw)
    except Exception:  # noqa: BLE001 - a connector may raise anything
        return []


def torn_pieces(sample: bytes) -> list[bytes]:
    """The sample cut short at ten places, and with each tenth left out."""
    cuts = [len(sample) * tenth // 10 for tenth in range(10)]
    return [sample[:cut] for cut in cuts] + [sample[:begin] + sample[end:] for begin, end in pairwise(cuts)]


def within_patience(act: Callable[[], None]) -> None:
    """Run it in a thread; fail when it does not come back, so that a hang is a red test and no dead run."""
    failures: list[BaseException] = []

    def run() -> None:
        try:
            act()
        except BaseException as error:  # noqa: BLE001 - carried over to the test's own thread
            failures.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(PATIENCE)
    assert not thread.is_alive(), f"not done within {PATIENCE:.0f} s"
    if failures:
        raise failures[0]
