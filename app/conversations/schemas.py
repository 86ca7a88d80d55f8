"""Conversations and messages on the wire; REST and events use the same shapes."""

from typing import Annotated, Literal

from pydantic import Field

from app.clients.attribute_schemas import TagName
from app.clients.schemas import ClientBrief
from app.kit.wire import Time, Wire

Direction = Literal["in", "out", "note", "system"]
ConversationStatus = Literal["open", "waiting", "snoozed", "closed"]
Priority = Literal["low", "normal", "high", "urgent"]
DeliveryState = Literal["queued", "sending", "retry", "sent", "delivered", "read", "failed", "uncertain"]
FetchState = Literal["none", "waiting", "stored", "failed", "too_big"]


class EntityCard(Wire):
    """Formatting; `offset` and `length` in UTF-16 code units."""

    type: str = Field(max_length=40)
    offset: int = Field(ge=0, lt=1 << 31)
    length: int = Field(ge=0, lt=1 << 31)
    url: str | None = Field(default=None, max_length=4_000)


class NoteEntity(EntityCard):
    """What a note may hold besides formatting: a mention, of one of us or of everybody of a team."""

    operator_id: int | None = Field(default=None, ge=1, lt=1 << 63)
    team_id: int | None = Field(default=None, ge=1, lt=1 << 63)


class AttachmentCard(Wire):
    id: int
    kind: str
    name: str | None
    mime: str | None
    size: int | None
    width: int | None
    height: int | None
    duration: float | None
    details: dict[str, object]
    state: FetchState
    """none: not a file. waiting: still to be fetched from the channel."""
    url: str | None
    thumbnail_url: str | None


class ReplyCard(Wire):
    """The message that is answered: `id` is null when we never saw it."""

    id: int | None
    text: str
    direction: Direction | None
    identity_id: int | None = None
    """The account that the quoted words were said by or to: a quote may cross channels."""


class DeliveryCard(Wire):
    id: int
    state: DeliveryState
    code: str | None
    """Why it failed or waits; translated on screen."""
    detail: str | None
    """The channel's own words, behind «details»."""
    due_at: Time | None
    attempts: int


class VersionCard(Wire):
    """Words as they once were."""

    version: int
    text: str
    at: Time


class ButtonCard(Wire):
    """A button under a message: with `url` it opens a page, else pressing it says its label."""

    label: str = Field(min_length=1, max_length=64)
    url: str | None = Field(default=None, max_length=2_000, pattern=r"^https?://")


class MessageCard(Wire):
    id: int
    client_id: int
    conversation_id: int
    channel_id: int | None
    identity_id: int | None
    """Whose words, or to whom. Null for notes and system lines."""
    direction: Direction
    operator_id: int | None
    """Which of us wrote it; null for clients, and for words written in the messenger's own window."""
    key: str | None
    """The author's own key, so that an optimistic row finds its real one."""
    text: str
    entities: tuple[NoteEntity, ...]
    attachments: tuple[AttachmentCard, ...]
    reply_to: ReplyCard | None
    group_key: str | None
    forwarded_from: str | None
    speaker: str | None
    """Who of a group said it."""
    buttons: tuple[tuple[ButtonCard, ...], ...]
    """Rows of what stands under a message of ours."""
    at: Time
    """Where it stands in the history: channel time within reason."""
    arrived_at: Time
    edited_at: Time | None
    deleted_at: Time | None
    version: int
    unsupported: str | None
    service: dict[str, str] | None
    """A system line: `code` and its parameters."""
    reactions: tuple[str, ...]
    delivery: DeliveryCard | None


class Preview(Wire):
    """The line under the name."""

    text: str
    direction: Direction
    kind: str
    """text, or the kind of the first attachment, or unsupported, or the code of a system line."""
    operator_id: int | None
    deleted: bool
    service: dict[str, str] | None = None
    """Of a system line: `code` and its parameters."""


