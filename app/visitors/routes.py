"""The doors for operators: who is on the sites now, where somebody has been, and a first word."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Request

from app.access.principal import Principal
from app.conversations.deps import Bell, Outlets
from app.db.engine import Database
from app.deps import Chance, Configured, Now, RowId, ToRead, ToWrite, needs
from app.kit.errors import OknoError
from app.visitors.browsers import Browser, find_browser
from app.visitors.meeting import meet_visitor
from app.visitors.queries import first_words_of, visitors_online, visits_of_client
from app.visitors.roster import Present, Roster
from app.visitors.schemas import FirstWords, FirstWordsPut, PageVisits, VisitorsOnline
from app.visitors.writing_first import write_first

router = APIRouter(prefix="/api", tags=["visitors"])
Recognise = Callable[[int, str, int, int], None]


async def _roster(request: Request) -> Roster:
    roster: Roster = request.app.state.roster
    return roster


async def _recognise(request: Request) -> Recognise:
    recognise: Recognise = request.app.state.recognise_visitor
    return recognise


Online = Annotated[Roster, Depends(_roster)]


@router.get("/visitors", dependencies=[needs("conversations.read")])
async def who_is_here(roster: Online, database: ToRead) -> VisitorsOnline:
    people = roster.people()
    writing = frozenset(ref for ref in people if roster.is_writing(ref))
    return await asyncio.to_thread(_read_online, database, people, writing)


@router.get("/clients/{client_id}/visits", dependencies=[needs("clients.read")])
def visits(
    client_id: RowId,
    database: ToRead,
    cursor: Annotated[str | None, Query(max_length=200)] = None,
) -> PageVisits:
    with database.snapshot() as connection:
        return visits_of_client(connection, client_id, cursor)


@router.post("/visitors/{ref}/messages", status_code=201)
async def speak_first(
    me: Annotated[Principal, needs("conversations.answer")],
    ref: Annotated[str, Path(max_length=100)],
    words: FirstWords,
    roster: Online,
    recognise: Annotated[Recognise, Depends(_recognise)],
    database: ToRead,
    writer: ToWrite,
    outlets: Outlets,
    bell: Bell,
    randomness: Chance,
    settings: Configured,
    now: Now,
) -> FirstWordsPut:
    """Their open pages show it at once. Who has left meanwhile is told so: visitor_gone."""
    said = await asyncio.to_thread(_said_before, database, f"{me.operator_id}:{words.key}")
    if said is not None:
        return said
    present = roster.people().get(ref)
    if present is None:
        raise OknoError("visitor_gone", 409)
    known = await asyncio.to_thread(_browser, database, present)
    claims = known.claims if known and known.user_name == present.visitor else None
    person = await writer.write(
        meet_visitor, present.channel_id, present.visitor, claims, present.language, now
    )
    # Their pages must know the account before its first words are told, or they would miss them.
    recognise(present.channel_id, present.visitor, person.identity_id, person.client_id)
    put = await writer.write(
        write_first,
        person.identity_id,
        words,
        operator_id=me.operator_id,
        outlet_of=outlets,
        randomness=randomness,
        reopen_within=timedelta(hours=settings.reopen_hours),
        at=now,
    )
    await bell(present.channel_id)
    return put


def _read_online(database: Database, people: dict[str, Present], writing: frozenset[str]) -> VisitorsOnline:
    with database.snapshot() as connection:
        return VisitorsOnline(visitors=visitors_online(connection, people, writing))


def _said_before(database: Database, author_key: str) -> FirstWordsPut | None:
    with database.snapshot() as connection:
        return first_words_of(connection, author_key)


def _browser(database: Database, present: Present) -> Browser | None:
    with database.snapshot() as connection:
        return find_browser(connection, present.channel_id, present.browser)
