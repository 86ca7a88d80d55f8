"""The site a visitor comes from: which channel, which page, and how the chat looks there."""

from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import HTTPConnection, Request
from starlette.responses import JSONResponse, Response

from app.access.declared_routes import PUBLIC, guards_itself
from app.channels.open import OpenChannel, Switchboard
from app.inbound.visitor_door import VisitorDoor
from app.inbound.visitor_origin import is_allowed
from app.kit.errors import OknoError, not_found

LOOK = ("title", "greeting", "colour", "language", "side")
"""Settings of a site that its pages may see as they are."""

Door = Callable[[Request], Awaitable[Response]]


def site_channel(connection: HTTPConnection) -> OpenChannel | None:
    """The channel of the path, if it is open and its people hold sockets to us."""
    switchboard: Switchboard = connection.app.state.switchboard
    channel = switchboard.by_public_key(connection.path_params["public_key"])
    if channel is None or channel.connector is None:
        return None
    return channel if channel.capabilities.held_socket else None


def may_come_from(connection: HTTPConnection, channel: OpenChannel) -> bool:
    return is_allowed(
        connection.headers.get("origin"),
        channel.settings.get("allowed_origins", ""),
        connection.headers.get("host", ""),
        connection.app.state.settings.base_url,
    )


def welcome_site(request: Request) -> OpenChannel:
    """Raises OknoError site_not_found, foreign_origin."""
    channel = site_channel(request)
    if channel is None:
        raise not_found("site")
    if not may_come_from(request, channel):
        raise OknoError("foreign_origin", 403)
    return channel


def shared_with(request: Request) -> dict[str, str]:
    """Headers that let the page of another site read the answer."""
    origin = request.headers.get("origin")
    return {"Access-Control-Allow-Origin": origin, "Vary": "Origin"} if origin else {}


def to_other_sites(door: Door) -> Door:
    """What a door refuses, the page of another site may read too, and so tell its visitor."""

    async def answered(request: Request) -> Response:
        try:
            return await door(request)
        except OknoError as refusal:
            headers = {} if refusal.code == "foreign_origin" else shared_with(request)
            if refusal.retry_after is not None:
                headers["Retry-After"] = str(refusal.retry_after)
            body = {"code": refusal.code, "status": refusal.status, "detail": refusal.detail}
            body |= {"type": f"urn:okno:{refusal.code}", "title": refusal.code.replace("_", " ").capitalize()}
            if refusal.retry_after is not None:
                body["retry_after"] = refusal.retry_after
            return JSONResponse(body, refusal.status, headers, media_type="application/problem+json")

    return answered


@guards_itself(PUBLIC)
async def look(request: Request) -> Response:
    """How the chat looks on this site; the same for everybody."""
    channel = welcome_site(request)
    body: dict[str, Any] = {name: channel.settings.get(name, "") for name in LOOK}
    body["title"] = body["title"] or channel.name
    body["launcher"] = {
        "shape": channel.settings.get("launcher", ""),
        "text": channel.settings.get("launcher_text", ""),
    }
    door: VisitorDoor = request.app.state.visitor_door
    body["onlookers"] = channel.settings.get("onlookers", "yes") == "yes"
    body["files"] = {"limit": door.file_limit(channel)}
    body["callback"] = _callback(request, channel)
    return JSONResponse(body, headers={"Cache-Control": "public, max-age=60"} | shared_with(request))


def _callback(request: Request, channel: OpenChannel) -> dict[str, str] | None:
    """The form for call-backs that stands beside this chat: the oldest that is open."""
    if channel.settings.get("callback", "yes") != "yes":
        return None
    switchboard: Switchboard = request.app.state.switchboard
    forms = (
        one for one in switchboard.all() if one.connector is not None and one.capabilities.takes_requests
    )
    found = min(forms, key=lambda one: one.id, default=None)
    return {"public_key": found.public_key} if found else None


@guards_itself(PUBLIC)
async def allow_site(request: Request) -> Response:
    """A browser asks beforehand whether another site's page may post here."""
    welcome_site(request)
    return Response(
        status_code=204,
        headers={
            "Access-Control-Allow-Methods": "GET, POST",
            "Access-Control-Allow-Headers": "Content-Type, X-Okno-Visitor",
            "Access-Control-Max-Age": "600",
        }
        | shared_with(request),
    )
