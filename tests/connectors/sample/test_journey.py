"""Anna sends a card, an operator answers, and the post office has the answer: a stranger's channel, from end to end."""

import json
import queue
import threading
from collections.abc import Iterator
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.house_process import HouseProcess
from tests.journeys.owner import Owner

pytestmark = pytest.mark.timeout(240)  # builds, installs and starts other processes

SECRET = "between-us-and-the-post"
PATIENCE = 30
"""Seconds; what is awaited usually comes at once."""


class PostOffice(ThreadingHTTPServer):
    """Takes our cards at its address, and brings us Anna's."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Counter)
        self.taken: queue.Queue[tuple[str | None, Any]] = queue.Queue()
        """The secret that was shown, and the card."""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"

    def brings(self, house: HouseProcess, key: str, card: dict[str, Any], secret: str = SECRET) -> int:
        headers = {"x-secret": secret}
        called = httpx.post(f"{house.url}/hooks/{key}", json=card, headers=headers, timeout=PATIENCE)
        return called.status_code


class Counter(BaseHTTPRequestHandler):
    server: PostOffice

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        self.server.taken.put((self.headers["x-secret"], json.loads(body)))
        answer = json.dumps({"id": "card-2", "at": 1795335990}).encode()
        self.send_response(200)
        self.send_header("content-length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
        return


@pytest.fixture
def office() -> Iterator[PostOffice]:
    with PostOffice() as office:
        serving = threading.Thread(target=office.serve_forever, daemon=True)
        serving.start()
        yield office
        office.shutdown()
        serving.join()


@pytest.fixture
def house(installed: Path, tmp_path: Path) -> Iterator[HouseProcess]:
    with HouseProcess(tmp_path / "house", path=installed) as house:
        yield house


def test_a_card_is_answered(house: HouseProcess, office: PostOffice) -> None:
    owner = Owner.lets_himself_in(house)
    with closing(owner.http) as api:
        kinds = {kind["kind"] for kind in api.get("/api/channel-kinds").raise_for_status().json()}
        assert {"postcard", "telegram", "site"} <= kinds
        owner.connects("postcard", office=office.url, secret=SECRET)
        (channel,) = api.get("/api/channels").json()
        assert (channel["kind"], channel["state"]) == ("postcard", "active")

        card = {"id": 1, "from": "anna", "name": "Anna", "at": 1795335967, "text": "Is the kettle there?"}
        assert office.brings(house, channel["public_key"], card, secret="a guess") == 403
        assert [office.brings(house, channel["public_key"], card) for _ in range(2)] == [200, 200]

        (row,) = api.get("/api/conversations", params={"view": "waiting"}).json()["rows"]
        assert (row["client"]["name"], row["preview"]["text"]) == ("Anna", "Is the kettle there?")
        reply = {"key": "reply-of-the-journey", "text": "It is. Come by!"}
        sent = api.post(f"/api/conversations/{row['id']}/replies", json=reply).raise_for_status().json()

        taken = office.taken.get(timeout=PATIENCE)
        assert taken == (SECRET, {"to": "anna", "text": "It is. Come by!"})
        history = api.get(f"/api/clients/{row['client']['id']}/history").json()
        assert [message["id"] for message in history["messages"]][-1] == sent["id"]
        assert office.taken.empty(), "the answer went twice"
