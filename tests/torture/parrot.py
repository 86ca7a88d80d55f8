"""A channel installed beside the house by a stranger: it believes whatever a test tells it that was heard.

The body of a call is `{"key": ..., "heard": [{"is": "MessageIn", ...}]}`. What is sent is repeated to nobody:
words that hold «не дойдёт» are refused, words that hold «кто знает» stay without an answer.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import ClassVar

import msgspec

from connectors import contract
from connectors.contract import (
    Account,
    Capabilities,
    Connector,
    Heard,
    MessageOut,
    Raw,
    Receipt,
    SendFailed,
    Setting,
    WebhookRead,
    WebhookRefused,
    WebhookRequest,
)


class ParrotConnector(Connector):
    kind = "parrot"
    title: ClassVar[Mapping[str, str]] = {"ru": "Попугай", "en": "Parrot"}
    capabilities = Capabilities(webhooks=True, delivery_marks=True, read_marks=True, edits=True, deletes=True)
    settings = (Setting("loft", {"ru": "Голубятня", "en": "Loft"}, required=False),)

    async def check(self) -> Account:
        return Account(f"parrot {self.values.get('loft', '')}", "Попугай")

    def read_webhook(self, request: WebhookRequest) -> WebhookRead:
        try:
            key = str(json.loads(request.body)["key"])
        except (ValueError, KeyError, TypeError, RecursionError):
            raise WebhookRefused("bad_body", 400) from None
        return WebhookRead((Raw(key, request.body),))

    def normalise(self, raw: bytes) -> list[Heard]:
        return [_heard(dict(one)) for one in json.loads(raw)["heard"]]

    async def send(self, message: MessageOut) -> Receipt:
        if "не дойдёт" in message.text:
            raise SendFailed("not_allowed", "final", detail="Parrots do not like this")
        if "кто знает" in message.text:
            raise SendFailed("timeout", "uncertain")
        return Receipt(f"sent:{message.key}", datetime.now(UTC))


def _heard(told: dict[str, object]) -> Heard:
    kind = getattr(contract, str(told.pop("is")))
    heard: Heard = msgspec.convert(told, kind)
    return heard


def install_parrot(folder: Path) -> Path:
    """What to put on the path of a house, so that it finds this channel as it finds any stranger's."""
    module = folder / "okno_parrot.py"
    folder.mkdir(parents=True, exist_ok=True)
    module.write_text(Path(__file__).read_text(encoding="utf-8"), encoding="utf-8")
    info = folder / "okno_parrot-1.0.dist-info"
    info.mkdir(exist_ok=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: okno-parrot\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[okno.connectors]\nparrot = okno_parrot:ParrotConnector\n")
    return folder
