"""The doors of sign-in."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Response
from starlette.concurrency import run_in_threadpool

from app.access.deps import give_session, take_session
from app.access.principal import Principal
from app.access.queries import principal_of
from app.access.sessions import end_session
from app.db.engine import Database
from app.deps import Chance, Configured, From, Now, ToRead, ToWrite, from_own_page, public, signed_in
from app.kit.errors import OknoError
from app.operators.deps import Guesses
from app.operators.queries import me
from app.operators.schemas import LinkSignIn, Me, SignIn
from app.operators.signing_in import sign_in_by_link, sign_in_by_password

router = APIRouter(prefix="/session", tags=["session"])
before_sign_in = [public("whoever signs in has no session yet"), from_own_page]


@router.post("", dependencies=before_sign_in)
async def sign_in(
    given: SignIn,
    response: Response,
    database: ToRead,
    writer: ToWrite,
    attempts: Guesses,
    caller: From,
    now: Now,
    settings: Configured,
    randomness: Chance,
) -> Me:
    token = await sign_in_by_password(
        given,
        database=database,
        writer=writer,
        attempts=attempts,
        caller=caller,
        now=now,
        days=settings.session_days,
        randomness=randomness,
    )
    give_session(response, token, settings)
    return await run_in_threadpool(_me, database, token, now)


@router.post("/link", dependencies=before_sign_in)
async def sign_in_with_link(
    given: LinkSignIn,
    response: Response,
    database: ToRead,
    writer: ToWrite,
    caller: From,
    now: Now,
    settings: Configured,
    randomness: Chance,
) -> Me:
    token = await writer.write(sign_in_by_link, given.token, caller, now, settings.session_days, randomness)
    give_session(response, token, settings)
    return await run_in_threadpool(_me, database, token, now)


@router.delete("", status_code=204)
async def sign_out(
    who: Annotated[Principal, signed_in], response: Response, writer: ToWrite, now: Now, settings: Configured
) -> None:
    await writer.write(end_session, who.operator_id, who.session_hash, now)
    take_session(response, settings)


def _me(database: Database, token: str, now: datetime) -> Me:
    with database.snapshot() as connection:
        principal = principal_of(connection, token, now)
        if principal is None:
            raise OknoError("not_signed_in", 401)
        return me(connection, principal)
