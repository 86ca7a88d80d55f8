"""Fetches what a person sent, within bounds, straight into a file."""

import asyncio
from pathlib import Path

from aiogram.methods import GetFile
from aiohttp import ClientError, ClientResponse, ClientTimeout

from connectors.contract import SendFailed
from connectors.telegram.floods import Floods
from connectors.telegram.line import CONNECT_PATIENCE, NOT_CONNECTED, Line
from connectors.telegram.reading import Fields, read_object
from connectors.telegram.refusals import failing, harmless_to_repeat

PIECE = 256 * 1024
LONGEST_DOWNLOAD = 600.0
"""Seconds."""


async def fetch(line: Line, remote_id: str, path: Path, limit: int, floods: Floods) -> None:
    """At most `limit` bytes. Leaves no half of a file. Raises SendFailed; OSError when our own disk fails."""
    file = await _found(line, remote_id, floods)
    _check_size(file.size("file_size"), limit)
    try:
        await _download(line, file.text("file_path"), path, limit)
    except BaseException:
        await asyncio.to_thread(path.unlink, missing_ok=True)
        raise


async def _found(line: Line, remote_id: str, floods: Floods) -> Fields:
    try:
        file = read_object(await line.ask(GetFile(file_id=remote_id), failing(remote_id, floods)))
    except SendFailed as failed:
        raise harmless_to_repeat(failed) from None
    except ValueError:
        file = Fields({})
    if not file.text("file_path"):
        raise SendFailed("server_error", "retry", detail="An answer without a path")
    return file


async def _download(line: Line, file_path: str, path: Path, limit: int) -> None:
    timeout = ClientTimeout(total=LONGEST_DOWNLOAD, sock_connect=CONNECT_PATIENCE, sock_read=line.patience)
    try:
        http = await line.http()
        async with http.get(line.file_url(file_path), timeout=timeout, allow_redirects=False) as answer:
            _check_answer(answer, limit)
            await _write(answer, path, limit)
            return
    except (ClientError, ConnectionError, TimeoutError, *NOT_CONNECTED) as error:
        detail = str(line.failure(error))
    # Raised out here, it does not drag along an error that may show the address, which holds the token.
    raise SendFailed("network", "retry", detail=detail)


def _check_answer(answer: ClientResponse, limit: int) -> None:
    if answer.status != 200:
        raise SendFailed("server_error", "retry", detail=f"HTTP {answer.status} instead of the file")
    _check_size(answer.content_length, limit)


async def _write(answer: ClientResponse, path: Path, limit: int) -> None:
    written = 0
    with await asyncio.to_thread(path.open, "wb") as file:
        async for piece in answer.content.iter_chunked(PIECE):
            written += len(piece)
            _check_size(written, limit)
            await asyncio.to_thread(file.write, piece)


def _check_size(size: int | None, limit: int) -> None:
    if size is not None and size > limit:
        raise SendFailed("file_too_big", "final", detail=f"{size} bytes, the limit is {limit}")
