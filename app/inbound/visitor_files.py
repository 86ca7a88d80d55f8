"""The doors for files of visitors: what they send, and what they were sent."""

import asyncio
from dataclasses import replace
from typing import Any

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response, StreamingResponse

from app.access.declared_routes import PUBLIC, guards_itself
from app.channels.open import OpenChannel
from app.files.handing_out import Asked, Shape, answer_of, shape_of
from app.files.keeping import Kept, Prepared, prepare_draft
from app.files.naming import plain_name, with_ending
from app.files.picturing import DRAWN
from app.files.uploading import receive
from app.inbound.visitor_door import VisitorDoor
from app.inbound.visitor_site import shared_with, to_other_sites, welcome_site
from app.kit.errors import OknoError, not_found
from app.visitors.allowances import UPLOADED_MEGABYTES, UPLOADS
from app.visitors.files import file_for_browser, keep_upload

MEGABYTE = 1_000_000
PROGRAMS = (b"MZ", b"\x7fELF", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"#!")
"""How files begin that somebody would run by opening them."""


@guards_itself(PUBLIC)
@to_other_sites
async def upload_visitor_file(request: Request) -> Response:
    """The body is the file; `name` and `as=voice` stand in the query, the visitor's token in a header."""
    channel = welcome_site(request)
    door: VisitorDoor = request.app.state.visitor_door
    browser = await _browser(door, channel, request.headers.get("x-okno-visitor", ""))
    address = request.client.host if request.client else ""
    await door.allowances.refuse_too_much(UPLOADS, browser, address)
    limit = door.file_limit(channel)
    declared = request.headers.get("content-length", "")
    try:
        async with door.files.draft_for_loop() as draft:
            length = int(declared) if declared.isdigit() else None
            sha256 = await receive(request.stream(), length, draft, limit)
            size = await asyncio.to_thread(draft.stat)
            await door.allowances.refuse_too_much(
                UPLOADED_MEGABYTES, browser, address, 1 + size.st_size // MEGABYTE
            )
            if await asyncio.to_thread(_is_program, draft):
                raise OknoError("file_type_refused", 415)
            voice = request.query_params.get("as") == "voice"
            prepared = await asyncio.to_thread(
                prepare_draft, door.files, draft, sha256, listen=voice, voice=voice
            )
    except ClientDisconnect:
        raise OknoError("upload_cut_off", 400) from None
    prepared = replace(prepared, kind=_kind(prepared))
    name = _name(request.query_params.get("name", ""), prepared)
    kept = await door.writer.write(
        keep_upload, prepared, channel.id, browser, name, door.clock.now(), door.randomness
    )
    return JSONResponse(_card(name, kept), 201, {"Cache-Control": "no-store"} | shared_with(request))


@guards_itself(PUBLIC)
def visitor_file(request: Request) -> Response:
    """What a ticket leads to. Pages ask for pictures without saying where they stand, so the ticket is all there is."""
    channel = welcome_site(request)
    door: VisitorDoor = request.app.state.visitor_door
    named = door.tickets.read(channel.public_key, request.path_params["ticket"])
    found = None
    if named is not None:
        with door.database.snapshot() as connection:
            found = file_for_browser(connection, channel.id, *named)
    if found is None:
        raise not_found("file")
    shape = shape_of(found, None, original=request.query_params.get("original") == "true")
    if request.query_params.get("thumbnail") == "true":
        if found.thumbnail_sha256 is None:
            raise not_found("thumbnail")
        shape = Shape(found.thumbnail_sha256, DRAWN, "", inline=True)
    headers = request.headers
    asked = Asked(headers.get("if-none-match"), headers.get("range"), headers.get("if-range"))
    answer = answer_of(door.files, shape, asked)
    # It is shown on the pages of another site.
    shown = {
        **answer.headers,
        "Cross-Origin-Resource-Policy": "cross-origin",
        "Referrer-Policy": "no-referrer",
    }
    return StreamingResponse(answer.pieces, answer.status, shown | shared_with(request))


async def _browser(door: VisitorDoor, channel: OpenChannel, token: str) -> str:
    """Raises OknoError visitor_unknown."""
    bearer = door.tokens.read(channel.public_key, token)
    known = await asyncio.to_thread(door.browser, channel.id, bearer.visitor) if bearer else None
    is_good = bearer is not None and (
        known.is_of(bearer.user_name, door.clock.now()) if known else bearer.user_name is None
    )
    if bearer is None or not is_good:
        raise OknoError("visitor_unknown", 401)
    return bearer.visitor


def _is_program(draft: Any) -> bool:
    with draft.open("rb") as opened:
        return bool(opened.read(4).startswith(PROGRAMS))


def _kind(prepared: Prepared) -> str:
    """Film and sound of strangers are not opened, but for a voice message: their kind is what they look like."""
    by_look = prepared.mime.partition("/")[0]
    if prepared.kind == "document" and by_look in {"video", "audio"}:
        return by_look
    return prepared.kind


def _name(given: str, prepared: Prepared) -> str:
    name = plain_name(given[:1_000]) or "file"
    return with_ending(name, "ogg") if prepared.kind == "voice" else name


def _card(name: str, kept: Kept) -> dict[str, Any]:
    content = kept.content
    return {
        "key": kept.public_key,
        "name": name,
        "mime": content.mime,
        "kind": content.kind,
        "size": content.size,
        "width": content.width,
        "height": content.height,
        "duration": content.duration,
    }
