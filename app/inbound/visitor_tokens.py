"""Who a visitor is: a random name of 128 bits, signed by us and kept by their browser; and whose browser that is, where
the site has said so."""

import re
from dataclasses import dataclass

from itsdangerous import BadSignature, URLSafeTimedSerializer

from app.kit.ids import Randomness
from app.visitors.sweeping import TOKENS_LIVE

PURPOSE = "visitor"
_VISITOR = re.compile(r"[A-Za-z0-9_-]{20,64}")
_USER = re.compile(r"user\.[A-Za-z0-9_-]{43}")


@dataclass(frozen=True, slots=True)
class Bearer:
    """What a token says. Whether it is still true, is written in the database."""

    visitor: str
    """The browser's own name."""
    user_name: str | None


class VisitorTokens:
    """A token is good for one channel only."""

    def __init__(self, serializer: URLSafeTimedSerializer, randomness: Randomness) -> None:
        self._serializer = serializer
        self._randomness = randomness

    def new_visitor(self) -> str:
        return self._randomness.token(16)

    def token_of(self, channel_key: str, visitor: str, user_name: str | None = None) -> str:
        named = [channel_key, visitor] if user_name is None else [channel_key, visitor, user_name]
        return str(self._serializer.dumps(named))

    def read(self, channel_key: str, token: str) -> Bearer | None:
        """None when the token is not ours, not for this channel, or too old."""
        if len(token) > 1_000:
            return None
        try:
            payload = self._serializer.loads(token, max_age=int(TOKENS_LIVE.total_seconds()))
        except BadSignature:
            return None
        if not isinstance(payload, list) or len(payload) not in {2, 3} or payload[0] != channel_key:
            return None
        visitor, user_name = payload[1], payload[2] if len(payload) == 3 else None
        if not (isinstance(visitor, str) and _VISITOR.fullmatch(visitor)):
            return None
        if user_name is not None and not (isinstance(user_name, str) and _USER.fullmatch(user_name)):
            return None
        return Bearer(visitor, user_name)
