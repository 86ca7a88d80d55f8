"""One account is one channel, for life."""

from sqlalchemy import Connection, select

from app.channels.checking import Checked
from app.channels.records import read_account
from app.db.tables import Channel
from app.db.transaction import Transaction
from app.kit.errors import OknoError


def refuse_connected_twice(connection: Connection, checked: Checked) -> None:
    """Two channels of one account would take each other's words.

    Raises OknoError channel_already_connected.
    """
    known = channel_of(connection, checked)
    if known is not None and not known[1]:
        raise OknoError("channel_already_connected", 409)


def refuse_another_account(stored: str, checked: Checked) -> None:
    """The people of one bot are not the people of another. Raises OknoError channel_other_account."""
    account = read_account(stored)
    if checked.is_exclusive and account is not None and account.external_id != checked.account.external_id:
        raise OknoError("channel_other_account", 409, detail=checked.account.name)


def channel_of(connection: Connection, checked: Checked) -> tuple[int, bool] | None:
    """The channel of the same account, and whether it was removed."""
    if not checked.is_exclusive:
        return None
    rows = connection.execute(
        select(Channel.id, Channel.account, Channel.removed_at)
        .where(Channel.kind == checked.connector.kind)
        .order_by(Channel.id.desc())
    )
    for row in rows:
        account = read_account(row.account)
        if account is not None and account.external_id == checked.account.external_id:
            return row.id, row.removed_at is not None
    return None


def wait_for_same_account(tx: Transaction, checked: Checked) -> None:
    """Somebody else may be connecting it at this moment: after the lock we see what they did."""
    if not tx.on_sqlite:
        name = f"{checked.connector.kind}:{checked.account.external_id}"
        tx.run("SELECT pg_advisory_xact_lock(hashtextextended(?, 11))", (name,))
