"""Addresses of files for one browser: a picture on a page is asked for without any word of who asks."""

from collections.abc import Mapping
from typing import Any

from itsdangerous import BadSignature, URLSafeTimedSerializer

PURPOSE = "visitor_file"
GOOD_FOR = 24 * 60 * 60
"""Seconds. Each welcome brings fresh ones."""
LONGEST = 1_000
_OURS = "/api/files/"


class FileTickets:
    """A ticket names the channel, the browser and the file. Whether the browser may still see it, is looked up."""

    def __init__(self, serializer: URLSafeTimedSerializer) -> None:
        self._serializer = serializer

    def addressed(self, card: Mapping[str, Any], channel_key: str, browser: str) -> dict[str, Any]:
        """A visitor's message, its files under addresses that this browser can open."""
        return {
            **card,
            "attachments": [self._attachment(one, channel_key, browser) for one in card["attachments"]],
        }

    def read(self, channel_key: str, ticket: str) -> tuple[str, str] | None:
        """The browser and the key of the file; none of what is not ours, too old, or for another channel."""
        if len(ticket) > LONGEST:
            return None
        try:
            named = self._serializer.loads(ticket, max_age=GOOD_FOR)
        except BadSignature:
            return None
        if not isinstance(named, list) or len(named) != 3 or named[0] != channel_key:
            return None
        return str(named[1]), str(named[2])

    def _attachment(self, card: Mapping[str, Any], channel_key: str, browser: str) -> dict[str, Any]:
        url = card["url"]
        if not url:
            return {**card, "thumbnail_url": None}
        ticket = self._serializer.dumps([channel_key, browser, url.removeprefix(_OURS)])
        address = f"/site/{channel_key}/files/{ticket}"
        return {
            **card,
            "url": address,
            "thumbnail_url": f"{address}?thumbnail=true" if card["thumbnail_url"] else None,
        }
