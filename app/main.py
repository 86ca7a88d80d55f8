"""The application: doors, errors, screens."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI
from starlette.routing import Route, WebSocketRoute

from app.absence.routes import router as absence
from app.autoreplies.routes import router as autoreplies
from app.board.routes import router as board
from app.callbacks.routes import router as callbacks
from app.canned.routes import router as canned
from app.channels.routes import router as channels
from app.clients.attribute_routes import router as attributes
from app.clients.exporting.routes import router as exporting
from app.clients.importing.routes import router as importing
from app.clients.routes import router as clients
from app.conversations.routes import router as conversations
from app.conversations.trial_routes import router as trials
from app.drafts.routes import router as drafts
from app.files.routes import router as files
from app.gluing.certain import glue_callers
from app.gluing.refused import tell_callers_refused
from app.gluing.routes import router as gluing
from app.hours.routes import router as hours
from app.house import House
from app.house.doors import callback_door, live_door, visitor_door, webhook_door
from app.inbound.callback_routes import (
    allow_callback,
    callback_cancel,
    callback_form,
    callback_move,
    callback_pbx,
    callback_requests,
    callback_status,
)
from app.inbound.visitor_exchange import visitor_exchange
from app.inbound.visitor_files import upload_visitor_file, visitor_file
from app.inbound.visitor_site import allow_site, look
from app.inbound.visitor_socket import visitor_socket
from app.kit.clock import Clock
from app.kit.ids import Randomness
from app.links.routes import router as links
from app.macros.routes import router as macros
from app.operators.routes import router as operators
from app.outbound.amend_routes import router as amending
from app.problems.hot_routes import HotRoutes
from app.problems.routes import add_problems
from app.realtime.operator_socket import operator_socket
from app.realtime.window_routes import router as window
from app.screens.routes import add_screens
from app.search.routes import router as search
from app.settings import Settings
from app.suggesting.routes import router as suggesting
from app.views.routes import router as views
from app.visitors.marking_spam import hear_again
from app.visitors.routes import router as visitors
from app.visitors.spam_routes import router as spam
from app.workplace.routes import router as workplace


def create_app(
    settings: Settings, clock: Clock | None = None, randomness: Randomness | None = None
) -> FastAPI:
    """The whole house behind its doors. The database must be migrated."""
    house = House(settings, clock, randomness)

    @asynccontextmanager
    async def open_house(app: FastAPI) -> AsyncIterator[None]:
        _furnish(app, house)
        await house.open()
        try:
            yield
        finally:
            await house.close()
            attempts = getattr(app.state, "attempts", None)
            if attempts is not None:
                await attempts.close()

    app = FastAPI(
        title="Okno",
        lifespan=open_house,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        # Asking after each request whether somebody wants to be told costs more than answering some of them.
        telemetry={"tracing": False, "metrics": False, "logs": False},
    )
    hot: list[Route | WebSocketRoute] = [
        Route("/hooks/{public_key}", webhook_door(house), methods=["POST"]),
        WebSocketRoute("/api/live", operator_socket),
    ]
    app.add_middleware(HotRoutes, doors=hot)
    add_problems(app)
    app.router.routes += [
        *hot,
        WebSocketRoute("/site/{public_key}/socket", visitor_socket),
        Route("/site/{public_key}/exchange", visitor_exchange, methods=["POST"]),
        Route("/site/{public_key}/exchange", allow_site, methods=["OPTIONS"]),
        Route("/site/{public_key}/look", look, methods=["GET"]),
        Route("/site/{public_key}/files", upload_visitor_file, methods=["POST"]),
        Route("/site/{public_key}/files", allow_site, methods=["OPTIONS"]),
        Route("/site/{public_key}/files/{ticket}", visitor_file, methods=["GET"]),
        Route("/callback/{public_key}/form", callback_form, methods=["GET"]),
        Route("/callback/{public_key}/pbx", callback_pbx, methods=["POST"]),
        Route("/callback/{public_key}/requests", callback_requests, methods=["POST"]),
        Route("/callback/{public_key}/status", callback_status, methods=["POST"]),
        Route("/callback/{public_key}/move", callback_move, methods=["POST"]),
        Route("/callback/{public_key}/cancel", callback_cancel, methods=["POST"]),
        Route("/callback/{public_key}/{door}", allow_callback, methods=["OPTIONS"]),
    ]
    for router in (
        operators,
        channels,
        hours,
        views,
        workplace,
        absence,
        board,
        autoreplies,
        exporting,
        clients,
        attributes,
        importing,
        gluing,
        conversations,
        drafts,
        callbacks,
        canned,
        macros,
        trials,
        amending,
        links,
        suggesting,
        search,
        window,
        visitors,
        spam,
        files,
    ):
        app.include_router(router)
    add_screens(app, settings)
    return app


def _furnish(app: FastAPI, house: House) -> None:
    """What the doors find on `app.state`."""
    furniture: dict[str, Any] = {
        "house": house,
        "settings": house.settings,
        "clock": house.clock,
        "randomness": house.randomness,
        "database": house.database,
        "writer": house.writer,
        "bus": house.bus,
        "files": house.files,
        "keyring": house.keyring,
        "switchboard": house.switchboard,
        "outlet_of": house.outlet_of,
        "roster": house.roster,
        "recognise_visitor": house.recognise_visitor,
        "after_regrouping": house.after_regrouping,
        "callbacks": house.callbacks,
        "callback_door": callback_door(house),
        "glue_callers": glue_callers,
        "tell_callers_refused": tell_callers_refused,
        "links": house.links,
        "hours": house.hours,
        "board": house.board,
        "auto_replies": house.auto_replies,
        "ring_outbox": house.ring_outbox,
        "ring_held": house.releaser.ring,
        "hear_again": hear_again,
        "tell_read": house.courtesies.has_read,
        "live_door": live_door(house),
        "visitor_door": visitor_door(house),
        "exchanges": house.exchanges,
    }
    for name, thing in furniture.items():
        setattr(app.state, name, thing)
