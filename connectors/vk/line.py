"""The line to VK: vk-api in a few threads of its own, and one HTTP client for everything.

vk-api and aiohttp are imported here and by what asks through a line, and nowhere else: they are loaded only when a
community is really connected.
"""

import asyncio
import threading
from collections.abc import Callable, Coroutine, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from http import HTTPStatus
from typing import Any
from urllib.parse import quote, unquote

from aiohttp import (
    ClientConnectorError,
    ClientError,
    ClientResponse,
    ClientSession,
    ClientTimeout,
    InvalidURL,
    TCPConnector,
)
from aiohttp.client_exceptions import ConnectionTimeoutError
from aiohttp_socks import ProxyConnectionError, ProxyConnector, ProxyError, ProxyTimeoutError
from requests import RequestException
from vk_api import VkApiGroup
from vk_api.exceptions import ApiError, VkApiError

from connectors.vk.answers import Failure, NoAnswer, NotReached, Refused
from connectors.vk.bridge import HOME, Bridge, session
from connectors.vk.limits import API_VERSION, ASKING, CALLS_PER_SECOND, HANDS
from connectors.vk.question import Question

CONNECT_PATIENCE = 10.0
"""Seconds for a connection to come about."""
GRACE = 5.0
"""Seconds that a thread waits beyond the time in which its question must have ended."""
LARGEST_ANSWER = 64 * 1024 * 1024

# What can only happen before the first byte of the question has left.
NOT_CONNECTED = (
    ClientConnectorError,
    ConnectionTimeoutError,
    InvalidURL,
    ProxyConnectionError,
    ProxyError,
    ProxyTimeoutError,
)


class Line:
    """To one community. Never lets its key out: not in an error, not in what an error came from."""

    def __init__(self, token: str, *, base_url: str, proxy: str, patience: float) -> None:
        self._token = token
        self._base_url = base_url.rstrip("/")
        self._proxy = proxy
        self.patience = patience
        """Seconds for a question and its answer, unless said otherwise."""
        self._secrets = _written_anyhow(token, _password_of(proxy))
        self._hands = {purpose: asyncio.Semaphore(count) for purpose, count in HANDS.items()}
        self._threads = ThreadPoolExecutor(sum(HANDS.values()), thread_name_prefix="vk")
        self._here = threading.local()
        self._http: ClientSession | None = None
        self._next = 0.0
        self._under_way: set[Question] = set()
        self._is_closed = False

    async def ask(
        self,
        method: str,
        values: Mapping[str, object],
        failing_as: Callable[[Failure], Exception],
        purpose: str = ASKING,
    ) -> object:
        """What VK answers, as JSON values. Raises what `failing_as` makes of a failure."""
        try:
            return await self.call(method, values, purpose)
        except (Refused, NotReached, NoAnswer) as failure:
            error = failing_as(failure)
        # Raised out here, the failure does not drag along the error it came from.
        raise error

    async def call(self, method: str, values: Mapping[str, object], purpose: str = ASKING) -> object:
        """Whoever stops waiting for it calls it off. Raises Refused, NotReached or NoAnswer."""
        said = {name: value for name, value in values.items() if value is not None}
        async with self._hands[purpose]:
            await self._turn()
            self._refuse_if_closed()
            answer, failure = await self._asked(method, said)
        if failure is not None:
            raise failure
        return answer

    async def http(self) -> ClientSession:
        """For what is no method: the long poll, an upload. Raises NotReached once the line is closed, and for a proxy
        that cannot be one."""
        self._refuse_if_closed()
        if self._http is None or self._http.closed:
            self._http = ClientSession(connector=_connector(self._proxy))
        return self._http

    def failure(self, error: BaseException) -> NotReached | NoAnswer:
        """What an error of the HTTP client means."""
        detail = self.masked(f"{type(error).__name__}: {error}")
        if isinstance(error, NOT_CONNECTED):
            return NotReached(detail)
        return NoAnswer("timeout" if isinstance(error, TimeoutError) else "network", detail)

    def masked(self, text: str) -> str:
        """The text without the key and the proxy's password, however they are written."""
        for secret in self._secrets:
            text = text.replace(secret, "***")
        return text

    async def close(self) -> None:
        """Calls off what is under way, so that no thread is left waiting."""
        self._is_closed = True
        for question in self._under_way:
            question.call_off()
        self._threads.shutdown(wait=False)
        if self._http is not None:
            await self._http.close()

    def _refuse_if_closed(self) -> None:
        if self._is_closed:
            raise NotReached("The channel is being closed")

    async def _turn(self) -> None:
        """However many ask at once, VK is asked so many times a second."""
        clock = asyncio.get_running_loop().time
        now = clock()
        mine = max(now, self._next)
        self._next = mine + 1 / CALLS_PER_SECOND
        await asyncio.sleep(mine - now)

    async def _asked(self, method: str, values: dict[str, object]) -> tuple[object, Failure | None]:
        loop, question = asyncio.get_running_loop(), Question()
        self._under_way.add(question)
        try:
            ask = partial(self._answer, method, values, loop, question)
            return await loop.run_in_executor(self._threads, ask)
        finally:
            # A thread cannot be called off, but what it waits for can, and then it is free.
            question.call_off()
            self._under_way.discard(question)

    def _answer(
        self, method: str, values: dict[str, object], loop: asyncio.AbstractEventLoop, question: Question
    ) -> tuple[object, Failure | None]:
        """In a thread. A failure is handed back and not raised: raised, it would drag its cause along, which
        holds the key."""
        self._here.question = question
        try:
            return self._api(loop).method(method, values), None
        except (NotReached, NoAnswer) as failure:
            return None, failure.with_traceback(None)
        except ApiError as refusal:
            return None, Refused(refusal.code, self.masked(str(refusal.error.get("error_msg", ""))))
        except (VkApiError, RequestException, ValueError, LookupError, TypeError, AttributeError):
            return None, NoAnswer("server_error", "An answer that is none of VK's")

    def _api(self, loop: asyncio.AbstractEventLoop) -> VkApiGroup:
        """One for every thread: it lets nobody else ask while it waits for an answer."""
        api: VkApiGroup | None = getattr(self._here, "api", None)
        if api is None:
            bridge = Bridge(self._exchange, loop, self.patience + GRACE)
            api = VkApiGroup(token=self._token, api_version=API_VERSION, session=session(bridge))
            # Its own handlers ask again without end, or wait for somebody at a keyboard.
            api.error_handlers.clear()
            self._here.api = api
        return api

    def _exchange(self, path: str, form: bytes, kind: str) -> Coroutine[Any, Any, bytes]:
        """Called in a thread, carried out by the loop."""
        question: Question = self._here.question
        return question.carried_out(self._exchanged(path, form, kind))

    async def _exchanged(self, path: str, form: bytes, kind: str) -> bytes:
        try:
            return await self._post(path, form, kind)
        except (ClientError, OSError, *NOT_CONNECTED) as error:
            failure = self.failure(error)
        raise failure

    async def _post(self, path: str, form: bytes, kind: str) -> bytes:
        url = (self._base_url or HOME) + path
        if not url.startswith(("http://", "https://")):
            raise NotReached("The server address is no web address")
        timeout = ClientTimeout(total=self.patience, sock_connect=CONNECT_PATIENCE)
        headers = {"Content-Type": kind}
        http = await self.http()
        # A redirect would carry the key to wherever it points.
        async with http.post(
            url, data=form, headers=headers, timeout=timeout, allow_redirects=False
        ) as answer:
            body = await read_whole(answer)
        if answer.status != HTTPStatus.OK:
            raise foreign(answer.status, body)
        return body


