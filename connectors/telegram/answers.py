"""What may come of a question to Telegram, told apart by what a sender must know: did it go, or not?"""

import msgspec


class Refused(Exception):
    """Telegram answered and said no; what was asked did not happen."""

    def __init__(
        self,
        status: int,
        description: str = "",
        retry_after: int | None = None,
        migrated_to: int | None = None,
    ) -> None:
        super().__init__(f"{status} {description}".strip())
        self.status = status
        self.description = description
        self.retry_after = retry_after
        """Seconds."""
        self.migrated_to = migrated_to
        """The chat has this number now."""


class NotReached(Exception):
    """The question never came to Telegram: no connection was made, or something in between turned it away."""


class NoAnswer(Exception):
    """The question left, and what became of it is unknown."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        """network, timeout or server_error."""
        self.detail = detail


Failure = Refused | NotReached | NoAnswer


class Envelope(msgspec.Struct):
    """Every answer of the Bot API. Only `ok` is believed to be what it should."""

    ok: bool
    result: msgspec.Raw = msgspec.Raw(b"null")
    error_code: object = None
    description: object = None
    parameters: object = None


def read_answer(status: int, body: bytes) -> bytes:
    """The result, to the letter. Raises Refused, NotReached or NoAnswer."""
    try:
        envelope = msgspec.json.decode(body, type=Envelope)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise _foreign(status, body) from None
    if envelope.ok:
        return bytes(envelope.result)
    raise _refusal(status, envelope)


def _refusal(status: int, envelope: Envelope) -> Refused:
    code, words, parameters = envelope.error_code, envelope.description, envelope.parameters
    told = parameters if isinstance(parameters, dict) else {}
    pause, moved = told.get("retry_after"), told.get("migrate_to_chat_id")
    return Refused(
        code if isinstance(code, int) else status,
        words if isinstance(words, str) else "",
        int(pause) if isinstance(pause, int | float) and pause > 0 else None,
        moved if isinstance(moved, int) and moved else None,
    )


def _foreign(status: int, body: bytes) -> NotReached | NoAnswer:
    """A page of something between us and Telegram, or of Telegram's own front."""
    shown = f"HTTP {status}, {len(body)} bytes that are no answer"
    # A redirect or a 4xx turns the question away at the door. A 5xx may come after it was carried out.
    is_turned_away = 300 <= status < 500
    return NotReached(shown) if is_turned_away else NoAnswer("server_error", shown)
