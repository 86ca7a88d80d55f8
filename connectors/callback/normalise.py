"""What somebody asked for, in the words of the house.

A raw update is what the house's own form was told: `{"asker": "...", "key": "...", "name": "Анна", "text": "...",
"arrived_at": "<RFC 3339>", "language": "ru"}`. `text` is the question, or the number where none was asked.
"""

from datetime import datetime

import msgspec

from connectors.contract import Author, Heard, MessageIn


class Request(msgspec.Struct):
    asker: str
    """Nobody is known by the number they type, so each request has an asker of its own."""
    key: str
    text: str
    arrived_at: datetime
    name: str = ""
    language: str | None = None


def normalise(raw: bytes) -> list[Heard]:
    """Raises msgspec.ValidationError or ValueError when the update is not of our making."""
    request = msgspec.json.decode(raw, type=Request)
    if not (request.asker and request.key and request.key.isprintable()):
        raise ValueError("a request needs an asker and a key")
    if request.arrived_at.tzinfo is None:
        raise ValueError("arrived_at needs a time zone")
    return [
        MessageIn(
            external_id=f"{request.asker}:{request.key}",
            author=Author(request.asker, name=request.name.strip(), language=request.language or None),
            address=request.asker,
            sent_at=request.arrived_at,
            text=request.text,
        )
    ]
