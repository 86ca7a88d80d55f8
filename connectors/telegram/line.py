"""The line to Telegram: aiogram's methods and session, with answers read to the letter.

aiogram is imported here and by what asks through a line, and nowhere else: it takes seconds and much memory,
so it is loaded only when a bot is really connected.
"""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote, unquote

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.methods import TelegramMethod
from aiogram.utils.token import TokenValidationError
from aiohttp import (
    ClientConnectorError,
    ClientError,
    ClientResponse,
    ClientSession,
    ClientTimeout,
    InvalidURL,
)
from aiohttp.client_exceptions import ConnectionTimeoutError
from aiohttp_socks import ProxyConnectionError, ProxyError, ProxyTimeoutError

from connectors.telegram.answers import Failure, NoAnswer, NotReached, Refused, read_answer

CONNECT_PATIENCE = 10.0
"""Seconds for a connection to come about."""
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
    """To one bot's server. Never lets the token out: not in an error, not in what an error came from."""

    def __init__(self, token: str, *, base_url: str, proxy: str, patience: float) -> None:
        self._token = token
        self.patience = patience
        """Seconds for a question and its answer, unless said otherwise."""
        self._addresses = (base_url, proxy)
        self._secrets = _written_anyhow(token, token.partition(":")[2], _password_of(proxy))
        self._opened: tuple[Bot, AiohttpSession] | None = None
        self._http: ClientSession | None = None

    async def ask(
        self,
        method: TelegramMethod[Any],
        failing_as: Callable[[Failure], Exception],
        *,
        patience: float | None = None,
    ) -> bytes:
        """The result as JSON. Raises what `failing_as` makes of a failure."""
        try:
            return read_answer(*await self.exchange(method, patience=patience))
        except (Refused, NotReached, NoAnswer) as failure:
            error = failing_as(failure)
        raise error

    async def exchange(
        self, method: TelegramMethod[Any], *, patience: float | None = None
    ) -> tuple[int, bytes]:
        """HTTP status and body, whatever they are. Raises NotReached, NoAnswer, or Refused for no token."""
        bot, session = self._open()
        url = session.api.api_url(token=self._token, method=method.__api_method__)
        form = session.build_form_data(bot, method)
        try:
            http = await self.http()
            timeout = ClientTimeout(total=patience or self.patience, sock_connect=CONNECT_PATIENCE)
            # A redirect would carry the token to wherever it points.
            async with http.post(url, data=form, timeout=timeout, allow_redirects=False) as answer:
                return answer.status, self._clean(await _body(answer))
        except (ClientError, OSError, *NOT_CONNECTED) as error:
            failure = self.failure(error)
        # Raised out here, the failure does not drag along the error it came from, which may show the address.
        raise failure

    async def http(self) -> ClientSession:
        """aiogram's own session with its proxy and certificates, for what is no method: a download."""
        _, session = self._open()
        self._http = await session.create_session()
        return self._http

    def file_url(self, file_path: str) -> str:
        """Holds the token: for a request only, never to be shown."""
        _, session = self._open()
        return session.api.file_url(self._token, quote(file_path))

    def failure(self, error: BaseException) -> NotReached | NoAnswer:
        """What an error of the HTTP client means."""
        detail = self.masked(f"{type(error).__name__}: {error}")
        if isinstance(error, NOT_CONNECTED):
            return NotReached(detail)
        return NoAnswer("timeout" if isinstance(error, TimeoutError) else "network", detail)

    def masked(self, text: str) -> str:
        """The text without the token and the proxy's password, however they are written."""
        for secret in self._secrets:
            text = text.replace(secret, "***")
        return text

    def _clean(self, body: bytes) -> bytes:
        """A good answer to the letter. Any other may repeat the address it was asked at, and so the token."""
        if body[:32].replace(b" ", b"").startswith(b'{"ok":true'):
            return body
        return self.masked(body.decode("utf-8", "surrogateescape")).encode("utf-8", "surrogateescape")

    async def close(self) -> None:
        # Closed here, aiogram's session has nothing left to wait a quarter of a second for.
        if self._http is not None:
            await self._http.close()
        if self._opened is not None:
            await self._opened[1].close()

    def _open(self) -> tuple[Bot, AiohttpSession]:
        """Raises Refused for a token, NotReached for an address, that cannot be one."""
        if self._opened is None:
            base_url, proxy = self._addresses
            session = _session(_server(base_url), proxy)
            self._opened = (_bot(self._token, session), session)
        return self._opened


def _written_anyhow(*secrets: str) -> tuple[str, ...]:
    """As they are, and as an address writes them; longer ones first, since they may hold shorter ones."""
    written = {form for secret in secrets for form in (secret, quote(secret, safe=""), unquote(secret))}
    return tuple(sorted(filter(None, written), key=len, reverse=True))


def _password_of(proxy: str) -> str:
    # Not by the rules of addresses: what cannot be used must not be shown either.
    credentials, _, host = proxy.rpartition("@")
    return credentials.rpartition("://")[2].partition(":")[2] if host else ""


async def _body(answer: ClientResponse) -> bytes:
    body = bytearray()
    async for piece in answer.content.iter_any():
        body += piece
        if len(body) > LARGEST_ANSWER:
            raise NoAnswer("server_error", f"an answer of more than {LARGEST_ANSWER} bytes")
    return bytes(body)


def _bot(token: str, session: AiohttpSession) -> Bot:
    try:
        return Bot(token, session=session)
    except TokenValidationError:
        raise Refused(401, "This is no token: a token looks like 123456:AAE...") from None


def _session(server: TelegramAPIServer, proxy: str) -> AiohttpSession:
    # Names are always looked up at the proxy's end, which others write as a scheme of its own.
    proxy = re.sub(r"^socks5h://", "socks5://", proxy, flags=re.IGNORECASE)
    try:
        return AiohttpSession(proxy=proxy or None, api=server)
    except ValueError:
        raise NotReached("The proxy address cannot be used") from None


def _server(base_url: str) -> TelegramAPIServer:
    if not base_url.startswith(("http://", "https://")) or any(mark in base_url for mark in "{}?#"):
        raise NotReached("The server address is no web address")
    return TelegramAPIServer.from_base(base_url)
