"""The visitor's wire: what a browser may say, and what it hears. See README.md beside this file."""

from collections.abc import Mapping
from typing import Annotated, Any

import msgspec

from app.kit.json import dumps

LONGEST_FRAME = 40_000
"""Characters; the longest message with every character escaped."""
MOST_IDS = 500

RowId = Annotated[int, msgspec.Meta(ge=0, le=(1 << 63) - 1)]
"""What a database can look for."""


class Page(msgspec.Struct):
    url: str = ""
    title: str = ""
    referrer: str | None = None


class Hello(msgspec.Struct, tag="hello"):
    token: str | None = None
    since: RowId | None = None
    page: Page | None = None
    language: str | None = None
    user: str | None = None
    """Signed by the site; empty where the site says that nobody is signed in."""


class Identifies(msgspec.Struct, tag="identify"):
    """The site says who sits there."""

    token: str


class SignsOut(msgspec.Struct, tag="sign_out"):
    """The browser is somebody else's from now on."""


class Words(msgspec.Struct, tag="message"):
    key: str
    text: str = ""
    written_at: str | None = None
    reply_to: RowId | None = None
    files: list[str] = []
    """Keys of what this browser has uploaded."""


class Typing(msgspec.Struct, tag="typing"):
    text: str | None = None
    """What stands in the field, where the welcome asked for it; empty when it was cleared."""


class Got(msgspec.Struct, tag="received"):
    ids: list[RowId]


class Seen(msgspec.Struct, tag="read"):
    upto: RowId


class Turned(msgspec.Struct, tag="page"):
    url: str = ""
    title: str = ""
    referrer: str | None = None


class Ping(msgspec.Struct, tag="ping"):
    pass


class Asks(msgspec.Struct, tag="link"):
    """For a link into a messenger."""

    kind: str
    speaks: str | None = None


class Follows(msgspec.Struct, tag="follow"):
    """A link that led from a messenger to this page."""

    token: str


class Presses(msgspec.Struct, tag="press"):
    """A button of a card about a link."""

    id: RowId
    act: str


Frame = Hello | Identifies | SignsOut | Words | Typing | Got | Seen | Turned | Ping | Asks | Follows | Presses
_decoder: msgspec.json.Decoder[Frame] = msgspec.json.Decoder(Frame)


def read_frame(text: str | bytes) -> Frame | None:
    """None for what makes no sense."""
    if len(text) > LONGEST_FRAME:
        return None
    try:
        return _decoder.decode(text)
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
        return None


def convert_frame(given: Mapping[str, Any]) -> Frame | None:
    """From JSON that is already decoded."""
    try:
        frame: Frame = msgspec.convert(given, Frame)
    except msgspec.ValidationError:
        return None
    return frame


def accepted(key: str, message_id: int, at: str) -> str:
    return dumps({"type": "accepted", "key": key, "id": message_id, "at": at})


def refused(key: str | None, code: str, retry_after: float | None = None) -> str:
    return dumps({"type": "refused", "key": key, "code": code, "retry_after": retry_after})


def events(after: int, upto: int, told: list[dict[str, Any]]) -> str:
    return dumps({"type": "events", "after": after, "upto": upto, "events": told})


def typing(name: str) -> str:
    return dumps({"type": "typing", "name": name})


def presence(here: Mapping[str, Any]) -> str:
    return dumps({"type": "presence", **here})


def links(standing: Mapping[str, Any]) -> str:
    return dumps({"type": "links", **standing})


def link(made: Mapping[str, Any]) -> str:
    return dumps({"type": "link", **made})


def reload(reason: str) -> str:
    return dumps({"type": "reload", "reason": reason})


PONG = dumps({"type": "pong"})
