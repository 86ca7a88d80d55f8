"""The built screens: the operator's window, the widget, and the demo shop."""

import re
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request, Response
from sqlalchemy import text
from starlette.concurrency import run_in_threadpool
from starlette.responses import FileResponse, HTMLResponse, JSONResponse
from starlette.routing import Route
from starlette.staticfiles import StaticFiles

from app.access.declared_routes import PUBLIC, guards_itself
from app.db.engine import Database
from app.kit.errors import OknoError, not_found
from app.screens.customer_routes import sign_customer
from app.screens.demo_site import DEMO_CALLBACK, DEMO_SITE
from app.settings import Settings

WEB = Path(__file__).resolve().parents[2] / "web"
WINDOW = WEB / "dist" / "inbox"
WIDGET = WEB / "dist" / "widget"
SHOP = WEB / "shop"

_PART = re.compile(r"[a-z]+\.js")

_WINDOW_POLICY = (
    "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; style-src 'self' 'unsafe-inline';"
    " connect-src 'self' ws: wss:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
)


def add_screens(app: FastAPI, settings: Settings) -> None:
    """Last of all doors: the window answers every address that no other door knows."""
    app.router.routes += [
        Route("/api/health", health, methods=["GET"]),
        Route("/widget/{file}", widget, methods=["GET"]),
    ]
    if settings.demo_shop:
        app.router.routes += [
            Route("/demo", shop, methods=["GET"]),
            Route("/demo/customer", sign_customer, methods=["POST"]),
            Route("/demo/{file:path}", shop_file, methods=["GET"]),
        ]
    app.mount("/assets", _Assets(directory=WINDOW / "assets", check_dir=False), name="assets")
    app.router.routes.append(Route("/{path:path}", window, methods=["GET", "HEAD"]))


class _Assets(StaticFiles):
    """Their names hold a hash of what is inside, so they never change."""

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        response = super().file_response(*args, **kwargs)
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response


@guards_itself(PUBLIC)
async def window(request: Request) -> Response:
    """index.html for every address of the window; the page itself finds out who looks at it."""
    path = request.path_params["path"]
    if path.startswith(("api/", "site/", "hooks/", "assets/")):
        raise not_found("address")
    file = WINDOW / path if path and "/" not in path else WINDOW / "index.html"
    if not file.is_file() or file.name.startswith("."):
        file = WINDOW / "index.html"
    if not file.is_file():
        raise _not_built()
    return FileResponse(
        file,
        headers={
            "Cache-Control": "no-cache",
            "Content-Security-Policy": _WINDOW_POLICY,
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "same-origin",
        },
    )


@guards_itself(PUBLIC)
async def widget(request: Request) -> Response:
    """The file that a shop's page loads, and the parts that it asks for later."""
    name = request.path_params["file"]
    if not _PART.fullmatch(name):
        raise not_found("file")
    file = WIDGET / name
    if not file.is_file():
        raise not_found("file") if (WIDGET / "okno.js").is_file() else _not_built()
    return FileResponse(
        file,
        media_type="text/javascript",
        headers={
            "Cache-Control": "public, max-age=300",
            # A module is fetched by the rules of CORS, from whatever site it is.
            "Access-Control-Allow-Origin": "*",
            "Cross-Origin-Resource-Policy": "cross-origin",
            "X-Content-Type-Options": "nosniff",
        },
    )


def _not_built() -> OknoError:
    return OknoError("screens_not_built", 503, detail="make build")


@guards_itself(PUBLIC)
async def shop(_: Request) -> Response:
    page = (SHOP / "index.html").read_text(encoding="utf-8")
    page = page.replace("{{site_key}}", DEMO_SITE).replace("{{callback_key}}", DEMO_CALLBACK)
    return HTMLResponse(page, headers={"Cache-Control": "no-cache"})


@guards_itself(PUBLIC)
async def shop_file(request: Request) -> Response:
    file = (SHOP / request.path_params["file"]).resolve()
    if not file.is_relative_to(SHOP) or not file.is_file():
        raise not_found("file")
    return FileResponse(file)


@guards_itself(PUBLIC)
async def health(request: Request) -> Response:
    """Alive, and what ails. Says nothing that a stranger should not know."""
    database: Database = request.app.state.database

    def ask() -> None:
        with database.snapshot() as connection:
            connection.execute(text("SELECT 1"))

    await run_in_threadpool(ask)
    channels = request.app.state.switchboard.all()
    ailing = [channel.id for channel in channels if channel.state in {"broken", "absent"}]
    return JSONResponse(
        {"status": "ok", "waiting_writes": request.app.state.writer.waiting, "ailing_channels": ailing}
    )
