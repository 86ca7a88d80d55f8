"""What travels from a door to the writer: raw updates, already read."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from connectors.contract import Connector, Heard, Ignored, Raw

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Letter:
    """One raw update, and what it says."""

    key: str
    body: bytes
    heard: tuple[Heard, ...]
    state: str
    """parsed, ignored, unsupported or failed: how well it could be read."""
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Parcel:
    """Letters of one channel that arrived together, with the place to go on from."""

    channel_id: int
    letters: tuple[Letter, ...]
    at: datetime
    cursor: str | None = None
    unwelcome: bool = False
    """From a network address that we do not listen to."""
    visitors: bool = False
    """The channel's people hold sockets of their own to us."""


def read_letters(connector: Connector, raws: Sequence[Raw]) -> tuple[Letter, ...]:
    """Each update by itself, so that an odd one never harms its neighbours."""
    return tuple(read_letter(connector, raw) for raw in raws)


def read_letter(connector: Connector, raw: Raw) -> Letter:
    try:
        heard = tuple(connector.normalise(raw.body))
    except Exception as failure:  # noqa: BLE001 - a connector may raise anything; its update is kept
        log.warning("an update of %s could not be read: %s", connector.kind, type(failure).__name__)
        return _unreadable(connector, raw, failure)
    ignored = [one.reason for one in heard if isinstance(one, Ignored)]
    if heard and len(ignored) == len(heard):
        return Letter(raw.key, raw.body, heard, "ignored", "; ".join(ignored))
    return Letter(raw.key, raw.body, heard, "parsed")


def _unreadable(connector: Connector, raw: Raw, failure: Exception) -> Letter:
    reason = f"{type(failure).__name__}: {failure}"[:500]
    try:
        certain = tuple(connector.describe_unreadable(raw.body))
    except Exception:  # noqa: BLE001 - nothing is certain, then
        log.warning("nor could it be described")
        certain = ()
    return Letter(raw.key, raw.body, certain, "unsupported" if certain else "failed", reason)
