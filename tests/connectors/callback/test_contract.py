"""The call-back channel keeps the contract."""

import json
from collections.abc import Sequence

import pytest

from connectors.callback.connector import CallbackConnector
from connectors.contract import BadSettings, CallOrder, Connector, MessageIn, read_settings
from connectors.testing import ConnectorContract

SECRET = "a-secret-of-the-exchange"


def request(**more: object) -> bytes:
    said = {
        "asker": "cb-anna",
        "key": "key-000000000001",
        "text": "Есть ли доставка?",
        "arrived_at": "2026-11-23T09:00:00Z",
    }
    return json.dumps(said | more, ensure_ascii=False).encode()


class TestCallback(ConnectorContract):
    @pytest.fixture
    def connector(self) -> Connector:
        return CallbackConnector(read_settings(CallbackConnector.settings, {"pbx_secret": SECRET}))

    @pytest.fixture
    def samples(self) -> Sequence[bytes]:
        return [request(), request(name=" Анна ", language="ru"), request(name="", language=None)]


def test_a_request_is_a_message_of_somebody_of_its_own() -> None:
    (heard,) = CallbackConnector({}).normalise(request(name=" Анна ", language="ru"))
    assert isinstance(heard, MessageIn)
    assert (heard.author.external_id, heard.author.name, heard.author.language) == ("cb-anna", "Анна", "ru")
    assert heard.text == "Есть ли доставка?"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("country", "Russia"),
        ("slot_minutes", "1"),
        ("retry_after", "soon"),
        ("pbx_secret", "short"),
        ("policy_url", "shop.example/policy"),
    ],
)
def test_settings_that_could_not_be_kept_to_are_refused(name: str, value: str) -> None:
    with pytest.raises(BadSettings) as bad:
        read_settings(CallbackConnector.settings, {name: value})
    assert list(bad.value.problems) == [name]


async def test_it_rings_nobody_by_itself() -> None:
    with pytest.raises(LookupError):
        await CallbackConnector({}).place_call(CallOrder("key", "1", "+79161230000"))
