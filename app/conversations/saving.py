"""Writing conversations back."""

from collections.abc import Iterable
from datetime import datetime

from app.clients.records import Face
from app.conversations.cards import conversation_row
from app.conversations.events import conversation_changed
from app.conversations.records import Conversation
from app.conversations.tallying import tally_moved, tally_new
from app.db.setwise import InsertRows, UpdateRows
from app.db.tables import Conversation as Table
from app.db.transaction import Transaction
from app.kit.json import dumps

_MOVING = (
    "status",
    "channel_id",
    "snoozed_until",
    "waiting_since",
    "last_at",
    "last_message_id",
    "last_inbound_id",
    "preview",
    "inbound_count",
    "answered_count",
    "revision",
)
_PLACE = (
    "assignee_id",
    "team_id",
    "closed_at",
    "close_reason",
    "joined_into_id",
    "joined_after",
    "dealt_upto",
    "dealt_at",
    "spam",
    "priority",
    "tag_ids",
)
_UPDATE = UpdateRows(Table, ("id", *_MOVING, *_PLACE), {name: f":{name}" for name in (*_MOVING, *_PLACE)})
# A column that is set is written to all its indexes, changed or not.
_MOVE = UpdateRows(Table, ("id", *_MOVING), {name: f":{name}" for name in _MOVING})
_INSERT = InsertRows(Table, ("id", *_MOVING, *_PLACE, "client_id", "created_at"))


def insert_conversations(tx: Transaction, conversations: Iterable[Conversation]) -> None:
    fresh = list(conversations)
    _INSERT(tx, [(c.id, *_movement(c), *c.place, c.client_id, c.created_at) for c in fresh])
    for conversation in fresh:
        conversation.stored_place = conversation.place
    tally_new(tx, fresh)


def save_conversations(tx: Transaction, conversations: Iterable[Conversation]) -> None:
    """Each counts as one more revision."""
    moved, placed = [], []
    for conversation in conversations:
        conversation.revision += 1
        tally_moved(tx, conversation)
        if conversation.place == conversation.stored_place:
            moved.append((conversation.id, *_movement(conversation)))
        else:
            placed.append((conversation.id, *_movement(conversation), *conversation.place))
            conversation.stored_place = conversation.place
    _MOVE(tx, moved)
    _UPDATE(tx, placed)


def save_and_tell(tx: Transaction, conversation: Conversation, face: Face, at: datetime) -> None:
    """Save one, and show its new row in every window."""
    save_conversations(tx, [conversation])
    tx.log(
        conversation_changed.entry(
            {"conversation": conversation_row(conversation, face)},
            at,
            client_id=conversation.client_id,
        )
    )


def _movement(c: Conversation) -> tuple[object, ...]:
    return (
        c.status,
        c.channel_id,
        c.snoozed_until,
        c.waiting_since,
        c.last_at,
        c.last_message_id,
        c.last_inbound_id,
        dumps(c.preview),
        c.inbound_count,
        c.answered_count,
        c.revision,
    )
