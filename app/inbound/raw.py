"""Raw updates: stored once under their unique key, together with the channel's cursor."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from app.db.setwise import InsertRows, Keys
from app.db.tables import ChannelProgress, RawUpdate
from app.db.transaction import Transaction
from app.inbound.letters import Letter, Parcel

_COLUMNS = ("channel_id", "update_key", "body", "arrived_at", "state", "reason")
_INSERT = InsertRows(RawUpdate, _COLUMNS)
_KEYS = Keys(channel_id="bigint", update_key="text")
_CURSORS = InsertRows(
    ChannelProgress,
    ("channel_id", "cursor", "last_contact_at"),
    unless=("channel_id",),
    renew=("cursor", "last_contact_at"),
)


def store_raw(tx: Transaction, parcels: Sequence[Parcel]) -> list[tuple[Parcel, Letter]]:
    """Store what is new and move the cursors. Answers the letters that were never seen before, in order."""
    fresh = _without_repeats(tx, parcels)
    _INSERT(tx, [_row(parcel, letter) for parcel, letter in fresh])
    latest = {p.channel_id: (p.channel_id, p.cursor, p.at) for p in parcels if p.cursor is not None}
    _CURSORS(tx, latest.values())
    return fresh


def keep_failed(tx: Transaction, parcel: Parcel, letter: Letter, reason: str) -> None:
    """The words could not be filed; the update at least is kept."""
    if _without_repeats(tx, [parcel]):
        failed = Letter(letter.key, letter.body, (), "failed", reason[:500])
        _INSERT(tx, [_row(parcel, failed)])


def forget_raw(tx: Transaction, before: datetime, limit: int = 2_000) -> int:
    """Drop the oldest updates; ids rise with time, so the lowest are looked at first."""
    return tx.run(
        "DELETE FROM raw_updates WHERE id IN (SELECT id FROM"
        " (SELECT id, arrived_at FROM raw_updates ORDER BY id LIMIT ?) AS oldest WHERE arrived_at < ?)",
        (limit, tx.stored(before)),
    ).rowcount


def _without_repeats(tx: Transaction, parcels: Sequence[Parcel]) -> list[tuple[Parcel, Letter]]:
    here: dict[tuple[int, str], tuple[Parcel, Letter]] = {}
    for parcel in parcels:
        for letter in parcel.letters:
            here.setdefault((parcel.channel_id, letter.key), (parcel, letter))
    known = _known(tx, here)
    return [pair for key, pair in here.items() if key not in known]


def _known(tx: Transaction, keys: Iterable[tuple[int, str]]) -> set[tuple[int, str]]:
    wanted = list(keys)
    if not wanted:
        return set()
    if not tx.on_sqlite:
        # Another process may be storing the same update at this moment; after the lock we see it.
        tx.run(
            "SELECT pg_advisory_xact_lock(key) FROM"
            " (SELECT DISTINCT hashtextextended(channel_id || ':' || update_key, 11) AS key"
            f" FROM {_KEYS.source(tx.dialect)} ORDER BY key) AS locks",
            _KEYS.given(tx.dialect, wanted),
        )
    rows = tx.run(
        f"SELECT r.channel_id, r.update_key FROM {_KEYS.source(tx.dialect)} CROSS JOIN raw_updates AS r"
        " WHERE r.channel_id = keys.channel_id AND r.update_key = keys.update_key",
        _KEYS.given(tx.dialect, wanted),
    )
    return {(row[0], row[1]) for row in rows}


def _row(parcel: Parcel, letter: Letter) -> tuple[int, str, bytes, datetime, str, str | None]:
    return parcel.channel_id, letter.key, letter.body, parcel.at, letter.state, letter.reason
