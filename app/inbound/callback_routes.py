"""The doors for whoever wants to be phoned, on any page that may carry the form. Plain Starlette, as the site's."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from app.access.declared_routes import PUBLIC, guards_itself
from app.callbacks.askers import Asker, asker_of, status_of
from app.callbacks.asking import file_request
from app.callbacks.changing import cancel_own, move_own
from app.callbacks.consenting import consent_text
from app.callbacks.desk import CallbackDesk
from app.callbacks.reporting import take_report
from app.callbacks.wanted import read_wanted, read_zone
from app.channels.open import OpenChannel, Switchboard
from app.db.batched import Batched
from app.db.engine import Database
from app.db.writer import Writer
from app.inbound import callback_form as form
from app.inbound.callback_voice import find_site_visitor, voice_of
from app.inbound.intake import Taken
from app.inbound.letters import Parcel
from app.inbound.visitor_door import VisitorDoor
from app.inbound.visitor_pace import Pace
from app.inbound.visitor_site import may_come_from, shared_with
from app.inbound.webhooks import bounded_body
from app.kit.addresses import counted_address
from app.kit.clock import Clock
from app.kit.errors import OknoError, not_found
from app.kit.ids import Randomness
from app.kit.json import dumps
from connectors.contract import WebhookRefused, WebhookRequest

LONGEST_BODY = 40_000
"""Bytes."""
NO_STORE = {"Cache-Control": "no-store"}

Door = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class CallbackDoor:
    """What these doors need of the house."""

    desk: CallbackDesk
    switchboard: Switchboard
    database: Database
    writer: Writer
    intake: Batched[Parcel, Taken]
    visitors: VisitorDoor
    randomness: Randomness
    clock: Clock
    pace: Pace
    """Of posts from one address, whatever becomes of them."""


class Token(msgspec.Struct):
    token: str


class Move(msgspec.Struct):
    token: str
    wanted: dict[str, Any]


class _Refusal(OknoError):
    """With what is needed to do better."""

    def __init__(self, of: OknoError, better: dict[str, Any]) -> None:
        super().__init__(of.code, of.status, detail=of.detail, fields=of.fields, retry_after=of.retry_after)
        self.better = better


def _told_to_other_pages(door: Door) -> Door:
    """Refusals too: a page of another site cannot read an answer without these headers."""

    @wraps(door)
    async def answer(request: Request) -> Response:
        try:
            return await door(request)
        except OknoError as refusal:
            return _problem(refusal, {} if refusal.code == "foreign_origin" else shared_with(request))

    return answer


@guards_itself(PUBLIC)
@_told_to_other_pages
async def callback_form(request: Request) -> Response:
    channel, door = _welcome(request), _door(request)
    zone = request.query_params.get("timezone", "Europe/Moscow")
    shown = form.form_of(door.desk, channel, zone, _address(request), door.clock.now())
    return JSONResponse(shown, headers=NO_STORE | shared_with(request))


@guards_itself(PUBLIC)
@_told_to_other_pages
async def callback_requests(request: Request) -> Response:
    """Accepted means durably stored."""
    channel, door, address = _welcome(request), _door(request), _address(request)
    now = door.clock.now()
    _refuse_hasty(door, address)
    said = form.read_body(await bounded_body(request.scope, request.receive, LONGEST_BODY), form.Request)
    rules = door.desk.rules(channel.id)
    bits = door.desk.pressure.bits_for(channel.public_key, address, rules.challenge_after, now)
    door.desk.pressure.note(channel.public_key, address, now)
    try:
        puzzle = (
            door.desk.tickets.check_answer(channel.public_key, said.challenge, now)
            if bits or said.challenge is not None
            else None
        )
        door.desk.tickets.check_form(channel.public_key, said.form_token, now)
        visitor = await find_site_visitor(door.switchboard, door.visitors, said.site, now)
        asker = visitor.name if visitor else form.new_asker(door.randomness)
        unwelcome = door.visitors.blocklist.holds(address)
        accepted = form.read_request(
            door.desk, channel, said, address, asker, now, puzzle=puzzle, unwelcome=unwelcome
        )
        voice = voice_of(accepted.asked, channel, visitor, door.intake, now)
        asker_id = await door.writer.write(file_request, accepted.asked, rules, voice, now)
    except OknoError as refusal:
        raise _with_help(refusal, door, channel, bits) from refusal
    status = await _status(door, asker_id)
    return _shared(request, {"token": accepted.token, "request": status}, 201)


@guards_itself(PUBLIC)
@_told_to_other_pages
async def callback_status(request: Request) -> Response:
    _, door, asker, _ = await _whose(request, Token)
    return _shared(request, await _status(door, asker.id))


@guards_itself(PUBLIC)
@_told_to_other_pages
async def callback_move(request: Request) -> Response:
    channel, door, asker, said = await _whose(request, Move)
    now = door.clock.now()
    wanted = read_wanted(
        said.wanted,
        door.desk.schedule(channel.id),
        door.desk.rules(channel.id),
        read_zone(asker.timezone),
        now,
    )
    await door.writer.write(move_own, asker, wanted, now)
    return _shared(request, await _status(door, asker.id))


@guards_itself(PUBLIC)
@_told_to_other_pages
async def callback_cancel(request: Request) -> Response:
    _, door, asker, _ = await _whose(request, Token)
    await door.writer.write(cancel_own, asker, door.clock.now())
    return _shared(request, await _status(door, asker.id))


@guards_itself(PUBLIC)
async def callback_pbx(request: Request) -> Response:
    """A telephone exchange tells how a call ended. It is no browser, so no page's origin matters."""
    door = _door(request)
    channel = door.switchboard.by_public_key(request.path_params["public_key"])
    if channel is None or channel.connector is None or not channel.capabilities.reports_calls:
        raise not_found("channel")
    now = door.clock.now()
    body = await bounded_body(request.scope, request.receive, LONGEST_BODY)
    headers = {name.decode("latin-1").lower(): value for name, value in request.scope["headers"]}
    try:
        report = channel.connector.read_call_report(WebhookRequest("POST", headers, {}, body), now)
    except WebhookRefused as refused:
        raise OknoError(refused.code, refused.status) from refused
    rules, schedule = door.desk.rules(channel.id), door.desk.schedule(channel.id)
    card = await door.writer.write(take_report, channel.id, report, rules, schedule, now)
    return JSONResponse({"callback_id": card["id"], "state": card["state"]}, headers=NO_STORE)


