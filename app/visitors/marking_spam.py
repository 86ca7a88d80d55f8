"""A conversation goes to the spam folder, with whoever wrote it, and comes back."""

from datetime import datetime
from typing import Any

from app.access.audit import write_deed_down
from app.access.deed import Deed
from app.access.principal import Principal
from app.conversations.acts.deeds import SPAM_FIELDS
from app.conversations.acts.fields import HEARD_AGAIN
from app.conversations.acts.recording import Doing, do_act
from app.conversations.spam import mark_spam, mark_wanted
from app.db.transaction import Transaction
from app.kit.addresses import Address, read_address
from app.kit.errors import OknoError
from app.kit.json import loads
from app.visitors.blocklist import block_accounts, block_address, unblock, unblock_with
from app.visitors.networks import OwnAddresses, place_of


def put_into_spam(
    tx: Transaction,
    conversation_id: int,
    deed: Deed,
    own: OwnAddresses,
    *,
    block: bool,
    address: bool,
    key: str | None = None,
) -> dict[str, Any]:
    """The ConversationRow as it stands then; `key` is that of the act. Raises OknoError conversation_not_found,
    address_unknown, address_is_ours."""

    def unit(tx: Transaction, conversation_id: int) -> None:
        conversation = mark_spam(tx, conversation_id, deed.at)
        write_deed_down(tx, "conversation.spam", f"conversation:{conversation.id}", deed, {"block": block})
        if block:
            block_accounts(tx, conversation.id, conversation.client_id, deed)
        if address:
            place = place_of(_address_of(tx, conversation.client_id), own)
            block_address(tx, place, "", deed, own, conversation.id)

    return do_act(tx, conversation_id, _doing(deed, key), "spam", SPAM_FIELDS, unit)


def take_out_of_spam(
    tx: Transaction, conversation_id: int, deed: Deed, key: str | None = None
) -> dict[str, Any]:
    """And listen to them again, which taking this back does not end. The row. Raises conversation_not_found."""

    def unit(tx: Transaction, conversation_id: int) -> dict[str, Any]:
        conversation = mark_wanted(tx, conversation_id, deed.at)
        heard = unblock_with(tx, conversation.id, conversation.client_id, deed)
        write_deed_down(tx, "conversation.wanted", f"conversation:{conversation.id}", deed)
        return {HEARD_AGAIN: heard} if heard else {}

    return do_act(tx, conversation_id, _doing(deed, key), "wanted", SPAM_FIELDS, unit)


def hear_again(tx: Transaction, conversation_id: int, blocked_at: datetime, by: int, at: datetime) -> None:
    """Whoever was blocked together with a matter, just then, as if they had never been."""
    deed = Deed(at, Principal(by, "", "", frozenset(), "", "", at))
    entries = tx.run(
        "SELECT id FROM blocklist WHERE conversation_id = ? AND at = ? AND operator_id = ? ORDER BY id",
        (conversation_id, tx.stored(blocked_at), by),
    ).scalars()
    for entry_id in list(entries):
        unblock(tx, int(entry_id), deed)


def _doing(deed: Deed, key: str | None) -> Doing:
    return Doing(deed.by.operator_id if deed.by else None, deed.at, key)


def _address_of(tx: Transaction, client_id: int) -> Address:
    """From where they wrote last, as far as it is still kept."""
    accounts = tx.run(
        "SELECT channel_id, external_id FROM identities WHERE client_id = ? ORDER BY id DESC", (client_id,)
    ).all()
    for channel_id, external_id in accounts:
        body = tx.run(
            "SELECT body FROM raw_updates WHERE channel_id = ? AND update_key >= ? AND update_key < ?"
            " ORDER BY id DESC LIMIT 1",
            (channel_id, f"{external_id}:", f"{external_id};"),
        ).scalar()
        address = read_address(_told_in(body))
        if address is not None:
            return address
    raise OknoError("address_unknown", 409)


def _told_in(body: object) -> str:
    try:
        raw = loads(bytes(body)) if isinstance(body, bytes | memoryview) else {}
    except ValueError:
        return ""
    address = raw.get("address") if isinstance(raw, dict) else None
    return address if isinstance(address, str) else ""
