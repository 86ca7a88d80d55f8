"""Two small proxies that connect whoever knows the password, and note to where."""

import asyncio
from base64 import b64encode
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from ipaddress import IPv4Address

NAME, PASSWORD = "anna", "p@ss:w/rd"
IN_ADDRESS = "anna:p%40ss%3Aw%2Frd"


class Proxy:
    """Its scheme, where it listens, and what it connected."""

    scheme = ""

    def __init__(self) -> None:
        self.host = ""
        self.connected: list[str] = []

    def address(self, credentials: str = IN_ADDRESS) -> str:
        return f"{self.scheme}://{credentials}@{self.host}"

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await self.negotiate(reader, writer)
        except (asyncio.IncompleteReadError, OSError):
            writer.close()

    async def negotiate(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        raise NotImplementedError

    async def join(
        self, host: str, port: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, welcome: bytes
    ) -> None:
        self.connected.append(f"{host}:{port}")
        onward, outward = await asyncio.open_connection(host, port)
        writer.write(welcome)
        await asyncio.gather(pump(reader, outward), pump(onward, writer))


class HttpProxy(Proxy):
    scheme = "http"

    async def negotiate(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        host, _, port = head.split()[1].partition(":")
        expected = b64encode(f"{NAME}:{PASSWORD}".encode()).decode()
        if f"Proxy-Authorization: Basic {expected}" not in head:
            writer.write(b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n")
            writer.close()
            return
        await self.join(host, int(port), reader, writer, b"HTTP/1.1 200 Connection established\r\n\r\n")


class Socks5Proxy(Proxy):
    """As RFC 1928 and RFC 1929 say; with a name and a password only."""

    scheme = "socks5"

    async def negotiate(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        _, methods = await reader.readexactly(2)
        offered = await reader.readexactly(methods)
        writer.write(b"\x05\x02" if 2 in offered else b"\x05\xff")
        await reader.readexactly(1)
        name = await counted(reader)
        if (name, await counted(reader)) != (NAME.encode(), PASSWORD.encode()):
            writer.write(b"\x01\x01")
            writer.close()
            return
        writer.write(b"\x01\x00")
        *_, kind = await reader.readexactly(4)
        host = (
            str(IPv4Address(await reader.readexactly(4))) if kind == 1 else (await counted(reader)).decode()
        )
        port = int.from_bytes(await reader.readexactly(2), "big")
        await self.join(host, port, reader, writer, b"\x05\x00\x00\x01" + bytes(6))


async def counted(reader: asyncio.StreamReader) -> bytes:
    (length,) = await reader.readexactly(1)
    return await reader.readexactly(length)


async def pump(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
    while piece := await source.read(65536):
        sink.write(piece)
        await sink.drain()
    sink.close()


@asynccontextmanager
async def listening(proxy: Proxy) -> AsyncIterator[Proxy]:
    server = await asyncio.start_server(proxy.serve, "127.0.0.1", 0)
    proxy.host = f"127.0.0.1:{server.sockets[0].getsockname()[1]}"
    async with server:
        yield proxy
