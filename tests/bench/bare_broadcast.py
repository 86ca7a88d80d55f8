"""The baseline of fan-out, a process of its own: `websockets` and its broadcast(), told by a socket what to say.

`python -m tests.bench.bare_broadcast PORT ORDERS` opens one port for windows and another for orders. An order is
four bytes of length and the frame's text; it is answered by one byte when the broadcast is done.
"""

import asyncio
import sys

import uvloop
from websockets.asyncio.server import ServerConnection, broadcast, serve

from tests.bench.crowd import allow_many_files
from tests.bench.processes import HERE


async def main(port: int, orders_port: int) -> None:
    windows: set[ServerConnection] = set()

    async def window(connection: ServerConnection) -> None:
        windows.add(connection)
        await connection.wait_closed()
        windows.discard(connection)

    async def orders(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while size := int.from_bytes(await reader.read(4), "big"):
            broadcast(windows, (await reader.readexactly(size)).decode())
            writer.write(b".")
        writer.close()

    allow_many_files()
    door = await asyncio.start_server(orders, HERE, orders_port)
    async with serve(window, HERE, port, compression=None), door:
        await door.serve_forever()


if __name__ == "__main__":
    uvloop.run(main(int(sys.argv[1]), int(sys.argv[2])))
