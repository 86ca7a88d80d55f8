"""The page on which a person plays the customers, and a t.me-like link that opens it."""

from pathlib import Path

from aiohttp import web

from tests.doubles.telegram.world import World

FOLDER = Path(__file__).parent / "page"
TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
HEADERS = {
    "Content-Security-Policy": (
        # A file is measured before it is sent: the browser reads it from memory.
        "default-src 'self'; media-src 'self' blob:; frame-ancestors 'none'; base-uri 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}


def page_routes(world: World) -> list[web.RouteDef]:
    async def page(_: web.Request) -> web.Response:
        return _served("index.html")

    async def deep_link(request: web.Request) -> web.Response:
        """https://t.me/<bot>?start=<payload> becomes this address; the page offers to press Start."""
        if request.match_info["username"].lower() != world.memory.bot.username.lower():
            raise web.HTTPNotFound
        return _served("index.html")

    async def part(request: web.Request) -> web.Response:
        return _served(request.match_info["name"])

    return [
        web.get("/", page),
        web.get(r"/page/{name:[a-z-]+\.(?:css|js|svg)}", part),
        web.get(r"/{username:[A-Za-z][A-Za-z0-9_]{3,31}}", deep_link),
    ]


def _served(name: str) -> web.Response:
    file = FOLDER / name
    if not file.is_file():
        raise web.HTTPNotFound
    return web.Response(
        body=file.read_bytes(), content_type=TYPES[file.suffix], charset="utf-8", headers=HEADERS
    )
