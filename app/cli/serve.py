"""`okno serve`: migrate, say how to sign in, and open the doors."""

import gc
import ipaddress
import logging
import os

import typer
import uvicorn

from app.channels.keyring import Keyring
from app.db.engine import Database
from app.db.migrate import migrate
from app.db.writer import Writer
from app.events.log import append
from app.files.opening import open_store
from app.kit.clock import SystemClock
from app.kit.ids import SystemRandomness
from app.main import create_app
from app.operators.adding import ensure_owner
from app.operators.sign_in_link import make_sign_in_link, sign_in_url
from app.screens.demo_site import ensure_demo_callback, ensure_demo_site, furnish_demo_site
from app.settings import Settings

LAST_WORDS = 3
"""Seconds that open requests get when the process stops."""

GARBAGE = (50_000, 20, 100)
"""New objects between looks for cycles, and looks of one kind between those of the next. A burst of messages makes
many objects at once, all of which go by themselves; with Python's own 700 a sixth of the time went into looking."""


def serve(
    host: str = typer.Option("", help="Address to listen on; OKNO_HOST otherwise."),
    port: int = typer.Option(-1, help="Port to listen on; OKNO_PORT otherwise."),
) -> None:
    """Serve Okno."""
    settings = Settings()
    chosen: dict[str, object] = {}
    if host:
        chosen["host"] = host
    if port >= 0:
        chosen["port"] = port
    run(settings.model_copy(update=chosen))


def run(settings: Settings) -> None:
    """Until the process is told to stop."""
    logging.basicConfig(
        level=settings.log_level.upper(), format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )
    for noisy in ("httpx", "aiogram", "asyncio"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    # Other users of this machine have no business in our clients' words.
    os.umask(0o077)
    link = prepare(settings)
    if link:
        typer.echo(f"\n  Okno: {settings.base_url}")
        if settings.demo_shop:
            typer.echo(f"  Demo shop: {settings.base_url}/demo")
        typer.secho(f"  Sign in (once, within 15 minutes): {link}\n", bold=True)
    gc.set_threshold(*GARBAGE)
    uvicorn.run(
        create_app(settings),
        host=settings.host,
        port=settings.port,
        loop="uvloop",
        http="httptools",
        ws="websockets-sansio",
        ws_per_message_deflate=False,
        ws_max_size=1_000_000,
        proxy_headers=True,
        forwarded_allow_ips=settings.trusted_proxies,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=LAST_WORDS,
    )


def prepare(settings: Settings) -> str | None:
    """Bring the database up to date; answers a sign-in link when only this machine can reach us."""
    settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    open_store(settings).check()
    database = Database(settings.database)
    try:
        migrate(database)
        now, randomness = SystemClock().now(), SystemRandomness()
        with Writer(database, append).running() as writer:
            owner_id = writer.write_now(ensure_owner, now)
            if settings.demo_shop:
                writer.write_now(ensure_demo_site, now)
                page, keyring = f"{settings.base_url}/demo", Keyring.of(settings)
                writer.write_now(furnish_demo_site, page, keyring, randomness)
                writer.write_now(ensure_demo_callback, now)
            if settings.sign_in_link and _is_loopback(settings.host):
                token = writer.write_now(make_sign_in_link, owner_id, now, randomness)
                return sign_in_url(settings.base_url, token)
    finally:
        database.close()
    return None


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
