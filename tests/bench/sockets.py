"""The client's side of a websocket, as little of it as measuring needs: it must not be what is measured."""

import os
import re
import socket

from tests.bench.processes import HERE

_UPGRADED = re.compile(rb"^HTTP/1\.1 101 ")
_TEXT, _PING = 1, 9
_SHORT = 125
_CHUNK = 262_144


class Line:
    """An open websocket. `take` reads what is there; what comes in pieces waits for its rest."""

    def __init__(self, port: int, path: str, cookie: str = "") -> None:
        self.socket = socket.create_connection((HERE, port), timeout=30)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.number = self.socket.fileno()
        self._waiting = bytearray(self._shake_hands(port, path, cookie))

    def say(self, text: str) -> None:
        """One short text frame, masked as a browser would."""
        payload, mask = text.encode(), os.urandom(4)
        hidden = bytes(byte ^ mask[place % 4] for place, byte in enumerate(payload))
        size = len(payload)
        length = bytes([0x80 | size]) if size <= _SHORT else bytes([0x80 | 126]) + size.to_bytes(2, "big")
        self.socket.sendall(b"\x81" + length + mask + hidden)

    def take(self) -> list[bytes]:
        """The text frames that are whole with the next chunk; pings are answered in passing."""
        chunk = self.socket.recv(_CHUNK)
        if not chunk:
            raise RuntimeError("the server hung up")
        waiting = self._waiting
        waiting += chunk
        told, place = [], 0
        while (found := _frame_at(waiting, place)) is not None:
            opcode, start, place = found
            if opcode == _TEXT:
                told.append(bytes(waiting[start:place]))
            elif opcode == _PING:
                self._answer_ping(bytes(waiting[start:place]))
        del waiting[:place]
        return told

    def first(self) -> bytes:
        """The next text frame, waited for."""
        while not (told := self.take()):
            pass
        return told[0]

    def close(self) -> None:
        self.socket.close()

    def _shake_hands(self, port: int, path: str, cookie: str) -> bytes:
        """What came right behind the answer."""
        cookies = f"Cookie: {cookie}\r\n" if cookie else ""
        self.socket.sendall(
            f"GET {path} HTTP/1.1\r\nHost: {HERE}:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            "Sec-WebSocket-Key: b2tuby1iZW5jaC1rZXktMA==\r\nSec-WebSocket-Version: 13\r\n"
            f"{cookies}\r\n".encode()
        )
        heard = b""
        while b"\r\n\r\n" not in heard and (chunk := self.socket.recv(_CHUNK)):
            heard += chunk
        head, _, rest = heard.partition(b"\r\n\r\n")
        if not _UPGRADED.match(head):
            raise RuntimeError(f"no websocket at {path}: {head[:200]!r}")
        return rest

    def _answer_ping(self, payload: bytes) -> None:
        # A mask of zeros changes nothing.
        self.socket.send(bytes([0x8A, 0x80 | len(payload), 0, 0, 0, 0]) + payload)


def _frame_at(stream: bytearray, place: int) -> tuple[int, int, int] | None:
    """(opcode, start, end) of the payload of the frame that begins here, if the whole frame is there."""
    if len(stream) < place + 2:
        return None
    size, start = stream[place + 1] & 0x7F, place + 2
    if size > _SHORT:
        extended = 2 if size == 126 else 8
        if len(stream) < start + extended:
            return None
        size = int.from_bytes(stream[start : start + extended], "big")
        start += extended
    end = start + size
    return (stream[place] & 0x0F, start, end) if len(stream) >= end else None
