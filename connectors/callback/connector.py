"""Requests to be phoned: the house has the form and the queue, the telephone stands beside it."""

from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar

from connectors.callback.normalise import normalise
from connectors.callback.reports import read_report
from connectors.callback.settings import SETTINGS
from connectors.contract import (
    Account,
    CallReport,
    Capabilities,
    Connector,
    Heard,
    MessageOut,
    Receipt,
    SendFailed,
    WebhookRequest,
)


class CallbackConnector(Connector):
    """Nothing is sent here: whoever asked is rung."""

    kind = "callback"
    title: ClassVar[Mapping[str, str]] = {"ru": "Обратный звонок", "en": "Call-back"}
    capabilities = Capabilities(takes_requests=True, reports_calls=True, no_outbound=True)
    settings = SETTINGS

    async def check(self) -> Account:
        return Account(external_id="callback", name=self.values.get("title", "") or self.title["en"])

    def normalise(self, raw: bytes) -> list[Heard]:
        return normalise(raw)

    async def send(self, message: MessageOut) -> Receipt:
        raise SendFailed("not_allowed", "final", detail=f"{message.address} is phoned, not written to")

    def read_call_report(self, request: WebhookRequest, now: datetime) -> CallReport:
        return read_report(request, self.values.get("pbx_secret", ""), now)
