"""A call-back as the writing side holds it."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from app.callbacks.events import callback_changed
from app.callbacks.queue_queries import callback_card
from app.db.transaction import Transaction
from app.kit.errors import OknoError, not_found

_COLUMNS = (
    "id, channel_id, identity_id, message_id, phone, extension, timezone, wanted, wanted_from, wanted_until,"
    " due_at, state, claimed_by, claimed_at, claim_until, remind_at, outcome, requests, asked_at, revision,"
    " closed_at"
)
_NAMES = [name.strip() for name in _COLUMNS.split(",")]
_MOMENTS = frozenset(name for name in _NAMES if name.endswith(("_at", "_from", "_until")))
_CHANGING = _NAMES[_NAMES.index("wanted") :]
_SAVE = f"UPDATE callbacks SET {', '.join(f'{name} = ?' for name in _CHANGING)} WHERE id = ?"


@dataclass(slots=True)
class Callback:
    """Fields in the order of the columns; `client_id` is whoever holds its history now."""

    id: int
    channel_id: int
    identity_id: int | None
    message_id: int
    phone: str
    extension: str | None
    timezone: str
    wanted: str
    wanted_from: datetime
    wanted_until: datetime | None
    due_at: datetime
    state: str
    claimed_by: int | None
    claimed_at: datetime | None
    claim_until: datetime | None
    remind_at: datetime | None
    outcome: str | None
    requests: int
    asked_at: datetime | None
    revision: int
    closed_at: datetime | None
    client_id: int = field(default=0)

    @property
    def is_closed(self) -> bool:
        return self.closed_at is not None

    def refuse_closed(self) -> None:
        """Raises OknoError callback_closed."""
        if self.is_closed:
            raise OknoError("callback_closed", 409)

    def close(self, state: str, at: datetime) -> None:
        self.state, self.closed_at = state, at
        self._let_go()

    def wait(self, due_at: datetime) -> None:
        """Back to everybody, to be rung then."""
        self.state, self.closed_at, self.due_at = "waiting", None, due_at
        self._let_go()

    def _let_go(self) -> None:
        self.claimed_by = self.claimed_at = self.claim_until = self.remind_at = None


def hold(tx: Transaction, callback_id: int) -> Callback:
    """Locked until the transaction ends, its client before it: so whatever is written into the history comes in the
    order in which everybody locks. Raises OknoError callback_not_found."""
    holder = _holder_of(tx, callback_id)
    if not tx.on_sqlite:
        while True:
            tx.run("SELECT id FROM clients WHERE id = ? FOR UPDATE", (holder,))
            again = _holder_of(tx, callback_id)
            if again == holder:
                break
            holder = again  # they were glued while we waited
    lock = "" if tx.on_sqlite else " FOR UPDATE"
    row = tx.run(f"SELECT {_COLUMNS} FROM callbacks WHERE id = ?{lock}", (callback_id,)).one()
    values: list[Any] = [
        tx.moment(value) if name in _MOMENTS and value is not None else value
        for name, value in zip(_NAMES, row, strict=True)
    ]
    return replace(Callback(*values), client_id=holder)


def save(tx: Transaction, callback: Callback, at: datetime) -> dict[str, Any]:
    """Counts as one more revision, and is shown in every window. The CallbackCard."""
    callback.revision += 1
    values = [getattr(callback, name) for name in _CHANGING]
    stored = [
        tx.stored(value) if name in _MOMENTS and value is not None else value
        for name, value in zip(_CHANGING, values, strict=True)
    ]
    tx.run(_SAVE, (*stored, callback.id))
    return tell(tx, callback.id, at)


def tell(tx: Transaction, callback_id: int, at: datetime) -> dict[str, Any]:
    card = callback_card(tx.connection, callback_id)
    tx.log(callback_changed.entry({"callback": card}, at, client_id=card["client"]["id"]))
    return card


def _holder_of(tx: Transaction, callback_id: int) -> int:
    found = tx.run(
        "SELECT s.client_id FROM callbacks AS cb JOIN messages AS m ON m.id = cb.message_id"
        " JOIN strands AS s ON s.id = m.strand_id WHERE cb.id = ?",
        (callback_id,),
    ).scalar()
    if found is None:
        raise not_found("callback")
    return int(found)
