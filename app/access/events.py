"""What can happen to a session."""

from app.events.kinds import declare
from app.kit.wire import Wire


class SessionEnded(Wire):
    """The sockets of this session have nobody behind them any more."""

    operator_id: int
    session_hash: str | None
    """SHA-256 of the session's token; none: all sessions of this operator."""


session_ended = declare("session.ended", right="conversations.read", body=SessionEnded)
