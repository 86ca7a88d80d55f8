"""Telegram keeps the contract, against a local server."""

from collections.abc import Sequence

import pytest

from connectors.contract import Connector
from connectors.telegram.connector import TelegramConnector
from connectors.testing import ConnectorContract
from tests.connectors.telegram.samples import NAMES, TOKEN, sample


class TestTelegram(ConnectorContract):
    @pytest.fixture
    def connector(self) -> Connector:
        # Nobody listens on the discard port of this machine.
        return TelegramConnector({"token": TOKEN, "base_url": "http://127.0.0.1:9"})

    @pytest.fixture
    def samples(self) -> Sequence[bytes]:
        return [sample(name) for name in NAMES]


class TestTelegramInGroups(TestTelegram):
    @pytest.fixture
    def connector(self) -> Connector:
        return TelegramConnector({"token": TOKEN, "groups": "yes", "base_url": "http://127.0.0.1:9"})
