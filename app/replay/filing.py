"""Filing recorded updates through the real way in, many at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256

from app.db.setwise import Keys
from app.db.transaction import Transaction
from app.db.writer import Writer
from app.inbound.intake import intake
from app.inbound.letters import Letter, Parcel, read_letter
from app.replay.recordings import Recorded
from app.replay.scratch import CHANNEL
from connectors.contract import AT_ARRIVAL, Connector, Edit, Heard, MessageIn, Moved, Service

INTAKE = intake(reopen_within=timedelta(0))

_KEYS = Keys(update_key="text")


@dataclass(frozen=True, slots=True)
class Filed:
    """One update after it was filed."""

    file: str
    letter: Letter
    duplicate: bool
    """An update with the same key came before."""
    refusal: str | None
    """Why the house could not file it."""


def file_all(writer: Writer, connector: Connector, recorded: Sequence[Recorded]) -> list[Filed]:
    letters = [read_letter(connector, one.raw) for one in recorded]
    known, refused = writer.write_now(_file, letters)
    filed = []
    for one, letter in zip(recorded, letters, strict=True):
        filed.append(Filed(one.file, letter, letter.key in known, refused.get(_own_key(letter))))
        known.add(letter.key)
    return filed


def _file(tx: Transaction, letters: Sequence[Letter]) -> tuple[set[str], dict[str, str]]:
    """The keys that were known before, and why which update was refused."""
    known = _known(tx, {letter.key for letter in letters})
    # Recordings of several bots and years lie in one folder, where one key may stand for several updates.
    # All are filed, or it would depend on the order of files which of them is.
    parcel = Parcel(
        CHANNEL,
        tuple(replace(letter, key=_own_key(letter)) for letter in letters),
        AT_ARRIVAL,
    )
    (taken,) = INTAKE.unit(tx, [parcel])
    _remember_keys(tx, letters)
    _remember_order(tx, letters)
    return known, taken.refused


def _own_key(letter: Letter) -> str:
    return f"{letter.key}#{sha256(letter.body).hexdigest()}"


def _known(tx: Transaction, keys: set[str]) -> set[str]:
    rows = tx.run(
        f"SELECT t.update_key FROM {_KEYS.source(tx.dialect)} CROSS JOIN told_keys AS t"
        " WHERE t.update_key = keys.update_key",
        _KEYS.given(tx.dialect, [(key,) for key in keys]),
    )
    return set(rows.scalars())


def _remember_keys(tx: Transaction, letters: Sequence[Letter]) -> None:
    keys = [(letter.key,) for letter in letters]
    tx.run("INSERT INTO told_keys (update_key) VALUES (?) ON CONFLICT DO NOTHING", keys)


def _remember_order(tx: Transaction, letters: Sequence[Letter]) -> None:
    """When each message was said, and which chats moved. Of several moments told of one message the earliest
    counts, whichever of them was read first."""
    heard = [one for letter in letters for one in letter.heard]
    told = [(one.external_id, tx.stored(at)) for one, at in _moments(heard)]
    tx.run(
        "INSERT INTO told_moments (external_id, at) VALUES (?, ?)"
        " ON CONFLICT (external_id) DO UPDATE SET at = min(at, excluded.at)",
        told,
    )
    moves = [(one.external_id, one.new_external_id) for one in heard if isinstance(one, Moved)]
    tx.run("INSERT INTO told_moves (old, new) VALUES (?, ?) ON CONFLICT DO NOTHING", moves)


def _moments(heard: Sequence[Heard]) -> Iterator[tuple[MessageIn | Service, datetime]]:
    for one in heard:
        if isinstance(one, Service):
            yield one, one.at
        elif isinstance(one, MessageIn):
            yield one, one.sent_at
        elif isinstance(one, Edit) and one.fallback is not None:
            yield one.fallback, one.fallback.sent_at
