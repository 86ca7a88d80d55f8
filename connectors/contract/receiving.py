"""How raw updates come in: fetched, or brought by a webhook."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Raw:
    """One update to the letter. (channel, `key`) is unique, so a redelivery changes nothing."""

    key: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Received:
    """What one fetch brought. The house stores `raws` and `cursor` in one transaction, then asks for more.

    Without raws it is a sign of life: the channel was asked, answered, and had no news.
    """

    raws: tuple[Raw, ...]
    cursor: str


@dataclass(frozen=True, slots=True)
class WebhookRequest:
    """An HTTP call from the channel. Header names are lower case."""

    method: str
    headers: Mapping[str, bytes]
    query: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class WebhookReply:
    body: bytes = b"ok"
    status: int = 200
    content_type: str = "text/plain; charset=utf-8"


@dataclass(frozen=True, slots=True)
class WebhookRead:
    """The updates, and the exact reply to give once they are stored."""

    raws: tuple[Raw, ...]
    reply: WebhookReply = WebhookReply()


class WebhookRefused(Exception):
    """The call is not from the channel, or not for this account.

    Codes: bad_secret, bad_body, wrong_account; of reports about calls also bad_signature, stale.
    """

    def __init__(self, code: str, status: int = 403) -> None:
        super().__init__(code)
        self.code = code
        self.status = status
