"""Speaking with a connector, which may be a stranger's: it may be slow, refuse, or break."""

import asyncio
import logging
from collections.abc import Awaitable, Mapping
from typing import TypeVar

from app.channels.secrets import without_secrets
from app.kit.errors import OknoError
from connectors.contract import ConnectFailed, Connector

PATIENCE = 20.0
"""Seconds that a channel may take to answer."""

LOADING = 120.0
"""Seconds that a messenger's library may take to load, on a slow machine that is busy."""

T = TypeVar("T")
log = logging.getLogger(__name__)


def make_connector(connector: type[Connector], values: Mapping[str, str]) -> Connector:
    """Raises OknoError channel_broken_connector."""
    try:
        return connector(values)
    except Exception as failure:  # noqa: BLE001 - a stranger's code may fail in any way
        raise _broken(connector, values, failure) from None


async def ask(connector: Connector, question: Awaitable[T], patience: float | None = None) -> T:
    """The answer. Raises OknoError channel_timeout, channel_broken_connector, or `channel_` with a code of
    ConnectFailed; no secret is in its words."""
    try:
        async with asyncio.timeout(PATIENCE if patience is None else patience):
            return await question
    except ConnectFailed as refusal:
        detail = without_secrets(refusal.detail, connector.settings, connector.values)
        raise OknoError(f"channel_{refusal.code}", 422, detail=detail) from None
    except TimeoutError:
        raise OknoError("channel_timeout", 422) from None
    except Exception as failure:  # noqa: BLE001 - a stranger's code may fail in any way
        raise _broken(type(connector), connector.values, failure) from None


async def let_go(connector: Connector) -> None:
    """Close it, whatever it thinks of that."""
    try:
        async with asyncio.timeout(PATIENCE):
            await connector.close()
    except Exception as failure:  # noqa: BLE001 - it is gone for us in any case
        log.warning("a connector did not close: %s", _words(type(connector), connector.values, failure))


def _broken(connector: type[Connector], values: Mapping[str, str], failure: Exception) -> OknoError:
    return OknoError("channel_broken_connector", 422, detail=_words(connector, values, failure))


# The failures themselves are never passed on: their words and their traces may hold a secret.
def _words(connector: type[Connector], values: Mapping[str, str], failure: Exception) -> str:
    words = f"{connector.kind}: {type(failure).__name__}: {failure}"
    return without_secrets(words, connector.settings, values)
