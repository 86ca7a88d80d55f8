"""Files on their way out: brought to VK first, then named in the message."""

import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from aiohttp import ClientError, ClientTimeout, FormData

from connectors.contract import FileOut, SendFailed
from connectors.vk.answers import Failure, NoAnswer, NotReached
from connectors.vk.limits import ALBUM_LIMIT, FILE_LIMIT, PHOTO_LIMIT, SENDING
from connectors.vk.line import CONNECT_PATIENCE, NOT_CONNECTED, Line, foreign, read_whole
from connectors.vk.reading import Fields, fields_in
from connectors.vk.refusals import harmless_to_repeat

SLOWEST = 100_000
"""Bytes a second that an upload is waited for."""
LONGEST_NAME = 120
WIDEST = 14_000
"""Pixels of a photo's width and height together."""
STEEPEST = 20
"""How many times longer a photo may be than it is wide."""
PHOTOS = frozenset({"image/jpeg", "image/png"})
VOICES = frozenset({"audio/ogg", "audio/opus", "application/ogg"})


async def upload_all(line: Line, peer: int, files: Sequence[FileOut]) -> list[str]:
    """As VK names them, in their order. Nothing was said yet, so whatever fails may be tried again. Raises
    SendFailed."""
    if len(files) > ALBUM_LIMIT:
        raise SendFailed("rejected", "final", detail=f"More than {ALBUM_LIMIT} files in one message")
    measured = await asyncio.to_thread(lambda: [_measured(file) for file in files])
    return [await _upload(line, peer, file) for file in measured]


def kind_of(file: FileOut) -> str:
    """As what VK takes it: a photo, a voice, or a document, which it takes almost anything as."""
    mime, _, codec = file.mime.lower().partition(";")
    if file.kind == "photo" and mime in PHOTOS and _is_takeable_photo(file):
        return "photo"
    if file.kind == "voice" and mime in VOICES and (not codec or "opus" in codec):
        return "voice"
    return "document"


async def _upload(line: Line, peer: int, file: FileOut) -> str:
    kind = kind_of(file)
    if kind == "photo":
        server = await _server(line, "photos.getMessagesUploadServer", {"peer_id": peer})
        brought = await _bring(line, server, "photo", file)
        asked = {name: brought.value(name) for name in ("server", "photo", "hash")}
        return _named("photo", await _saved(line, "photos.saveMessagesPhoto", asked))
    type_ = "audio_message" if kind == "voice" else "doc"
    server = await _server(line, "docs.getMessagesUploadServer", {"peer_id": peer, "type": type_})
    brought = await _bring(line, server, "file", file)
    saved = await _saved(line, "docs.save", {"file": brought.value("file"), "title": _shown_name(file)})
    return _named("doc", saved.part(type_) or saved.part("doc") or saved)


async def _server(line: Line, method: str, values: Mapping[str, object]) -> str:
    answer = await line.ask(method, values, harmless_to_repeat, SENDING)
    url = answer.get("upload_url") if isinstance(answer, Mapping) else None
    if not isinstance(url, str) or not url.startswith(("https://", "http://")):
        raise SendFailed("server_error", "retry", detail="VK does not say where to bring a file")
    return url


async def _bring(line: Line, url: str, field: str, file: FileOut) -> Fields:
    timeout = ClientTimeout(
        total=line.patience + file.size / SLOWEST, sock_connect=CONNECT_PATIENCE, sock_read=line.patience * 2
    )
    failure: Failure
    try:
        http = await line.http()
        content = await asyncio.to_thread(Path(file.path).open, "rb")
        try:
            form = FormData()
            form.add_field(field, content, filename=_shown_name(file), content_type=file.mime)
            async with http.post(url, data=form, timeout=timeout, allow_redirects=False) as answer:
                body = await read_whole(answer)
        finally:
            content.close()
        if answer.status != 200:
            raise foreign(answer.status, body)
        return _read_brought(body)
    except (NotReached, NoAnswer) as known:
        failure = known
    except (ClientError, ConnectionError, TimeoutError, *NOT_CONNECTED) as error:
        failure = line.failure(error)
    raise harmless_to_repeat(failure)


def _read_brought(body: bytes) -> Fields:
    try:
        answer = json.loads(body)
    except ValueError:
        raise NoAnswer("server_error", "An upload answered by something that is no JSON") from None
    told = Fields(answer) if isinstance(answer, dict) else Fields({})
    if "error" in told or told.value("photo") in ("", "[]"):
        detail = told.text("error_descr") or told.text("error") or "VK took no picture out of it"
        raise SendFailed("bad_file", "final", detail=detail)
    return told


async def _saved(line: Line, method: str, values: Mapping[str, object]) -> Fields:
    answer = await line.ask(method, values, harmless_to_repeat, SENDING)
    return Fields(answer) if isinstance(answer, dict) else next(iter(fields_in(answer)), Fields({}))


def _named(kind: str, thing: Fields) -> str:
    owner, number = thing.number("owner_id"), thing.number("id")
    if owner is None or number is None:
        raise SendFailed("server_error", "retry", detail="VK does not say how it named a file")
    return "_".join(filter(None, (f"{kind}{owner}", str(number), thing.text("access_key"))))


def _measured(file: FileOut) -> FileOut:
    try:
        size = Path(file.path).stat().st_size
    except OSError:
        raise SendFailed("bad_file", "final", detail="The file cannot be read") from None
    if not size:
        raise SendFailed("bad_file", "final", detail="The file is empty")
    if size > FILE_LIMIT:
        raise SendFailed("file_too_big", "final", detail=f"{size} bytes, the limit is {FILE_LIMIT}")
    return replace(file, size=size)


def _is_takeable_photo(file: FileOut) -> bool:
    width, height = file.width or 1, file.height or 1
    is_even = width + height <= WIDEST and max(width, height) <= STEEPEST * min(width, height)
    # Where only one side is known, or none, VK will say.
    return file.size <= PHOTO_LIMIT and (is_even or not (file.width and file.height))


def _shown_name(file: FileOut) -> str:
    # What cannot be seen in a name could break the question apart, or turn the name around.
    name = "".join(letter if letter.isprintable() else "_" for letter in file.name)
    return name[-LONGEST_NAME:].strip() or file.kind
