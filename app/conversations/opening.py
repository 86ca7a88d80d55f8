"""Which matter does a message belong to? The open one of its client; a closed one not long ago; or a new one."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from app.conversations.previewing import NOTHING_YET
from app.conversations.records import CONVERSATION_COLUMNS, Conversation
from app.conversations.saving import insert_conversations
from app.db.setwise import Keys
from app.db.transaction import Transaction

_CLIENTS = Keys(client_id="bigint")


def open_conversations_of(
    tx: Transaction, client_ids: Iterable[int], at: datetime, reopen_within: timedelta
) -> dict[int, Conversation]:
    """By client id. The caller holds the clients' rows, so no other process can open a second one meanwhile."""
    wanted = sorted(set(client_ids))
    if not wanted:
        return {}
    found = _find(tx, wanted, "c.closed_at IS NULL")
    missing = [client_id for client_id in wanted if client_id not in found]
    if missing:
        found |= _reopen(tx, missing, at - reopen_within)
        missing = [client_id for client_id in missing if client_id not in found]
    return found | _begin(tx, missing, at)


def conversation_by_id(tx: Transaction, conversation_id: int) -> Conversation | None:
    """Locked until the transaction ends, with its client, whose name and picture its row shows."""
    if not tx.on_sqlite:
        _hold_client(tx, conversation_id)
    lock = "" if tx.on_sqlite else " FOR UPDATE"
    row = tx.run(
        f"SELECT {CONVERSATION_COLUMNS} FROM conversations WHERE id = ?{lock}", (conversation_id,)
    ).one_or_none()
    return None if row is None else Conversation.from_row(tx, row)


def _hold_client(tx: Transaction, conversation_id: int) -> None:
    """Clients are locked before conversations. A row with the name of before must not be told after the new name."""
    tx.run(
        "SELECT id FROM clients WHERE id = (SELECT client_id FROM conversations WHERE id = ?) FOR NO KEY UPDATE",
        (conversation_id,),
    )


def _find(tx: Transaction, client_ids: list[int], where: str) -> dict[int, Conversation]:
    lock = "" if tx.on_sqlite else " ORDER BY c.id FOR UPDATE OF c"
    columns = ", ".join(f"c.{name.strip()}" for name in CONVERSATION_COLUMNS.split(","))
    rows = tx.run(
        f"SELECT {columns} FROM {_CLIENTS.source(tx.dialect)} CROSS JOIN conversations AS c"
        f" WHERE c.client_id = keys.client_id AND {where}{lock}",
        _CLIENTS.given(tx.dialect, [(client_id,) for client_id in client_ids]),
    )
    conversations = (Conversation.from_row(tx, row) for row in rows)
    return {conversation.client_id: conversation for conversation in conversations}


def _reopen(tx: Transaction, client_ids: list[int], closed_after: datetime) -> dict[int, Conversation]:
    newest = (
        "(SELECT max(n.id) FROM conversations AS n WHERE n.client_id = keys.client_id"
        " AND n.joined_into_id IS NULL)"
    )
    found = _find(tx, client_ids, f"c.id = {newest} AND c.close_reason = 'operator'")
    recent = {
        client_id: conversation
        for client_id, conversation in found.items()
        if conversation.closed_at is not None and conversation.closed_at > closed_after
    }
    for conversation in recent.values():
        reopen(conversation)
    return recent


def reopen(conversation: Conversation) -> None:
    conversation.closed_at = None
    conversation.close_reason = None
    conversation.status = "waiting" if conversation.waiting_since is not None else "open"


def begin_conversation(tx: Transaction, client_id: int, at: datetime) -> Conversation:
    """A new matter of a client who has no open one."""
    return _begin(tx, [client_id], at)[client_id]


def _begin(tx: Transaction, client_ids: list[int], at: datetime) -> dict[int, Conversation]:
    fresh = {
        client_id: blank_conversation(conversation_id, client_id, at)
        for client_id, conversation_id in zip(
            client_ids, tx.take_ids("conversations", len(client_ids)), strict=True
        )
    }
    insert_conversations(tx, fresh.values())
    return fresh


def blank_conversation(conversation_id: int, client_id: int, at: datetime) -> Conversation:
    """One in which nothing has been said, still to be stored."""
    return Conversation(
        id=conversation_id,
        client_id=client_id,
        status="open",
        assignee_id=None,
        team_id=None,
        channel_id=None,
        snoozed_until=None,
        waiting_since=None,
        last_at=at,
        last_message_id=0,
        last_inbound_id=None,
        preview=NOTHING_YET,
        inbound_count=0,
        answered_count=0,
        revision=0,
        created_at=at,
        closed_at=None,
        close_reason=None,
    )
