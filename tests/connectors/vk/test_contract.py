"""VK keeps the contract."""

from collections.abc import Sequence

import pytest

from connectors.contract import Connector
from connectors.testing import ConnectorContract
from connectors.vk.connector import VkConnector
from tests.connectors.vk.samples import GROUP_ID, NAMES, TOKEN, sample


class TestVk(ConnectorContract):
    @pytest.fixture
    def connector(self) -> Connector:
        # Nobody listens on the discard port of this machine.
        return VkConnector({"token": TOKEN, "group_id": str(GROUP_ID), "base_url": "http://127.0.0.1:9"})

    @pytest.fixture
    def samples(self) -> Sequence[bytes]:
        return [sample(name) for name in NAMES]


class TestVkInChats(TestVk):
    @pytest.fixture
    def connector(self) -> Connector:
        return VkConnector({"token": TOKEN, "groups": "yes", "base_url": "http://127.0.0.1:9"})