class ConversationRow(Wire):
    """One row of the list. An event carries the whole row, so showing it is replacing it."""

    id: int
    client: ClientBrief
    channel_id: int | None
    """Where the client wrote last."""
    status: ConversationStatus
    assignee_id: int | None
    team_id: int | None
    priority: Priority
    tag_ids: tuple[int, ...]
    """Tags of this matter, rising. One that is not among the tags is gone."""
    snoozed_until: Time | None
    waiting_since: Time | None
    """The client waits for us since then."""
    last_at: Time
    last_message_id: int
    last_inbound_id: int | None
    """The message a reply answers unless another is chosen."""
    preview: Preview
    inbound_count: int
    """Messages of the client in all."""
    answered_count: int
    """How many of them lie before our last answer. Unread for me: inbound_count less the greater of this and
    what I have seen."""
    created_at: Time
    closed_at: Time | None
    close_reason: Literal["operator", "joined"] | None
    revision: int
    """Grows with each change of the row."""
    spam: bool
    """It stands in the spam folder only: nobody waits, and nobody is told of what comes."""


class ConversationPage(Wire):
    """A window of the list with the seq it is true at."""

    seq: int
    rows: tuple[ConversationRow, ...]
    seen: dict[int, int]
    """conversation id: how many of the client's messages I have seen, where that says more than answered_count."""
    next: str | None
    """Cursor of the next page; null at the end."""


class HistoryPage(Wire):
    """A stretch of a client's one history, oldest first."""

    seq: int
    client_id: int
    messages: tuple[MessageCard, ...]
    before: str | None
    """Cursor of what lies further back; null at the beginning."""
    after: str | None
    """Cursor of what lies further on; null where the newest is here."""
    anchor: int | None
    """The message that was looked for."""
    tail: tuple[MessageCard, ...]
    """The newest messages, where one was looked for and the page ends before them."""
    conversations: tuple[ConversationRow, ...]
    """The matters these messages belong to, and the one that is not closed."""


class Enclosure(Wire):
    """An uploaded file that goes with a reply."""

    key: str = Field(pattern=r"^[A-Za-z0-9_-]{1,64}$")
    name: str | None = Field(default=None, max_length=300)
    """What the client sees; by default the name it was uploaded with."""


class Reply(Wire):
    """A reply. The same key again gives the same message; it has words, or files, or both."""

    key: str = Field(min_length=8, max_length=64, pattern=r"^[A-Za-z0-9_-]+$")
    text: str = Field(default="", max_length=16_000)
    entities: tuple[EntityCard, ...] = Field(default=(), max_length=500)
    answers: int | None = Field(default=None, ge=1, lt=1 << 63)
    """Id of the message whose channel address the reply goes to; by default the client's last one here."""
    identity_id: int | None = Field(default=None, ge=1, lt=1 << 63)
    """Instead of `answers`: the account to write to, where its newest words came from."""
    quotes: int | None = Field(default=None, ge=1, lt=1 << 63)
    """Id of the message to quote."""
    files: tuple[Enclosure, ...] = Field(default=(), max_length=30)
    buttons: tuple[tuple[ButtonCard, ...], ...] = Field(default=(), max_length=10)
    close: bool = False
    """Send and close."""


class MessageChange(Wire):
    """New words for a message of ours."""

    text: str = Field(min_length=1, max_length=16_000)
    entities: tuple[NoteEntity, ...] = Field(default=(), max_length=500)


class Redirection(Wire):
    """Another account of the same client, to which a refused reply goes instead."""

    identity_id: int = Field(ge=1, lt=1 << 63)


class NewestWords(Wire):
    """Who wrote on a channel last."""

    identity_id: int
    client: ClientBrief
    text: str
    at: Time


class TestMessage(Wire):
    """A word to somebody who has written on the channel, to see whether it arrives."""

    __test__ = False

    identity_id: int = Field(ge=1, lt=1 << 63)
    text: str = Field(min_length=1, max_length=1_000)


class Note(Wire):
    key: str = Field(min_length=8, max_length=64, pattern=r"^[A-Za-z0-9_-]+$")
    text: str = Field(min_length=1, max_length=16_000)
    entities: tuple[NoteEntity, ...] = Field(default=(), max_length=500)


class Assignment(Wire):
    operator_id: int | None = Field(ge=1, lt=1 << 63)


class TeamChoice(Wire):
    team_id: int | None = Field(ge=1, lt=1 << 63)


class PriorityChoice(Wire):
    priority: Priority


class TagsChange(Wire):
    """What is put on by name, made where there is no such tag, and what is taken off."""

    add: tuple[TagName, ...] = Field(default=(), max_length=20)
    remove: tuple[Annotated[int, Field(ge=1, lt=1 << 63)], ...] = Field(default=(), max_length=100)


class Snooze(Wire):
    until: Time


class ReadMark(Wire):
    """I have seen the client's messages up to here."""

    upto: int = Field(ge=0, lt=1 << 63)
