"""The channel in the README works as it stands there: found, tested and used like any stranger's."""

from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from connectors.contract import Author, Connector, MessageIn, MessageOut, SendFailed, WebhookRequest
from connectors.registry import load
from connectors.testing import ConnectorContract, read_call

pytestmark = pytest.mark.timeout(240)  # builds and installs before the first

CARD = b'{"id": 1, "from": "anna", "name": "Anna", "at": 1795335967, "text": "Hello"}'


@pytest.fixture
def postcard(installed: Path, monkeypatch: pytest.MonkeyPatch) -> type[Connector]:
    """The README's class, found as the house finds it."""
    monkeypatch.syspath_prepend(installed)
    return load("postcard")


class TestPostcard(ConnectorContract):
    @pytest.fixture
    def connector(self, postcard: type[Connector]) -> Connector:
        return postcard({"office": "http://127.0.0.1:9", "secret": "s"})

    @pytest.fixture
    def samples(self) -> Sequence[bytes]:
        return [CARD]


def test_a_card_comes_in(postcard: type[Connector]) -> None:
    connector = postcard({"office": "http://127.0.0.1:9", "secret": "s"})
    (raw,) = read_call(connector, WebhookRequest("POST", {"x-secret": b"s"}, {}, CARD)).raws
    (told,) = connector.normalise(raw.body)
    assert isinstance(told, MessageIn)
    assert (told.text, told.author, told.address) == ("Hello", Author("anna", "Anna"), "anna")


class Office:
    """A post office that takes cards, or says what it was told to say."""

    def __init__(self) -> None:
        self.status = 200
        self.taken: list[object] = []
        self.url = ""

    async def take(self, request: web.Request) -> web.Response:
        if self.status == 200:
            self.taken.append(await request.json())
        return web.json_response({"id": len(self.taken), "at": 1795335967}, status=self.status)


@pytest.fixture
async def office() -> AsyncIterator[Office]:
    office = Office()
    app = web.Application()
    app.router.add_post("/", office.take)
    async with TestServer(app) as server:
        office.url = str(server.make_url("/"))
        yield office


async def test_a_card_goes_out(postcard: type[Connector], office: Office) -> None:
    connector = postcard({"office": office.url, "secret": "s"})
    receipt = await connector.send(MessageOut("k", 1, "anna", "Good day"))
    assert receipt.external_id == "1"
    assert office.taken == [{"to": "anna", "text": "Good day"}]


async def test_a_refused_card_says_what_became_of_it(postcard: type[Connector], office: Office) -> None:
    outcomes = []
    for status, address in ((404, office.url), (503, office.url), (0, "http://127.0.0.1:9")):
        office.status = status
        connector = postcard({"office": address, "secret": "s"})
        with pytest.raises(SendFailed) as failed:
            await connector.send(MessageOut("k", 1, "anna", "Good day"))
        outcomes.append(failed.value.outcome)
    assert outcomes == ["final", "retry", "uncertain"]
