"""What was found, on the wire."""

from typing import Literal

from app.clients.schemas import ClientBrief
from app.conversations.schemas import Direction
from app.kit.wire import Time, Wire


class SnippetCard(Wire):
    text: str
    marks: tuple[tuple[int, int], ...]
    """From and to of each word that was found, in UTF-16 code units."""


class SearchHit(Wire):
    kind: Literal["message", "client", "file"]
    client: ClientBrief
    conversation_id: int | None
    """Null of a client who has none."""
    message_id: int | None
    """Null of a client."""
    at: Time | None
    """Of the message, or of the client's newest."""
    channel_id: int | None
    direction: Direction | None
    operator_id: int | None
    snippet: SnippetCard
    score: float


class SearchPage(Wire):
    hits: tuple[SearchHit, ...]
    """People, then messages, then files where all is asked for."""
    next: str | None
    """Cursor of the next page; where all is asked for, of more messages."""
    corrected: str | None
    """The words that were looked for instead, where those that were typed led nowhere."""
    more: tuple[Literal["clients", "files"], ...] = ()
    """Kinds of which there are more than a first page of all shows."""
