"""The local VK in a process of its own, and a remote hand on it: it lives on when our process is killed."""

import json
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from tests.doubles.bell import PATIENCE

ROOT = Path(__file__).parents[3]
FAREWELL_SECONDS = 10


class VkProcess:
    """Start it with `with`. A method of `remote` is one call to /control, so any process may use the url."""

    def __init__(self, *arguments: str) -> None:
        self._command = [sys.executable, "-m", "tests.doubles.vk", *arguments]
        self._process: subprocess.Popen[str] | None = None
        self.url = ""
        self.token = ""
        self.group_id = 0

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(self._command, stdout=subprocess.PIPE, text=True, cwd=ROOT)
        ready = json.loads(self._process.stdout.readline() if self._process.stdout else "")
        self.url, self.token, self.group_id = ready["url"], ready["token"], ready["group_id"]
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process is not None:
            with self._process:
                self._process.terminate()
                self._process.wait(FAREWELL_SECONDS)

    @property
    def remote(self) -> "RemoteVk":
        return RemoteVk(self.url)


class RemoteVk:
    """What a test in another process needs most; `ask` reaches everything else under /control."""

    def __init__(self, url: str) -> None:
        self.url = url

    def ask(self, method: str, path: str, given: object = None, **query: object) -> Any:
        """Raise LookupError with the double's own words when it refuses."""
        asked = f"?{urlencode(query)}" if query else ""
        request = Request(f"{self.url}/control{path}{asked}", method=method)
        body = None if given is None else json.dumps(given).encode()
        if body is not None:
            request.add_header("Content-Type", "application/json")
        try:
            with urlopen(request, data=body, timeout=2 * PATIENCE) as response:
                answer = response.read()
        except HTTPError as refused:
            with refused:
                raise LookupError(f"{refused.code} {refused.read().decode()}") from None
        return json.loads(answer) if answer else None

    def customer(self, name: str, **details: object) -> "RemoteCustomer":
        return RemoteCustomer(self, self.ask("POST", "/customers", {"name": name, **details})["id"])

    def order(self, kind: str, **details: object) -> int:
        """Order a fault by the name it has in `Faults`; the number cancels or releases it."""
        number: int = self.ask("POST", "/faults", {"kind": kind, **details})["number"]
        return number

    def release(self, number: int) -> None:
        self.ask("POST", f"/faults/{number}/release")

    def good_weather(self) -> None:
        self.ask("DELETE", "/faults")

    def expire_long_poll_key(self) -> None:
        self.ask("DELETE", "/longpoll/key")

    def lose_long_poll(self) -> None:
        self.ask("DELETE", "/longpoll")

    def forget_history(self) -> None:
        self.ask("DELETE", "/longpoll/history")

    def hurry_callbacks(self) -> None:
        self.ask("POST", "/callbacks/hurry")

    @property
    def sends(self) -> list[dict[str, Any]]:
        sends: list[dict[str, Any]] = self.ask("GET", "/sends")
        return sends


class RemoteCustomer:
    def __init__(self, vk: RemoteVk, person_id: int) -> None:
        self.vk = vk
        self.id = person_id

    def writes(self, text: str, **details: object) -> int:
        """Return the number of the message within the conversation."""
        return self._number_of("POST", "/messages", {"text": text, **details})

    def edits(self, number: int, text: str) -> None:
        self._number_of("PATCH", f"/messages/{number}", {"text": text})

    def sends(self, kind: str, *arguments: object, **details: object) -> int:
        """Anything the Python customer can send, by the name of its method."""
        return self._number_of("POST", "/things", {"kind": kind, "arguments": arguments, **details})

    def denies_messages(self) -> None:
        self.vk.ask("PUT", f"/customers/{self.id}/denial")

    def allows_messages(self) -> None:
        self.vk.ask("DELETE", f"/customers/{self.id}/denial")

    def is_answered_by_an_administrator(self, text: str) -> int:
        return self._number_of("POST", "/admin", {"text": text})

    def hears(self, text: str, *, patience: float = PATIENCE) -> dict[str, Any]:
        """Wait until the community has sent just these words."""
        heard: dict[str, Any] = self.vk.ask(
            "GET", f"/customers/{self.id}/hears", text=text, patience=patience
        )
        return heard

    @property
    def was_sent(self) -> list[str]:
        """The words that reached this person, in order; a message sent twice is here twice."""
        return [sent["text"] for sent in self.vk.ask("GET", "/sends", peer_id=self.id)]

    def _number_of(self, method: str, path: str, given: object) -> int:
        number: int = self.vk.ask(method, f"/customers/{self.id}{path}", given)["message_id"]
        return number
