"""The chat on a site's own pages: the visitor's browser holds a socket to the house itself."""

from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar

from connectors.contract import (
    Account,
    Capabilities,
    Connector,
    Heard,
    MessageOut,
    Receipt,
    SendFailed,
    SignedUser,
)
from connectors.site.normalise import normalise
from connectors.site.settings import SETTINGS
from connectors.site.signing import keys_of, read_user


class SiteConnector(Connector):
    """What a visitor writes, and what the chat on the page can show; the house carries it there."""

    kind = "site"
    title: ClassVar[Mapping[str, str]] = {"ru": "Чат на сайте", "en": "Site chat"}
    capabilities = Capabilities(
        text_limit=4000,
        entities=frozenset(
            {"bold", "italic", "underline", "strikethrough", "code", "pre", "quote", "link", "text_link"}
        ),
        held_socket=True,
        signs_users=True,
        dedupes_sends=True,
        delivery_marks=True,
        read_marks=True,
        shows_our_reading=True,
        typing_in=True,
        typing_out=True,
        quotes=True,
        files_out=True,
        file_limit=50_000_000,
        albums=(frozenset({"photo", "video", "animation", "voice", "audio", "document"}),),
    )
    settings = SETTINGS

    async def check(self) -> Account:
        return Account(external_id="site", name=self.values.get("title", "") or self.title["en"])

    def normalise(self, raw: bytes) -> list[Heard]:
        return normalise(raw)

    async def send(self, message: MessageOut) -> Receipt:
        """Never the way to a visitor: the house hands the message to the socket that their browser holds."""
        raise SendFailed(
            "not_allowed", "final", detail=f"{message.address} is reached over the visitor's socket"
        )

    def read_user(self, token: str, audience: str, at: datetime) -> SignedUser:
        return read_user(token, keys_of(self.values.get("signing_keys", "")), audience, at)
