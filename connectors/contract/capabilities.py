"""What a channel can do, as data, so that the core never asks for its name."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Capabilities:
    """Everything the core and the window need to know about a kind of channel.

    `text_limit` counts UTF-16 code units, as messengers and browsers do. `entities` names the formatting the
    channel can carry outwards; other formatting is sent as plain text.
    """

    text_limit: int = 4096
    entities: frozenset[str] = frozenset()
    polls: bool = False
    """Has `receive()`: somebody must keep asking the channel for news."""
    webhooks: bool = False
    """Has `read_webhook()`: the channel calls us."""
    looks_back: bool = False
    """Has `look_back()`: what a call failed to bring can be found afterwards."""
    held_socket: bool = False
    """The person's browser holds a socket to Okno itself; a sending settles on the browser's own word."""
    takes_requests: bool = False
    """People ask here to be phoned; the house has the doors for it, and `normalise` reads what was asked."""
    places_calls: bool = False
    """Has `place_call()`: there is a telephone behind it that can be told to ring somebody."""
    reports_calls: bool = False
    """Has `read_call_report()`: a telephone tells how calls ended."""
    signs_users: bool = False
    """Has `read_user()`: whoever runs the site says who somebody is."""
    no_outbound: bool = False
    """Nothing can be sent here; the composer says so."""
    dedupes_sends: bool = False
    """A send repeated with the same key is shown once, so an unanswered one may be tried again."""
    delivery_marks: bool = False
    read_marks: bool = False
    """The channel tells when the person has read us."""
    shows_our_reading: bool = False
    """The person can be told that we have read them."""
    names_apart: bool = False
    """Messages come without their authors' names, which are asked for by `fetch_profiles`."""
    pictures: bool = False
    """People may have pictures, of which `fetch_profiles` tells."""
    typing_in: bool = False
    typing_out: bool = False
    quotes: bool = False
    edits: bool = False
    deletes: bool = False
    files_out: bool = False
    file_limit: int = 20_000_000
    """Bytes of one file that can be sent."""
    file_limits: Mapping[str, int] = field(default_factory=dict)
    """By kind, where it is less. A picture too large for its kind is sent as a document."""
    caption_limit: int | None = None
    """UTF-16 units of the words under a file, where fewer than `text_limit`; longer ones go before it."""
    albums: tuple[frozenset[str], ...] = ()
    """Kinds of files that can go together in one message; others go one by one."""
    album_limit: int = 10
    """Files in one message."""
    buttons: bool = False
    """Buttons can be put under a message."""
    entry_links: bool = False
    """A link can be made that opens the chat and brings a token along."""
    sends_at_once: int = 4
    """How many sends may be under way at the same time for one connected account."""
    sends_per_second: float | None = None
    """How many may begin within a second; more would be refused."""
    chat_pause: timedelta = timedelta()
    """Between two messages to the same address."""
