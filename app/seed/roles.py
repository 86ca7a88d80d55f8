"""What the demo is made of. Keys are for the files only; texts are what people read.

Offsets count UTF-16 code units. Times are marks, so that the demo is fresh whenever it is played.
"""

from typing import Literal

import msgspec

from app.seed.mark import Mark
from app.seed.role import Role
from app.seed.things import Attachment

Refusal = Literal[
    "blocked", "privacy", "not_allowed", "file_too_big", "window_closed", "line_closed", "timeout", "network",
    "rate_limited", "server_error", "redirected",
]  # fmt: skip
Happening = Literal[
    "started", "blocked", "unblocked", "sent_poll", "sent_dice", "sent_story", "sent_gift", "pinned",
    "title_changed", "photo_changed", "group_created", "members_joined", "member_left", "topic_created",
]  # fmt: skip


class Operator(Role, frozen=True):
    key: str
    name: str
    email: str
    role: Literal["admin", "operator"]
    language: str
    hue: int


class Channel(Role, frozen=True):
    key: str
    kind: Literal["telegram", "vk", "site"]
    name: str
    address: str
    """A bot's username, a community's short name, a site's domain."""


class Line(Role, frozen=True):
    """An account of one of us, for which the bot answers. It has customers of its own."""

    key: str
    channel: str
    owner: str
    """As the messenger knows them."""
    owner_id: str
    closed_for: Literal["line_closed", "not_allowed"] | None = None
    """Why the bot may not answer there any more."""


class Member(Role, frozen=True):
    """Somebody in a group."""

    name: str
    external_id: str


class Identity(Role, frozen=True):
    key: str
    channel: str
    external_id: str
    display_name: str
    username: str | None = None
    reachable: bool = True
    """False once the person has blocked us."""
    line: str | None = None
    """The account they write to, when it is not the bot itself. It may be answered for a day."""
    members: tuple[Member, ...] = ()
    """Of a group, its owner first; a person has none."""

    @property
    def is_group(self) -> bool:
        return bool(self.members)


class ContactPoint(Role, frozen=True):
    kind: Literal["phone", "email"]
    value: str
    """E.164 or an address."""
    proof: Literal["claimed", "checked"]
    how: Literal["typed", "order", "messenger_contact", "operator"]


class Entity(Role, frozen=True):
    type: Literal[
        "bold", "italic", "underline", "strikethrough", "spoiler", "code", "pre", "quote", "link", "text_link",
        "mention", "hashtag", "command", "email", "phone",
    ]  # fmt: skip
    offset: int
    length: int
    url: str | None = None


class Edit(Role, frozen=True):
    """New words for a message; the ones before stay as a version."""

    at: Mark
    text: str
    entities: tuple[Entity, ...] = ()


class Button(Role, frozen=True):
    """With an address it opens a page, else pressing it says its label."""

    label: str
    url: str | None = None


class Message(Role, frozen=True):
    at: Mark
    kind: Literal["in", "out", "note", "system"]
    by: str
    """An identity for `in`, an operator for `out` and `note`, the word system for `system`; the word owner for
    what the owner of a line wrote in the messenger itself."""
    via: str | None = None
    """The identity whose strand holds the message; none for notes, which lie in the client's own strand."""
    key: str | None = None
    """Unique within the client; only where something refers to the message."""
    text: str = ""
    """The first wording; `words` says how it reads now."""
    entities: tuple[Entity, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    album: str | None = None
    """Messages of one author with the same word are one album."""
    reply_to: str | None = None
    quote: str | None = None
    """The words that are answered: a part of a message, or of one that we never saw."""
    forwarded_from: str | None = None
    speaker: str | None = None
    """Which member of a group says or does it."""
    topic: str | None = None
    """The line about the topic's opening, in a group that has topics."""
    buttons: tuple[tuple[Button, ...], ...] = ()
    presses: str | None = None
    """Our message whose button this is; the text is its label."""
    reactions: tuple[str, ...] = ()
    edits: tuple[Edit, ...] = ()
    deleted: Mark | None = None
    """When the author took the message back."""
    delivery: Literal["queued", "retry", "sent", "delivered", "read", "failed", "uncertain"] | None = None
    """Only for what one of us wrote here, and always there."""
    due: Mark | None = None
    """When it is tried again; only for `retry`."""
    refusal: Refusal | None = None
    """Why the sending failed or waits, or why nobody knows."""
    unsupported: str | None = None
    """What the messenger sent that cannot be shown."""
    service: Happening | None = None
    """Only for `system`: what happened; the screen has the words."""
    told: dict[str, str] = msgspec.field(default_factory=dict)
    """What the line about it tells besides."""

    @property
    def words(self) -> str:
        return self.edits[-1].text if self.edits else self.text


class Conversation(Role, frozen=True):
    """One matter. `waiting`: the client wrote last and waits for us; `open`: we did."""

    status: Literal["open", "waiting", "snoozed", "closed"]
    messages: tuple[Message, ...]
    assignee: str | None = None
    until: Mark | None = None
    """Only for `snoozed`."""
    closed_at: Mark | None = None
    closed_by: str | None = None


class Glue(Role, frozen=True):
    """When `identity` turned out to be the same person as `into`, and how we know."""

    at: Mark
    identity: str
    into: str
    evidence: Literal["deep_link", "telegram_contact", "operator"]
    by: str | None = None
    """The operator who decided, when one did."""


class Visit(Role, frozen=True):
    at: Mark
    identity: str
    title: str
    url: str
    referrer: str | None = None
    utm: dict[str, str] = msgspec.field(default_factory=dict)


class Client(Role, frozen=True):
    key: str
    name: str
    avatar_hue: int
    language: str
    identities: tuple[Identity, ...]
    city: str | None = None
    tags: tuple[str, ...] = ()
    attributes: dict[str, str | int] = msgspec.field(default_factory=dict)
    contact_points: tuple[ContactPoint, ...] = ()
    glues: tuple[Glue, ...] = ()
    conversations: tuple[Conversation, ...] = ()
    visits: tuple[Visit, ...] = ()


class Lookalike(Role, frozen=True):
    """Two clients who may be one person; nobody has decided yet."""

    one: str
    other: str
    reasons: tuple[Literal["same_phone", "same_email", "similar_name", "same_city"], ...]


class House(Role, frozen=True):
    """The shop itself."""

    name: str
    timezone: str
    operators: tuple[Operator, ...]
    channels: tuple[Channel, ...]
    lines: tuple[Line, ...] = ()
    lookalikes: tuple[Lookalike, ...] = ()

    def has_operator(self, key: str | None) -> bool:
        return any(operator.key == key for operator in self.operators)


class Cast(Role, frozen=True):
    house: House
    clients: tuple[Client, ...]
