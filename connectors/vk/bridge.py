"""Where vk-api's questions leave: a transport adapter that hands them to the one HTTP client of the line.

So vk-api runs as it is, and yet every question has an end, goes through the proxy, and can be called off.
"""

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import CancelledError
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

from requests import PreparedRequest, Response, Session
from requests.adapters import BaseAdapter

from connectors.vk.answers import NoAnswer

HOME = "https://api.vk.ru"
"""What vk-api has written down."""

Exchange = Callable[[str, bytes, str], Coroutine[Any, Any, bytes]]
"""Path, form and its content type; the body of an answer with status 200. Raises NotReached or NoAnswer."""


class Bridge(BaseAdapter):
    """From a thread of vk-api's to the loop of the house, and back."""

    def __init__(self, exchange: Exchange, loop: asyncio.AbstractEventLoop, longest: float) -> None:
        super().__init__()
        self._exchange = exchange
        self._loop = loop
        self._longest = longest
        """Seconds, in case that the loop itself is gone."""

    def send(self, request: PreparedRequest, *_args: object, **_kwargs: object) -> Response:
        # vk-api writes every question as a form.
        form = request.body.encode() if isinstance(request.body, str) else b""
        kind = str(request.headers.get("Content-Type", ""))
        path = urlsplit(request.url or "").path
        asked = asyncio.run_coroutine_threadsafe(self._exchange(str(path), form, kind), self._loop)
        try:
            answered = asked.result(self._longest)
        except (CancelledError, TimeoutError):
            asked.cancel()
            raise NoAnswer("timeout", "The question was called off") from None
        response = Response()
        response.status_code = 200
        response.url = str(request.url)
        response.encoding = "utf-8"
        response.raw = BytesIO(answered)
        return response

    def close(self) -> None:
        """Nothing is held here."""


def session(bridge: Bridge) -> Session:
    made = Session()
    # What the machine is set up with is not what this channel is set up with.
    made.trust_env = False
    made.mount(HOME, bridge)
    return made
