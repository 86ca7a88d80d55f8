"""The page on which a person plays the customers, and a vk.me-like link that opens it."""

from pathlib import Path

from aiohttp import web

from tests.doubles.vk.pictures import plain_picture, portrait_picture, sticker_picture
from tests.doubles.vk.world import World

OWN = Path(__file__).parent / "page"
# What draws a list, a thread and a bubble is not one vendor's, so both pages share it.
SHARED = Path(__file__).parents[1] / "telegram" / "page"
TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
HEADERS = {
    "Content-Security-Policy": "default-src 'self'; frame-ancestors 'none'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}
PICTURES = {
    "camera_200": portrait_picture("#dfe5ec", "#aab7c6"),
    "deactivated_200": portrait_picture("#eceff2", "#d5dae0"),
    "captcha": plain_picture(130, 50, "#f0f2f5", "PNG"),
}


def page_routes(world: World) -> list[web.RouteDef]:
    async def page(_: web.Request) -> web.Response:
        return _served("index.html")

    async def deep_link(request: web.Request) -> web.Response:
        """https://vk.me/<community>?ref=<ref>&ref_source=<source> becomes this address."""
        community = world.memory.community
        names = {community.screen_name.lower(), f"club{community.id}"}
        if request.match_info["name"].lower() not in names:
            raise web.HTTPNotFound
        return _served("index.html")

    async def part(request: web.Request) -> web.Response:
        return _served(request.match_info["name"])

    async def picture(request: web.Request) -> web.Response:
        """What VK shows in place of a portrait, and of a captcha."""
        drawn = PICTURES.get(request.match_info["name"])
        if drawn is None:
            raise web.HTTPNotFound
        return web.Response(body=drawn, content_type="image/png")

    async def sticker(request: web.Request) -> web.Response:
        drawn = sticker_picture(int(request.match_info["number"]))
        return web.Response(body=drawn, content_type="image/png", headers={"Cache-Control": "max-age=3600"})

    return [
        web.get("/", page),
        web.get(r"/page/{name:[a-z-]+\.(?:css|js|svg)}", part),
        web.get(r"/page/sticker_{number:\d{1,9}}.png", sticker),
        web.get(r"/page/{name:\w+}.png", picture),
        web.get(r"/{name:[A-Za-z][A-Za-z0-9_.]{3,31}}", deep_link),
    ]


def _served(name: str) -> web.Response:
    file = next((folder / name for folder in (OWN, SHARED) if (folder / name).is_file()), None)
    if file is None:
        raise web.HTTPNotFound
    return web.Response(
        body=file.read_bytes(), content_type=TYPES[file.suffix], charset="utf-8", headers=HEADERS
    )
