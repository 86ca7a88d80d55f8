"""Fetching what a stranger's link leads to, without being led where strangers have no business.

The host is looked up once and each of its addresses checked; then exactly these are connected to, so an answer that
changes in between changes nothing. Each redirect is a new link, and goes through the same gate.
"""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from http import HTTPStatus
from ipaddress import ip_address
from pathlib import Path

from aiohttp import (
    ClientError,
    ClientResponse,
    ClientSession,
    ClientTimeout,
    DummyCookieJar,
    TCPConnector,
)
from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

from app.files.addresses import AddressRule
from connectors.contract import SendFailed

MOST_REDIRECTS = 3
PIECE = 256 * 1024
LONGEST_ADDRESS = 8_000
SCHEMES = frozenset({"http", "https"})
HEADERS = {"Accept": "*/*", "Accept-Encoding": "identity", "User-Agent": "Okno"}

_GONE = frozenset({HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND, HTTPStatus.GONE})
_MOVED = frozenset({301, 302, 303, 307, 308})

Resolve = Callable[[str, int], Awaitable[Sequence[str]]]
"""Addresses of a host. Raises OSError."""


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds."""

    in_all: float = 240.0
    to_connect: float = 10.0
    for_more: float = 30.0


async def look_up(host: str, port: int) -> Sequence[str]:
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


@dataclass(frozen=True, slots=True)
class SafeFetch:
    """Raises SendFailed: not_allowed, bad_file, file_too_big (final), expired, rate_limited, server_error, network,
    timeout (retry). Its words never hold the link, which may be a secret."""

    rule: AddressRule = field(default_factory=AddressRule)
    resolve: Resolve = look_up
    patience: Patience = field(default_factory=Patience)

    async def fetch(self, url: str, path: Path, limit: int) -> None:
        """Into the file `path`, at most `limit` bytes. What lies there after a failure is worthless."""
        try:
            async with asyncio.timeout(self.patience.in_all):
                await self._follow(_link(url), path, limit)
        # What these came from may show the link, so it is left behind.
        except TimeoutError:
            raise SendFailed("timeout", "retry") from None
        except (ClientError, ConnectionError, ValueError) as failure:
            raise SendFailed("network", "retry", detail=type(failure).__name__) from None

    async def _follow(self, link: URL, path: Path, limit: int) -> None:
        for _ in range(MOST_REDIRECTS + 1):
            following = await self._ask(link, path, limit)
            if following is None:
                return
            link = following
        raise SendFailed("not_allowed", "final", detail="Redirected too often")

    async def _ask(self, link: URL, path: Path, limit: int) -> URL | None:
        """None when the file is there, or else where it should be."""
        addresses = await self._checked(link)
        timeout = ClientTimeout(sock_connect=self.patience.to_connect, sock_read=self.patience.for_more)
        connector = TCPConnector(resolver=_Pinned(addresses), use_dns_cache=False, force_close=True)
        async with (
            ClientSession(
                connector=connector,
                timeout=timeout,
                headers=HEADERS,
                cookie_jar=DummyCookieJar(),
                auto_decompress=False,
                trust_env=False,
            ) as session,
            session.get(_by_name(link), allow_redirects=False) as answer,
        ):
            if answer.status in _MOVED:
                return _link(str(link.join(URL(answer.headers.get("Location", ""), encoded=True))))
            _check_answer(answer, limit)
            await _write(answer, path, limit)
            return None

    async def _checked(self, link: URL) -> Sequence[str]:
        host, port = link.host or "", link.port or 0
        named = self.rule.is_named(host, port)
        if port not in self.rule.ports and not named:
            raise SendFailed("not_allowed", "final", detail="A port that is not the usual one")
        try:
            addresses = [host] if _is_address(host) else await self.resolve(host, port)
        except OSError:
            raise SendFailed("network", "retry", detail="The host has no address") from None
        if not named and not self.rule.allows(addresses):
            raise SendFailed("not_allowed", "final", detail="Not a public address")
        return addresses


class _Pinned(AbstractResolver):
    """Knows the addresses that were checked, and asks nobody."""

    def __init__(self, addresses: Sequence[str]) -> None:
        self.addresses = addresses

    async def resolve(
        self,
        host: str,
        port: int = 0,
        family: socket.AddressFamily = socket.AF_UNSPEC,  # noqa: ARG002
    ) -> list[ResolveResult]:
        return [
            ResolveResult(
                hostname=host,
                host=address,
                port=port,
                family=socket.AF_INET6 if ":" in address else socket.AF_INET,
                proto=0,
                flags=socket.AI_NUMERICHOST,
            )
            for address in self.addresses
        ]

    async def close(self) -> None:
        """Nothing is held."""


def _link(url: str) -> URL:
    try:
        link = URL(url, encoded=True) if len(url) <= LONGEST_ADDRESS else URL()
        sound = link.scheme in SCHEMES and bool(link.host) and link.port is not None
    except ValueError:
        raise SendFailed("not_allowed", "final", detail="Not an address of the web") from None
    if not sound:
        raise SendFailed("not_allowed", "final", detail="Not an address of the web")
    if link.raw_user is not None or link.raw_password is not None:
        raise SendFailed("not_allowed", "final", detail="An address with a password in it")
    return link


def _by_name(link: URL) -> URL:
    """Without what belongs to browsers."""
    return link.with_fragment(None)


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _check_answer(answer: ClientResponse, limit: int) -> None:
    status = answer.status
    if status in _GONE:
        raise SendFailed("expired", "retry", detail=f"HTTP {status}")
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        raise SendFailed("rate_limited", "retry", retry_after=_wait(answer), detail=f"HTTP {status}")
    if status != HTTPStatus.OK:
        raise SendFailed("server_error", "retry", detail=f"HTTP {status}")
    if answer.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise SendFailed("bad_file", "final", detail="Packed although we asked for it plain")
    _check_size(answer.content_length or 0, limit)


def _wait(answer: ClientResponse) -> timedelta | None:
    said = answer.headers.get("Retry-After", "")
    return timedelta(seconds=min(int(said), 3_600)) if said.isascii() and said.isdigit() else None


async def _write(answer: ClientResponse, path: Path, limit: int) -> None:
    written = 0
    with await asyncio.to_thread(path.open, "wb") as opened:
        async for piece in answer.content.iter_chunked(PIECE):
            written += len(piece)
            _check_size(written, limit)
            await asyncio.to_thread(opened.write, piece)
    if written == 0:
        raise SendFailed("bad_file", "retry", detail="An empty answer")


def _check_size(size: int, limit: int) -> None:
    if size > limit:
        raise SendFailed("file_too_big", "final", detail=f"{size} bytes, the limit is {limit}")
