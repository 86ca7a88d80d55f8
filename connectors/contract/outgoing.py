"""What we say to a channel, and what may come of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from connectors.contract.heard import Entity


@dataclass(frozen=True, slots=True)
class FileOut:
    """A file to send. `path` is on this machine and may be read while `send` runs."""

    path: str
    name: str
    mime: str
    """As found by looking at the content."""
    kind: str
    """photo, video, animation, voice, audio or document: how it should be shown."""
    size: int = 0
    """Bytes."""
    width: int | None = None
    height: int | None = None
    duration: float | None = None
    """Seconds."""


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message: one with `url` opens a page; another comes back as `ButtonPress` with `data`."""

    label: str
    data: str = ""
    """At most 64 bytes of UTF-8."""
    url: str | None = None


@dataclass(frozen=True, slots=True)
class MessageOut:
    """One message to one address. `key` and `random_id` stay the same on every attempt."""

    key: str
    random_id: int
    """Positive, 31 bits; for channels that dedupe by a number."""
    address: str
    text: str
    entities: tuple[Entity, ...] = ()
    files: tuple[FileOut, ...] = ()
    reply_to: str | None = None
    """The channel's own id of the quoted message."""
    buttons: tuple[tuple[Button, ...], ...] = ()
    """Rows of them."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """The channel has taken the message."""

    external_id: str
    sent_at: datetime
    parts: tuple[str, ...] = ()
    """The channel's ids of further messages that it made of this one: the other pictures of an album."""


class SendFailed(Exception):
    """The channel refused, or nobody knows.

    outcome: `final`: it will never go; `retry`: it surely did not go and may be tried again after
    `retry_after`; `uncertain`: it may have gone.
    Codes shared by all channels: blocked, deactivated, chat_not_found, not_allowed, privacy, text_too_long,
    text_empty, bad_format, bad_file, file_too_big, line_closed, window_closed, unauthorised, rate_limited,
    server_error, network, timeout, rejected; blacklisted (by our side, there), access_denied (to our key),
    writing_disabled (in this chat, for us), bot_abilities_off (a switch of ours there).
    """

    def __init__(
        self,
        code: str,
        outcome: Literal["final", "retry", "uncertain"],
        *,
        detail: str = "",
        retry_after: timedelta | None = None,
        whole_channel: bool = False,
        unreachable: bool = False,
    ) -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.outcome = outcome
        self.detail = detail
        """The channel's own words, for the log and for «details»; never shown first."""
        self.retry_after = retry_after
        self.whole_channel = whole_channel
        """The channel as a whole must wait (a limit of the account), not this chat alone."""
        self.unreachable = unreachable
        """The person cannot be reached here until they write again."""
