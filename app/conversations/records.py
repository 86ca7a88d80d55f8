"""Conversations and messages as the writing side holds them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from app.clients.records import Face
from app.db.answer import Row
from app.db.transaction import Transaction
from app.kit.json import loads

CONVERSATION_COLUMNS = (
    "id, client_id, status, assignee_id, team_id, channel_id, snoozed_until, waiting_since, last_at,"
    " last_message_id, last_inbound_id, preview, inbound_count, answered_count, revision, created_at, closed_at,"
    " close_reason, joined_into_id, joined_after, dealt_upto, dealt_at,"
    " priority, tag_ids, spam"
)

NORMAL = 1
"""Of PRIORITIES: what a matter has unless somebody chooses another."""
PRIORITIES = ("low", "normal", "high", "urgent")
"""As they are told, by what is stored."""
NO_TAGS = "[]"

_NAMES = [name.strip() for name in CONVERSATION_COLUMNS.split(",")]
_MOMENTS = [
    _NAMES.index(name)
    for name in ("snoozed_until", "waiting_since", "last_at", "created_at", "closed_at", "dealt_at")
]
_PREVIEW = _NAMES.index("preview")


class Standing(NamedTuple):
    """What decides which views show a conversation."""

    status: str
    assignee_id: int | None
    closed: bool
    joined: bool
    spam: bool


@dataclass(slots=True)
class Conversation:
    """A matter, open to be changed within a unit; `save` it with conversations.saving.

    Fields in the order of CONVERSATION_COLUMNS.
    """

    id: int
    client_id: int
    status: str
    assignee_id: int | None
    team_id: int | None
    channel_id: int | None
    snoozed_until: datetime | None
    waiting_since: datetime | None
    last_at: datetime
    last_message_id: int
    last_inbound_id: int | None
    preview: Mapping[str, Any]
    inbound_count: int
    answered_count: int
    revision: int
    created_at: datetime
    closed_at: datetime | None
    close_reason: str | None
    joined_into_id: int | None = None
    joined_after: int | None = None
    dealt_upto: int = 0
    dealt_at: datetime | None = None
    priority: int = NORMAL
    tag_ids: str = NO_TAGS
    """JSON, rising; kept as text, because most who write here leave it alone."""
    spam: bool = False
    """Nobody waits for an answer here, and nobody is told of what comes."""
    stored_place: tuple[Any, ...] | None = None
    """`place` as the database has it."""
    stored_standing: Standing | None = None
    """`standing` as the database has it."""

    @property
    def place(self) -> tuple[Any, ...]:
        """Whose it is and whether it is over: what most messages leave alone, and most indexes are about."""
        return (
            self.assignee_id,
            self.team_id,
            self.closed_at,
            self.close_reason,
            self.joined_into_id,
            self.joined_after,
            self.dealt_upto,
            self.dealt_at,
            self.spam,
            self.priority,
            self.tag_ids,
        )

    @property
    def standing(self) -> Standing:
        return Standing(
            self.status,
            self.assignee_id,
            self.closed_at is not None,
            self.joined_into_id is not None,
            self.spam,
        )

    @property
    def is_closed(self) -> bool:
        return self.closed_at is not None

    @classmethod
    def from_row(cls, tx: Transaction, row: Row) -> "Conversation":
        values = list(row)
        for place in _MOMENTS:
            if values[place] is not None:
                values[place] = tx.moment(values[place])
        values[_PREVIEW] = loads(values[_PREVIEW])
        values[-1] = bool(values[-1])
        conversation = cls(*values)
        conversation.stored_place = conversation.place
        conversation.stored_standing = conversation.standing
        return conversation


@dataclass(frozen=True, slots=True)
class Whom:
    """The client a message belongs to, and the identity whose words it holds or whom it is for."""

    client_id: int
    face: Face
    identity_id: int | None
    strand_id: int
    visitor: bool = False
    """The identity holds a socket of its own to us."""


ROBOT: Mapping[str, str] = {"code": "robot"}
"""`service` of our words that the house says by itself."""


@dataclass(slots=True)
class Message:
    """A message about to be stored, or just read."""

    whom: Whom
    conversation: Conversation
    direction: str
    order_at: datetime
    sent_at: datetime
    arrived_at: datetime
    channel_id: int | None = None
    external_id: str | None = None
    author_key: str | None = None
    operator_id: int | None = None
    text: str = ""
    entities: Sequence[Mapping[str, Any]] = ()
    attachments: Sequence[Mapping[str, Any]] = ()
    """AttachmentCards, completed with an id when stored."""
    address: str | None = None
    reply_to_id: int | None = None
    reply_text: str = ""
    reply_direction: str | None = None
    reply_identity_id: int | None = None
    quote: str | None = None
    group_key: str | None = None
    forwarded_from: str | None = None
    unsupported: str | None = None
    service: Mapping[str, str] | None = None
    speaker: str | None = None
    """Who of a group said it."""
    buttons: Sequence[Sequence[Mapping[str, Any]]] = ()
    """ButtonCards in rows."""
    delivery: Mapping[str, Any] | None = None
    """DeliveryCard."""
    unwelcome: bool = False
    """From somebody whom we do not listen to: kept, and nobody is told."""
    id: int = field(default=0)

    @property
    def is_by_robot(self) -> bool:
        """Said by the house, not by one of us."""
        return self.direction == "out" and self.service == ROBOT
