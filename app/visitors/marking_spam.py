"""A conversation goes to the spam folder, with whoever wrote it, and comes back."""

from app.access.audit import write_deed_down
from app.access.deed import Deed
from app.conversations.spam import mark_spam, mark_wanted
from app.db.transaction import Transaction
from app.kit.addresses import Address, read_address
from app.kit.errors import OknoError
from app.kit.json import loads
from app.visitors.blocklist import block_accounts, block_address, unblock_with
from app.visitors.networks import OwnAddresses, place_of


def put_into_spam(
    tx: Transaction, conversation_id: int, deed: Deed, own: OwnAddresses, *, block: bool, address: bool
) -> None:
    """Raises OknoError conversation_not_found, address_unknown, address_is_ours."""
    conversation = mark_spam(tx, conversation_id, deed.at)
    write_deed_down(tx, "conversation.spam", f"conversation:{conversation.id}", deed, {"block": block})
    if block:
        block_accounts(tx, conversation.id, conversation.client_id, deed)
    if address:
        place = place_of(_address_of(tx, conversation.client_id), own)
        block_address(tx, place, "", deed, own, conversation.id)


def take_out_of_spam(tx: Transaction, conversation_id: int, deed: Deed) -> None:
    """And listen to them again. Raises OknoError conversation_not_found."""
    conversation = mark_wanted(tx, conversation_id, deed.at)
    unblock_with(tx, conversation.id, conversation.client_id, deed)
    write_deed_down(tx, "conversation.wanted", f"conversation:{conversation.id}", deed)


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
