"""One of us writes first to a client whom we know: first of all there is a matter to write in."""

from datetime import datetime, timedelta
from typing import Any

from app.conversations.list_queries import conversation_cards
from app.conversations.opening import open_conversations_of
from app.conversations.outbox import OutletOf, able_of
from app.conversations.saving import save_and_tell
from app.conversations.targets import target_of_identity
from app.db.transaction import Transaction
from app.kit.errors import OknoError, not_found


def begin_matter(
    tx: Transaction,
    client_id: int,
    identity_id: int,
    *,
    outlet_of: OutletOf,
    reopen_within: timedelta,
    at: datetime,
) -> dict[str, Any]:
    """The ConversationRow of the open matter, opened now where none was.

    Raises OknoError client_not_found, account_unreachable (with the channel's reason as detail), channel_absent,
    channel_has_no_outbound, and as `target_of_identity`.
    """
    lock = "" if tx.on_sqlite else " FOR UPDATE"
    if tx.run(f"SELECT id FROM clients WHERE id = ?{lock}", (client_id,)).scalar() is None:
        raise not_found("client")
    target = target_of_identity(tx, client_id, identity_id, at)
    able_of(outlet_of(target.channel_id))
    _refuse_unreachable(tx, identity_id)
    matter = open_conversations_of(tx, [client_id], at, reopen_within)[client_id]
    if _is_new(tx, matter.id, matter.revision):
        save_and_tell(tx, matter, target.face, at)
    return conversation_cards(tx.connection, [matter.id])[0]


def _refuse_unreachable(tx: Transaction, identity_id: int) -> None:
    row = tx.run("SELECT reachable, unreachable_code FROM identities WHERE id = ?", (identity_id,)).one()
    if not row[0]:
        raise OknoError("account_unreachable", 409, detail=row[1] or "")


def _is_new(tx: Transaction, conversation_id: int, revision: int) -> bool:
    """Begun or opened again in this unit: no window has heard of it."""
    stored = tx.run(
        "SELECT closed_at IS NOT NULL FROM conversations WHERE id = ?", (conversation_id,)
    ).scalar_one()
    return bool(stored) or revision == 0
