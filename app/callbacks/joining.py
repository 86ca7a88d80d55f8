"""Which open call a request joins: one telephone is rung once."""

from datetime import datetime

from app.callbacks.phones import Phone
from app.callbacks.records import Callback, hold
from app.callbacks.rules import Rules
from app.db.transaction import Transaction
from app.kit.phone import may_be_mobile


def open_one(tx: Transaction, phone: Phone, rules: Rules, at: datetime) -> Callback | None:
    """On whatever channel: a telephone is rung once, whatever extension is typed beside it."""
    rows = tx.run(
        "SELECT id, extension FROM callbacks WHERE phone = ? AND closed_at IS NULL"
        " AND coalesce(asked_at, created_at) >= ? ORDER BY id DESC",
        (phone.number, tx.stored(at - rules.join_within)),
    ).all()
    same = [found for found, extension in rows if extension == phone.extension]
    others = [found for found, extension in rows if _is_one_telephone(phone, extension)]
    for found in (*same, *others):
        callback = hold(tx, found)
        if not callback.is_closed:
            return callback
    return None


def _is_one_telephone(phone: Phone, extension: str | None) -> bool:
    """Two people of an office are two calls; a mobile telephone has no extensions."""
    return phone.extension is None or extension is None or may_be_mobile(phone.number)
