"""The site chat keeps the contract."""

from collections.abc import Sequence

import pytest

from connectors.contract import Connector, read_settings
from connectors.site.connector import SiteConnector
from connectors.testing import ConnectorContract
from tests.connectors.site.test_normalise import update


class TestSite(ConnectorContract):
    @pytest.fixture
    def connector(self) -> Connector:
        return SiteConnector(read_settings(SiteConnector.settings, {"title": "Лавка"}))

    @pytest.fixture
    def samples(self) -> Sequence[bytes]:
        return [
            update("Здравствуйте!"),
            update("Ответ", reply_to="#17"),
            update("Ещё", visitor_says={"written_at": "2026-11-22T11:59:00+03:00"}, name="Анна"),
            update("", visitor_says={"type": "read"}),
        ]


async def test_the_account_is_called_what_the_owner_calls_the_chat() -> None:
    values = read_settings(SiteConnector.settings, {"title": "Лавка"})
    assert (await SiteConnector(values).check()).name == "Лавка"
    assert (await SiteConnector(read_settings(SiteConnector.settings, {})).check()).name == "Site chat"
