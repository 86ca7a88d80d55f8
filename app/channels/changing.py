"""A channel gets another name or other settings, or is asked again who we are there."""

import asyncio
from collections.abc import Mapping
from typing import Any

from sqlalchemy import update

from app.access.audit import write_deed_down
from app.access.deed import Deed
from app.channels.accounts import refuse_another_account
from app.channels.announcing import announce_channel
from app.channels.checking import Checked, check_account
from app.channels.connecting import open_and_set_up, prepare
from app.channels.health import mark_trouble
from app.channels.kinds import connector_of
from app.channels.open import Switchboard
from app.channels.records import StoredChannel, locked_channel, stored_channel
from app.channels.schemas import ChannelCard, ChannelChange
from app.channels.secrets import secret_names
from app.channels.storing import NAME_LENGTH, restore_channel
from app.db.tables import Channel
from app.db.transaction import Transaction
from app.kit.errors import OknoError, not_found
from app.kit.text import storable_name

PASSING = frozenset({"network", "server_error", "rate_limited", "timeout"})
"""Troubles that may be over without anybody's doing."""


async def change_channel(
    switchboard: Switchboard, channel_id: int, change: ChannelChange, base_url: str, deed: Deed
) -> ChannelCard:
    """Other settings are tried out first, and nothing changes when the channel does not know us with them.

    Raises OknoError channel_not_found, channel_other_account, name_empty, and what `check_account` raises.
    """
    own = _own_fields(change)
    if change.settings is None:
        return await switchboard.writer.write(change_own_fields, channel_id, own, deed)
    stored = await asyncio.to_thread(_stored, switchboard, channel_id)
    checked = await check_account(stored.kind, _merged(stored, switchboard, change.settings))
    card = await _restore(switchboard, stored, checked, base_url, deed)
    return await switchboard.writer.write(change_own_fields, channel_id, own, deed) if own else card


async def check_channel(switchboard: Switchboard, channel_id: int, base_url: str, deed: Deed) -> ChannelCard:
    """Ask the channel who we are, and set everything up anew. Raises as `change_channel`, and the trouble
    then shows on the channel."""
    stored = await asyncio.to_thread(_stored, switchboard, channel_id)
    values = stored.shown_settings | switchboard.keyring.decrypt(stored.secrets)
    try:
        checked = await check_account(stored.kind, values)
        return await _restore(switchboard, stored, checked, base_url, deed)
    except OknoError as failure:
        code = failure.code.removeprefix("channel_")
        await switchboard.writer.write(
            mark_trouble, channel_id, code, failure.detail, needs_a_person=code not in PASSING, at=deed.at
        )
        raise


def change_own_fields(
    tx: Transaction, channel_id: int, changes: Mapping[str, Any], deed: Deed
) -> ChannelCard:
    """What the channel need not be asked about: our name for it, our rules. Raises OknoError channel_not_found."""
    if locked_channel(tx.connection, channel_id) is None:
        raise not_found("channel")
    if changes:
        tx.connection.execute(update(Channel).where(Channel.id == channel_id).values(**changes))
        write_deed_down(tx, "channel.changed", f"channel:{channel_id}", deed, dict(changes))
    return announce_channel(tx, channel_id, deed.at)


def _own_fields(change: ChannelChange) -> dict[str, Any]:
    """Raises OknoError name_empty."""
    changes: dict[str, Any] = {}
    if change.name is not None:
        changes["name"] = storable_name(change.name, NAME_LENGTH)
        if not changes["name"]:
            raise OknoError("name_empty", 422, fields={"name": "name_empty"})
    if change.on_refusal is not None:
        changes["on_refusal"] = change.on_refusal
    if "file_limit" in change.model_fields_set:
        changes["file_limit"] = change.file_limit
    return changes


async def _restore(
    switchboard: Switchboard,
    stored: StoredChannel,
    checked: Checked,
    base_url: str,
    deed: Deed,
) -> ChannelCard:
    refuse_another_account(stored.account, checked)
    await prepare(checked)
    await switchboard.writer.write(restore_channel, stored.id, checked, switchboard.keyring, deed)
    return await open_and_set_up(switchboard, stored.id, base_url)


def _stored(switchboard: Switchboard, channel_id: int) -> StoredChannel:
    with switchboard.database.snapshot() as connection:
        stored = stored_channel(connection, channel_id)
    if stored is None:
        raise not_found("channel")
    return stored


def _merged(
    stored: StoredChannel, switchboard: Switchboard, change: Mapping[str, str | None]
) -> dict[str, str]:
    """What is given replaces what is kept. The form shows no secrets, so an empty one means the old one."""
    connector = connector_of(stored.kind)
    secret = secret_names(connector.settings if connector else ())
    given = {
        name: value or ""
        for name, value in change.items()
        if name not in secret or value is None or value.strip()
    }
    return stored.shown_settings | _secrets(stored, switchboard) | given


def _secrets(stored: StoredChannel, switchboard: Switchboard) -> dict[str, str]:
    """None when they cannot be read any more: then a person gives them anew."""
    try:
        return switchboard.keyring.decrypt(stored.secrets)
    except OknoError:
        return {}