async def read_whole(answer: ClientResponse) -> bytes:
    """Raises NoAnswer for more than anybody would say."""
    body = bytearray()
    async for piece in answer.content.iter_any():
        body += piece
        if len(body) > LARGEST_ANSWER:
            raise NoAnswer("server_error", f"an answer of more than {LARGEST_ANSWER} bytes")
    return bytes(body)


def foreign(status: int, body: bytes) -> NotReached | NoAnswer:
    """A page of something between us and VK, or of VK's own front: VK's refusals come with status 200."""
    shown = f"HTTP {status}, {len(body)} bytes that are no answer"
    # A redirect or a 4xx turns the question away at the door. A 5xx may come after it was carried out.
    return NotReached(shown) if 300 <= status < 500 else NoAnswer("server_error", shown)


def _connector(proxy: str) -> TCPConnector:
    if not proxy:
        return TCPConnector()
    # Names are always looked up at the proxy's end, which others write as a scheme of its own.
    address = proxy.replace("socks5h://", "socks5://", 1)
    try:
        return ProxyConnector.from_url(address, rdns=True)
    except ValueError:
        raise NotReached("The proxy address cannot be used") from None


def _written_anyhow(*secrets: str) -> tuple[str, ...]:
    """As they are, and as an address writes them; longer ones first, since they may hold shorter ones."""
    written = {form for secret in secrets for form in (secret, quote(secret, safe=""), unquote(secret))}
    return tuple(sorted(filter(None, written), key=len, reverse=True))


def _password_of(proxy: str) -> str:
    # Not by the rules of addresses: what cannot be used must not be shown either.
    credentials, _, host = proxy.rpartition("@")
    return credentials.rpartition("://")[2].partition(":")[2] if host else ""
