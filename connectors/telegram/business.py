"""Telegram Business: the bot speaks for a person, as long and as far as that person lets it."""

from datetime import datetime, timedelta

from connectors.contract import AT_ARRIVAL, Heard, LineState
from connectors.telegram.reading import Fields

WINDOW = timedelta(hours=24)
"""How long after the customer's last message the bot may answer."""


def read_business_connection(connection: Fields) -> list[Heard]:
    """Whether we may answer in somebody's name. Raises Unreadable without the connection's id."""
    is_enabled = connection.flag("is_enabled")
    # Servers before Bot API 9 say the right beside the others instead of among them.
    may_reply = connection.part("rights").flag("can_reply") or connection.flag("can_reply")
    reason = None if is_enabled and may_reply else "not_allowed" if is_enabled else "line_closed"
    return [
        LineState(
            line=connection.required_text("id"),
            is_open=reason is None,
            # Its date is that of the first connection, whatever changed since.
            at=AT_ARRIVAL,
            reason=reason,
        )
    ]


def answer_by(sent_at: datetime) -> datetime | None:
    """Until when this message of a customer lets us answer."""
    return None if sent_at == AT_ARRIVAL else sent_at + WINDOW


def is_by_owner(message: Fields) -> bool:
    """Through a connection come both sides of a chat: the customer's, and the owner's own."""
    if "business_connection_id" not in message:
        return False
    return message.part("from").number("id") != message.part("chat").number("id")
