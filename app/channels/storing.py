"""A channel that was tried out is kept."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import update

from app.access.audit import write_deed_down
from app.access.deed import Deed
from app.channels.accounts import (
    channel_of,
    refuse_another_account,
    refuse_connected_twice,
    wait_for_same_account,
)
from app.channels.announcing import announce_channel
from app.channels.checking import Checked
from app.channels.keyring import Keyring
from app.channels.records import StoredChannel, account_text, locked_channel
from app.channels.schemas import ChannelCard
from app.channels.secrets import part
from app.db.tables import Channel
from app.db.transaction import Transaction
from app.kit.errors import OknoError, not_found
from app.kit.json import dumps
from app.kit.text import storable_name

NAME_LENGTH = 120


def store_channel(
    tx: Transaction,
    checked: Checked,
    name: str,
    public_key: str,
    keyring: Keyring,
    deed: Deed,
) -> ChannelCard:
    """An account that was connected before and then removed gets its old channel back, with its history.

    Raises OknoError channel_already_connected, public_key_taken.
    """
    wait_for_same_account(tx, checked)
    refuse_connected_twice(tx.connection, checked)
    known = channel_of(tx.connection, checked)
    values = _kept(checked, keyring) | {"name": read_channel_name(name, checked)}
    channel_id = _insert(tx, checked, values, public_key, deed.at) if known is None else known[0]
    if known is not None:
        _bring_back(tx, channel_id, values)
    _note_beginning(tx, channel_id)
    details = {"kind": checked.connector.kind, "name": values["name"]}
    write_deed_down(tx, "channel.connected", f"channel:{channel_id}", deed, details)
    return announce_channel(tx, channel_id, deed.at)


def restore_channel(
    tx: Transaction, channel_id: int, checked: Checked, keyring: Keyring, deed: Deed
) -> ChannelCard:
    """Settings, other ones or the same, with which the channel has just known us. What was wrong is over.

    Raises OknoError channel_not_found, channel_other_account.
    """
    stored = locked_channel(tx.connection, channel_id)
    if stored is None:
        raise not_found("channel")
    refuse_another_account(stored.account, checked)
    changed = _changed_settings(stored, checked, keyring)
    values = _kept(checked, keyring)
    if stored.state == "paused":
        values["state"] = "paused"
    if not changed:
        del values["settings"], values["secrets"]
    tx.connection.execute(update(Channel).where(Channel.id == channel_id).values(**values))
    if changed:
        details = {"settings": changed, "name": stored.name}
        write_deed_down(tx, "channel.changed", f"channel:{channel_id}", deed, details)
    return announce_channel(tx, channel_id, deed.at)


def read_channel_name(name: str, checked: Checked) -> str:
    """As people gave it, else as the account is called there, else as the kind is called."""
    return (
        storable_name(name, NAME_LENGTH)
        or storable_name(checked.account.name, NAME_LENGTH)
        or checked.connector.title["en"]
    )


def _kept(checked: Checked, keyring: Keyring) -> dict[str, Any]:
    shown, hidden = part(checked.connector.settings, checked.values)
    return {
        "state": "active",
        "settings": dumps(shown),
        "secrets": keyring.encrypt(hidden),
        "account": account_text(checked.account),
        "error_code": None,
        "error_detail": None,
    }


def _changed_settings(stored: StoredChannel, checked: Checked, keyring: Keyring) -> list[str]:
    """Their names; of secrets nothing but the name is told."""
    try:
        before = stored.shown_settings | keyring.decrypt(stored.secrets)
    except OknoError:
        return sorted(checked.values)
    return sorted(name for name, value in checked.values.items() if before.get(name, "") != value)


def _insert(
    tx: Transaction, checked: Checked, values: Mapping[str, Any], public_key: str, at: datetime
) -> int:
    inserted = tx.run(
        "INSERT INTO channels (kind, public_key, created_at, name, state, settings, secrets, account)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (public_key) DO NOTHING RETURNING id",
        (
            checked.connector.kind,
            public_key,
            tx.stored(at),
            *(values[column] for column in ("name", "state", "settings", "secrets", "account")),
        ),
    )
    channel_id: int | None = inserted.scalar()
    if channel_id is None:
        raise OknoError("public_key_taken", 409)
    return channel_id


def _bring_back(tx: Transaction, channel_id: int, values: Mapping[str, Any]) -> None:
    tx.connection.execute(update(Channel).where(Channel.id == channel_id).values(**values, removed_at=None))


def _note_beginning(tx: Transaction, channel_id: int) -> None:
    """What the channel has still to tell counts from its beginning: the old place may be long forgotten."""
    tx.run(
        "INSERT INTO channel_progress (channel_id) VALUES (?)"
        " ON CONFLICT (channel_id) DO UPDATE SET cursor = NULL, last_contact_at = NULL",
        (channel_id,),
    )
