"""The demo shop's own server, so far as it has one: it knows who is signed in on its page, and signs it."""

import asyncio
import re
from datetime import timedelta

import jwt
from sqlalchemy import select
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from app.access.declared_routes import PUBLIC, guards_itself
from app.channels.keyring import Keyring
from app.db.engine import Database
from app.db.tables import Channel
from app.kit.errors import OknoError, not_found
from app.screens.demo_site import DEMO_SITE

GOOD_FOR = timedelta(hours=1)
NAMES = {"ru": "Анна Соколова", "en": "Anna Sokolova"}

_NUMBER = re.compile(r"[a-z0-9-]{8,40}")
"""Each browser makes up its own, so that strangers who try the same demo do not read each other's words."""


@guards_itself(PUBLIC)
async def sign_customer(request: Request) -> Response:
    """{token} for `?number=&language=`: good for an hour, and for this shop's chat only."""
    number = request.query_params.get("number", "")
    if not _NUMBER.fullmatch(number):
        raise OknoError("invalid_request", 422, fields={"number": "invalid_request"})
    state = request.app.state
    key = await asyncio.to_thread(_signing_key, state.database, state.keyring)
    claims = {
        "sub": f"anna-{number}",
        "name": NAMES["en" if request.query_params.get("language") == "en" else "ru"],
        "aud": DEMO_SITE,
        "exp": int((state.clock.now() + GOOD_FOR).timestamp()),
        "jti": state.randomness.token(12),
    }
    return JSONResponse({"token": jwt.encode(claims, key, "HS256")}, headers={"Cache-Control": "no-store"})


def _signing_key(database: Database, keyring: Keyring) -> str:
    """The newest."""
    with database.snapshot() as connection:
        wanted = select(Channel.secrets).where(Channel.public_key == DEMO_SITE)
        stored = connection.execute(wanted).scalar()
    keys = keyring.decrypt(stored or "").get("signing_keys", "").split()
    if not keys:
        raise not_found("channel")
    return keys[0]
