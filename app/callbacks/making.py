"""One of us writes down that somebody is to be phoned."""

from datetime import datetime, timedelta
from typing import Any

from app.callbacks.changing import OURS, time_by_us
from app.callbacks.lines import say, told_of
from app.callbacks.phones import read_phone, refuse_own_phone
from app.callbacks.queue_queries import callback_card
from app.callbacks.records import tell
from app.callbacks.rules import Rules
from app.callbacks.schemas import NewCallback
from app.conversations.opening import open_conversations_of
from app.db.transaction import Transaction
from app.kit.errors import not_found
from app.kit.phone import shown_phone
from app.kit.text import storable


def make_callback(
    tx: Transaction,
    new: NewCallback,
    channel_id: int,
    rules: Rules,
    reopen_within: timedelta,
    at: datetime,
    *,
    by: int,
) -> dict[str, Any]:
    """The CallbackCard; for a repeated key that of the first time. Raises OknoError client_not_found, wanted_past,
    wanted_too_far, and what `phones` refuses."""
    author_key = f"{by}:{new.key}"
    holder = _holder_of(tx, new.client_id)
    known = tx.run("SELECT id FROM callbacks WHERE author_key = ?", (author_key,)).scalar()
    if known is not None:
        return callback_card(tx.connection, known)
    phone = read_phone(new.phone, new.extension, country=rules.country, foreign=True)
    refuse_own_phone(tx.connection, phone)
    wanted = time_by_us(new.wanted_from, rules, at)
    open_conversations_of(tx, [holder], at, reopen_within)
    (callback_id,) = tx.take_ids("callbacks", 1)
    told = {"phone": shown_phone(phone.number), "by": OURS, "question": storable(new.question)}
    message_id = say(tx, holder, "requested", callback_id, at, by=by, told=told | told_of(wanted))
    tx.run(
        "INSERT INTO callbacks (id, channel_id, client_id, message_id, author_key, phone, extension, name,"
        " question, timezone, language, wanted, wanted_from, due_at, state, asked_at, created_at)"
        " SELECT ?, ?, id, ?, ?, ?, ?, coalesce(given_name, name), ?, ?, language, ?, ?, ?, 'waiting', ?, ?"
        " FROM clients WHERE id = ?",
        (
            callback_id,
            channel_id,
            message_id,
            author_key,
            phone.number,
            phone.extension,
            storable(new.question),
            rules.timezone,
            wanted.kind,
            tx.stored(wanted.from_),
            tx.stored(wanted.due_at),
            tx.stored(at),
            tx.stored(at),
            holder,
        ),
    )
    return tell(tx, callback_id, at)


def _holder_of(tx: Transaction, client_id: int) -> int:
    """Whoever holds their history now, locked: so one of us who presses twice makes one."""
    while True:
        holder = tx.run("SELECT coalesce(root_id, id) FROM clients WHERE id = ?", (client_id,)).scalar()
        if holder is None:
            raise not_found("client")
        lock = "" if tx.on_sqlite else " FOR UPDATE"
        row = tx.run(f"SELECT root_id FROM clients WHERE id = ?{lock}", (holder,)).one()
        if row[0] is None:
            return int(holder)
