"""What a channel can tell us, in our words. `normalise(raw)` returns a list of these."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal

AT_ARRIVAL = datetime(9000, 1, 1, tzinfo=UTC)
"""Stands where a channel tells no time. The house takes no time later than the arrival of the raw update, so
this one always means the arrival."""


@dataclass(frozen=True, slots=True)
class Author:
    """Somebody's account on one channel. `external_id` is theirs for life; names are their own words."""

    external_id: str
    name: str = ""
    username: str | None = None
    language: str | None = None
    """BCP 47, as the channel reports it."""
    is_group: bool = False
    """A chat of several people. It has one history like a person, and is never taken for one."""
    picture_url: str | None = None
    """Where anybody may fetch their picture; see `Attachment.remote_url`. In what `fetch_profiles` answers, neither
    this nor `picture_id` means that they have none; elsewhere it means that nothing was said of it."""
    picture_id: str | None = None
    """Or what `fetch_file` needs to fetch it. Of the two at most one is given."""


@dataclass(frozen=True, slots=True)
class Entity:
    """Formatting of a stretch of text. `offset` and `length` count UTF-16 code units, as browsers do."""

    type: str
    """bold, italic, underline, strikethrough, spoiler, code, pre, quote, link, text_link, mention, hashtag,
    command, email, phone or custom_emoji; an unknown type is drawn as plain text."""
    offset: int
    length: int
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file or a thing that came with a message. Name and MIME type are the sender's claim, not a fact."""

    kind: str
    """photo, video, animation, voice, video_note, audio, document, sticker, location, venue, contact or
    link."""
    remote_id: str | None = None
    """What `fetch_file` needs to fetch it; empty for things that are no file."""
    remote_url: str | None = None
    """Where anybody who knows the address may fetch it, a signed link for example. The house does so by itself,
    from public addresses only. Of `remote_id` and `remote_url` at most one is given."""
    name: str | None = None
    mime: str | None = None
    size: int | None = None
    """Bytes."""
    width: int | None = None
    height: int | None = None
    duration: float | None = None
    """Seconds."""
    details: Mapping[str, object] = field(default_factory=dict)
    """What has no column: latitude, phone number, emoji of a sticker, title of a venue. `own` of a contact is true
    when the channel vouches that the card is the sender's."""


@dataclass(frozen=True, slots=True)
class MessageIn:
    """A message. (channel, `external_id`) is unique; a repeat is dropped.

    `address` is where an answer to exactly this message goes: opaque to the core, which stores it with the
    message and hands it back in `MessageOut.address`.
    """

    external_id: str
    author: Author
    address: str
    sent_at: datetime
    """Aware, by the channel's clock."""
    text: str = ""
    entities: tuple[Entity, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    reply_to: str | None = None
    """`external_id` of the message it answers."""
    quote: str | None = None
    """Words of the quoted message, shown where the message itself is unknown."""
    group_key: str | None = None
    """Messages with the same key are drawn as one album."""
    forwarded_from: str | None = None
    """Who wrote the words first; never says who the author is."""
    entry_token: str | None = None
    """What a deep link brought along. Chosen by the sender, so it proves nothing by itself."""
    entry_source: str | None = None
    """Where that link stood, as its maker says; no token either."""
    by_us: bool = False
    """Written for the business elsewhere, for example in the messenger's own interface. `author` is then the
    client it was written to, in whose history it belongs."""
    unsupported: str | None = None
    """Why this could not be read; the raw update is kept."""
    speaker: str | None = None
    """Who of a group said it, as they call themselves."""
    speaker_id: str | None = None
    """Who that is, for `fetch_profiles`, where messages tell no names; `speaker` is then shown until it answers."""
    line: str | None = None
    """The way that answers take, where an account has several and one can be closed; see `LineState`."""
    answer_by: datetime | None = None
    """After this moment the channel takes no answer, until the person writes again."""
    is_automatic: bool = False
    """Said by a program: a bot, a community, somebody's answering machine. Never answered by another one."""


@dataclass(frozen=True, slots=True)
class Edit:
    """New words for a message. The old ones are kept as a version."""

    external_id: str
    edited_at: datetime
    text: str = ""
    entities: tuple[Entity, ...] = ()
    fallback: MessageIn | None = None
    """The whole message as it is now: stored when the original was never seen, and the source of what is not
    words, such as a place that moved."""


@dataclass(frozen=True, slots=True)
class Deletion:
    external_id: str
    deleted_at: datetime


@dataclass(frozen=True, slots=True)
class Status:
    """What became of messages we sent: `upto` covers all earlier ones in the same address too."""

    external_id: str
    state: Literal["delivered", "read"]
    at: datetime
    address: str
    upto: bool = False


@dataclass(frozen=True, slots=True)
class Reaction:
    external_id: str
    author: Author
    emoji: tuple[str, ...]
    """All that the author has on this message now; empty when taken back."""
    at: datetime


@dataclass(frozen=True, slots=True)
class Typing:
    """Fleeting: shown for a few seconds, never stored."""

    author_id: str
    text: str | None = None
    """What is being typed, where the channel shows it."""


@dataclass(frozen=True, slots=True)
class Reachability:
    """The person blocked us, or let us in again."""

    author: Author
    reachable: bool
    at: datetime
    reason: str | None = None
    """A refusal code, see `SendFailed.code`."""


@dataclass(frozen=True, slots=True)
class LineState:
    """A way for answers was closed to us, or opened: somebody took back the right to speak for their account."""

    line: str
    is_open: bool
    at: datetime
    reason: str | None = None
    """A refusal code, see `SendFailed.code`; line_closed where the channel says no more."""


@dataclass(frozen=True, slots=True)
class Moved:
    """The channel knows a chat by another id from now on. Either side may be told first, or twice."""

    external_id: str
    """`Author.external_id` as it was."""
    new_external_id: str
    new_address: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ProfileChange:
    author: Author


@dataclass(frozen=True, slots=True)
class ButtonPress:
    author: Author
    address: str
    at: datetime
    press_id: str
    """What `answer_button` needs."""
    data: str
    external_id: str | None = None
    """The message that carried the button."""


@dataclass(frozen=True, slots=True)
class Service:
    """Something happened that people should see as one short line: a chat was started, a title changed."""

    external_id: str
    author: Author
    address: str
    at: datetime
    code: str
    """Translated on screen, for example `started` or `title_changed`."""
    params: Mapping[str, str] = field(default_factory=dict)
    entry_token: str | None = None
    entry_source: str | None = None
    said: str | None = None
    """What the person sent to make it happen, as far as it can be read: a poll's question, the command that started
    the chat. None of what merely happened."""


@dataclass(frozen=True, slots=True)
class Ignored:
    """Left out on purpose. The raw update keeps the reason."""

    reason: str
    chat: str | None = field(default=None, compare=False)
    """Where it was said, as far as that is known."""


Heard = (
    MessageIn
    | Edit
    | Deletion
    | Status
    | Reaction
    | Typing
    | Reachability
    | LineState
    | Moved
    | ProfileChange
    | ButtonPress
    | Service
    | Ignored
)
