"""What doors ask for, and how each declares who may pass.

A dependency reads a snapshot and closes it before the endpoint runs; none writes or holds a lock.
"""

import logging
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any

from fastapi import BackgroundTasks, Depends, Path, Request, Response
from starlette.requests import HTTPConnection

from app.access.declared_routes import PUBLIC, SIGNED_IN
from app.access.deed import Deed
from app.access.deps import SESSION_COOKIE, give_session
from app.access.forgery import SAFE_METHODS, refuse_foreign_origin, refuse_forgery
from app.access.principal import Principal
from app.access.queries import principal_of
from app.access.rights import Right
from app.access.sessions import Caller, is_due_to_be_kept, keep_session
from app.db.engine import Database
from app.db.writer import Writer
from app.kit.clock import Clock
from app.kit.errors import OknoError
from app.kit.ids import Randomness
from app.settings import Settings

CSRF_HEADER = "X-Okno-CSRF"

log = logging.getLogger(__name__)


# --- what the house is made of ---------------------------------------------------------------------


async def _database(connection: HTTPConnection) -> Database:
    database: Database = connection.app.state.database
    return database


async def _writer(connection: HTTPConnection) -> Writer:
    writer: Writer = connection.app.state.writer
    return writer


async def _settings(connection: HTTPConnection) -> Settings:
    settings: Settings = connection.app.state.settings
    return settings


async def _randomness(connection: HTTPConnection) -> Randomness:
    randomness: Randomness = connection.app.state.randomness
    return randomness


async def _now(connection: HTTPConnection) -> datetime:
    clock: Clock = connection.app.state.clock
    return clock.now()


async def _caller(connection: HTTPConnection) -> Caller:
    address = connection.client.host if connection.client else None
    return Caller(address, connection.headers.get("user-agent"))


ToRead = Annotated[Database, Depends(_database)]
ToWrite = Annotated[Writer, Depends(_writer)]
Configured = Annotated[Settings, Depends(_settings)]
Chance = Annotated[Randomness, Depends(_randomness)]
Now = Annotated[datetime, Depends(_now)]
"""The moment the request came."""
From = Annotated[Caller, Depends(_caller)]
RowId = Annotated[int, Path(ge=1, lt=1 << 63)]
"""What a database can look for; a longer number is nobody's."""


# --- who may pass ----------------------------------------------------------------------------------


async def _from_own_page(request: Request, settings: Configured) -> None:
    _refuse_foreign_page(request, settings)


def _refuse_foreign_page(request: Request, settings: Settings) -> None:
    if request.method not in SAFE_METHODS:
        host = request.headers.get("host", "")
        refuse_foreign_origin(request.headers.get("origin"), host, settings.public_url)


def _signed_in(
    request: Request,
    response: Response,
    afterwards: BackgroundTasks,
    database: ToRead,
    writer: ToWrite,
    now: Now,
    settings: Configured,
) -> Principal:
    token = request.cookies.get(SESSION_COOKIE)
    principal = None
    if token is not None:
        with database.snapshot() as connection:
            principal = principal_of(connection, token, now)
    if token is None or principal is None:
        raise OknoError("not_signed_in", 401)
    if request.method not in SAFE_METHODS:
        _refuse_foreign_page(request, settings)
        refuse_forgery(principal.csrf, request.headers.get(CSRF_HEADER))
    if is_due_to_be_kept(principal.seen_at, now):
        # The cookie must live as long as the session it opens.
        give_session(response, token, settings)
        afterwards.add_task(_keep, writer, principal.session_hash, now, settings.session_days)
    return principal


async def _keep(writer: Writer, session_hash: str, now: datetime, days: int) -> None:
    try:
        await writer.write(keep_session, session_hash, now, days)
    except OknoError as failure:
        log.warning("a session was not noted as used: %s", failure)


@dataclass(frozen=True, slots=True)
class Needs:
    """Lets an operator pass who has the right; without one, every operator."""

    right: Right | None

    @property
    def declares(self) -> str:
        return self.right or SIGNED_IN

    async def __call__(self, principal: Annotated[Principal, Depends(_signed_in)]) -> Principal:
        if self.right is not None and not principal.may(self.right):
            raise OknoError("not_allowed", 403, detail=self.right)
        return principal


@dataclass(frozen=True, slots=True)
class OpenToAll:
    """Lets everybody pass, and says why."""

    reason: str
    declares = PUBLIC

    async def __call__(self) -> None:
        return None


def needs(right: Right) -> Any:
    """`me: Annotated[Principal, needs("conversations.answer")]`"""
    return Depends(Needs(right))


signed_in: Any = Depends(Needs(None))
"""`me: Annotated[Principal, signed_in]`"""


def deed_with(right: Right) -> Any:
    """`decision: Annotated[Deed, deed_with("operators.manage")]`, of whoever has the right."""

    async def done(by: Annotated[Principal, needs(right)], at: Now, caller: From) -> Deed:
        return Deed(at, by, caller.address)

    return Depends(done)


from_own_page: Any = Depends(_from_own_page)
"""For doors that change something without a session."""


def public(reason: str) -> Any:
    return Depends(OpenToAll(reason))
