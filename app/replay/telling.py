"""What became of one update, as one line.

An update that says several things is told by the weightiest: a message before an edit, an edit before a service
line, that before a status, and what was left out comes last.
"""

from collections.abc import Sequence
from typing import Any, Literal

from app.inbound.ingest import LONGEST_TEXT
from app.inbound.letters import Letter
from app.kit.text import storable
from connectors.contract import (
    Attachment,
    ButtonPress,
    Deletion,
    Edit,
    Heard,
    Ignored,
    LineState,
    MessageIn,
    Moved,
    ProfileChange,
    Reachability,
    Reaction,
    Service,
    Status,
    Typing,
)

Outcome = Literal["message", "edit", "service", "status", "ignored", "unsupported"]
Line = dict[str, Any]
Deed = ButtonPress | Reaction | Typing | Status | Deletion | Reachability | LineState | ProfileChange

WEIGHTS: dict[Outcome, int] = {"message": 4, "edit": 3, "service": 2, "status": 1, "ignored": 0}


def line_of(file: str, letter: Letter, refusal: str | None = None) -> Line:
    """`refusal` is why the house did not file it."""
    if refusal is not None:
        return nothing_of(file, "unsupported", refusal)
    told = max(letter.heard, key=lambda one: WEIGHTS[_outcome(one)], default=None)
    line = nothing_of(file, _outcome_of(letter, told), _reason(letter, told))
    if told is not None:
        line |= {"text": storable(_text(told)[:LONGEST_TEXT]), "chat": _chat(told)}
        line["attachments"] = [_attachment(one) for one in _attachments(told)]
    return line


def nothing_of(file: str, outcome: Outcome, reason: str | None) -> Line:
    """Of a file, or an update, of which no more can be said."""
    return {
        "file": storable(file),
        "outcome": outcome,
        "reason": storable(reason) if reason else None,
        "text": "",
        "attachments": [],
        "chat": None,
    }


def _outcome_of(letter: Letter, told: Heard | None) -> Outcome:
    if letter.state in ("unsupported", "failed"):
        return "unsupported"
    return "ignored" if told is None else _outcome(told)


def _outcome(heard: Heard) -> Outcome:
    match heard:
        case MessageIn():
            return "message"
        case Edit():
            return "edit"
        case Service():
            # A poll is a message, though the history shows it as one line.
            return "service" if heard.said is None else "message"
        case Moved():
            return "service"
        case Ignored():
            return "ignored"
        case _:
            return "status"


def _reason(letter: Letter, told: Heard | None) -> str | None:
    if letter.reason:
        return letter.reason
    match told:
        case None:
            return "nothing_heard"
        case Ignored():
            return told.reason
        case MessageIn():
            # The message is kept and shown as one; this says what of it nobody could read.
            return told.unsupported
        case _:
            return None


def _text(heard: Heard) -> str:
    match heard:
        case MessageIn() | Edit():
            return heard.text
        case Service():
            return heard.said or _said(heard.code, *heard.params.values())
        case Moved():
            return _said("moved", heard.new_external_id)
        case Ignored():
            return ""
        case _:
            return _happened(heard)


def _happened(heard: Deed) -> str:
    match heard:
        case ButtonPress():
            return _said("pressed", heard.data)
        case Reaction():
            return _said("reacted", "".join(heard.emoji)) if heard.emoji else "reaction taken back"
        case Typing():
            return _said("typing", heard.text or "")
        case Status():
            return heard.state
        case Deletion():
            return "deleted"
        case Reachability():
            return "unblocked" if heard.reachable else _said("cannot be reached", heard.reason or "")
        case LineState():
            return "line opened" if heard.is_open else _said("line closed", heard.reason or "")
        case ProfileChange():
            return _said("profile changed", heard.author.name)


def _said(what: str, *more: str) -> str:
    told = ", ".join(filter(None, more))
    return what.replace("_", " ") + (f": {told}" if told else "")


def _chat(heard: Heard) -> str | None:
    """Whose history it concerns. None where the channel does not say so itself."""
    match heard:
        case Edit():
            return _chat(heard.fallback) if heard.fallback else None
        case Status():
            return storable(heard.address)
        case Typing():
            return storable(heard.author_id)
        case Moved():
            return storable(heard.new_external_id)
        case Ignored():
            return storable(heard.chat) if heard.chat else None
        case Deletion() | LineState():
            return None
        case _:
            return storable(heard.author.external_id)


def _attachments(heard: Heard) -> Sequence[Attachment]:
    match heard:
        case MessageIn():
            return heard.attachments
        case Edit():
            return heard.fallback.attachments if heard.fallback else ()
        case _:
            return ()


def _attachment(attachment: Attachment) -> Line:
    remote_id = attachment.remote_id or attachment.remote_url
    return {
        "kind": attachment.kind,
        "name": storable(attachment.name) if attachment.name else None,
        "mime": storable(attachment.mime) if attachment.mime else None,
        "size": attachment.size,
        "remote_id": storable(remote_id) if remote_id else None,
    }
