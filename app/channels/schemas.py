"""Channels on the wire. Secrets go in and never come out."""

from typing import Literal

from pydantic import Field

from app.kit.wire import Time, Wire

ChannelState = Literal["active", "paused", "broken", "absent"]
OnRefusal = Literal["ask", "other_channel"]
"""What to do with a reply that can never go here: ask the operator, or try the client's other channel."""


class CapabilitiesCard(Wire):
    """What the window needs to know about a kind of channel."""

    text_limit: int
    entities: tuple[str, ...]
    no_outbound: bool
    held_socket: bool
    read_marks: bool
    delivery_marks: bool
    typing_out: bool
    quotes: bool
    edits: bool
    deletes: bool
    files_out: bool
    file_limit: int
    """Bytes of one file that can be sent."""
    caption_limit: int | None = None
    """UTF-16 units of the words under a file, where fewer than `text_limit`; longer ones go before it."""
    buttons: bool


class SettingCard(Wire):
    """One field of the connect form."""

    name: str
    label: dict[str, str]
    hint: dict[str, str] | None
    type: Literal["text", "secret", "url", "choice", "switch", "list"]
    required: bool
    default: str
    choices: tuple[str, ...]
    advanced: bool


class DrawnCard(Wire):
    """One thing in the drawing of a step."""

    shape: Literal["said", "heard", "menu", "button", "field", "switch", "secret"]
    words: dict[str, str]
    chosen: bool


class StepCard(Wire):
    """One thing to do when connecting."""

    title: dict[str, str]
    text: dict[str, str]
    link: str | None
    copy_text: str | None
    """Words to be pasted there."""
    scene: tuple[DrawnCard, ...]
    setting: str | None
    """The setting whose value this step brings."""


class ChannelKind(Wire):
    """A kind that can be connected."""

    kind: str
    title: dict[str, str]
    capabilities: CapabilitiesCard
    settings: tuple[SettingCard, ...]
    guide: tuple[StepCard, ...]
    polls: bool
    webhooks: bool


class ChannelCard(Wire):
    id: int
    kind: str
    name: str
    public_key: str
    state: ChannelState
    """broken: it wants a person. absent: its connector is not installed."""
    error_code: str | None
    error_detail: str | None
    last_contact_at: Time | None
    account_name: str | None
    account_link: str | None
    title: dict[str, str]
    capabilities: CapabilitiesCard
    settings: dict[str, str]
    """Without secrets."""
    queued: int
    """Replies that have not gone yet: those that wait, and those that are under way this very moment."""
    closed_lines: dict[str, str]
    """Ways for answers that are closed to us, and why."""
    on_refusal: OnRefusal
    file_limit: int | None
    """Bytes of the largest file that is taken in here; the house's own limit when null."""


class NewChannel(Wire):
    kind: str = Field(max_length=40)
    name: str = Field(default="", max_length=120)
    settings: dict[str, str] = Field(default_factory=dict, max_length=50)


class ChannelChange(Wire):
    """A field left out stays; a secret left out, or empty, stays too, and null forgets it."""

    name: str | None = Field(default=None, min_length=1, max_length=120)
    settings: dict[str, str | None] | None = Field(default=None, max_length=50)
    on_refusal: OnRefusal | None = None
    file_limit: int | None = Field(default=None, ge=100_000, le=2_000_000_000)