@guards_itself(PUBLIC)
@_told_to_other_pages
async def allow_callback(request: Request) -> Response:
    """A browser asks beforehand whether another site's page may post here."""
    _welcome(request)
    allowed = {
        "Access-Control-Allow-Methods": "GET, POST",
        "Access-Control-Allow-Headers": "Content-Type",
        "Access-Control-Max-Age": "600",
    }
    return Response(status_code=204, headers=allowed | shared_with(request))


def _welcome(request: Request) -> OpenChannel:
    """Raises OknoError site_not_found, foreign_origin."""
    channel = _door(request).switchboard.by_public_key(request.path_params["public_key"])
    if channel is None or channel.connector is None or not channel.capabilities.takes_requests:
        raise not_found("site")
    if not may_come_from(request, channel):
        raise OknoError("foreign_origin", 403)
    return channel


async def _whose(
    request: Request, shape: type[msgspec.Struct]
) -> tuple[OpenChannel, CallbackDoor, Asker, Any]:
    """Tokens travel in bodies: addresses are written into logs."""
    channel, door = _welcome(request), _door(request)
    _refuse_hasty(door, _address(request))
    said = form.read_body(await bounded_body(request.scope, request.receive, LONGEST_BODY), shape)

    def find() -> Asker:
        with door.database.snapshot() as connection:
            return asker_of(connection, channel.id, said.token)

    return channel, door, await asyncio.to_thread(find), said


async def _status(door: CallbackDoor, asker_id: int) -> dict[str, Any]:
    def read() -> dict[str, Any]:
        with door.database.snapshot() as connection:
            return status_of(connection, asker_id, door.clock.now()).model_dump(mode="json")

    return await asyncio.to_thread(read)


def _refuse_hasty(door: CallbackDoor, address: str) -> None:
    wait = door.pace.wait_for(counted_address(address), door.clock.now())
    if wait is not None:
        raise OknoError("too_many_requests", 429, retry_after=max(1, round(wait)))


def _with_help(refusal: OknoError, door: CallbackDoor, channel: OpenChannel, bits: int) -> OknoError:
    """A new puzzle or the new text, so that nothing has to be asked for a second time."""
    if refusal.code in {"challenge_required", "challenge_wrong"}:
        fresh = door.desk.tickets.new_challenge(channel.public_key, max(bits, 1), door.clock.now())
        return _Refusal(refusal, {"challenge": fresh.as_json()})
    if refusal.code == "consent_outdated":
        return _Refusal(refusal, {"consent": consent_text(channel.settings).as_json()})
    return refusal


def _problem(refusal: OknoError, headers: dict[str, str]) -> Response:
    body: dict[str, Any] = {
        "type": f"urn:okno:{refusal.code}",
        "title": refusal.code.replace("_", " ").capitalize(),
        "status": refusal.status,
        "code": refusal.code,
    }
    if refusal.fields:
        body["fields"] = refusal.fields
    if refusal.retry_after is not None:
        body["retry_after"] = refusal.retry_after
        headers = headers | {"Retry-After": str(refusal.retry_after)}
    if isinstance(refusal, _Refusal):
        body |= refusal.better
    return Response(dumps(body), refusal.status, NO_STORE | headers, media_type="application/problem+json")


def _shared(request: Request, body: dict[str, Any], status: int = 200) -> Response:
    return JSONResponse(body, status, headers=NO_STORE | shared_with(request))


def _door(request: Request) -> CallbackDoor:
    door: CallbackDoor = request.app.state.callback_door
    return door


def _address(request: Request) -> str:
    return request.client.host if request.client else ""
