"""An account is tried out before anything is kept: are the settings whole, and does the channel know us?"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

from app.channels.asking import LOADING, ask, let_go, make_connector
from app.kit.errors import OknoError
from app.kit.text import storable
from connectors import registry
from connectors.contract import Account, BadSettings, Connector, read_settings
from connectors.registry import ConnectorUnavailable


@dataclass(frozen=True, slots=True)
class Checked:
    """Settings with which the channel knew us."""

    connector: type[Connector]
    values: dict[str, str]
    account: Account

    @property
    def is_exclusive(self) -> bool:
        """An account that we ask, or that calls us, has one line only; two would take each other's words."""
        return self.connector.capabilities.polls or self.connector.capabilities.webhooks


async def check_account(kind: str, given: Mapping[str, str]) -> Checked:
    """Asks the channel live.

    Raises OknoError bad_settings, channel_unknown_kind, channel_broken_connector, channel_timeout, or
    `channel_` with a code of ConnectFailed.
    """
    connector = await asyncio.to_thread(_load, kind)
    try:
        values = read_settings(
            connector.settings, {storable(name): storable(value) for name, value in given.items()}
        )
    except BadSettings as bad:
        raise OknoError("bad_settings", 422, fields=bad.problems) from bad
    opened = make_connector(connector, values)
    try:
        await ask(opened, opened.prepare(), LOADING)
        account = await ask(opened, opened.check())
        values |= await ask(opened, opened.learn())
    finally:
        await let_go(opened)
    return Checked(connector, values, account)


def _load(kind: str) -> type[Connector]:
    try:
        return registry.load(kind)
    except ConnectorUnavailable as failure:
        raise OknoError(f"channel_{failure.code}", 422, detail=failure.detail) from failure
