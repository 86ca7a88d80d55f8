"""The doors of gluing."""

from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request

from app.access.deed import Deed
from app.db.transaction import Transaction
from app.deps import Configured, RowId, ToRead, ToWrite, deed_with, needs
from app.gluing.evidence import Evidence
from app.gluing.glue import glue
from app.gluing.moving import move_identity, move_messages
from app.gluing.preview import glue_preview, move_objections
from app.gluing.queries import glue_card, glue_history
from app.gluing.schemas import GlueCard, GluePreview, GlueWith, IdentityMove, MessageMove, Objection
from app.gluing.unglue import unglue
from app.kit.errors import OknoError

router = APIRouter(prefix="/api", tags=["gluing"])
Decision = Annotated[Deed, deed_with("clients.glue")]
Followers = Callable[[Transaction, Collection[int], datetime], None]
"""Told, in the same unit, of the clients whose accounts an act has brought together or parted."""


async def _followers(request: Request) -> Followers:
    """Those on higher floors who keep something true about joined accounts."""
    followers: Followers = request.app.state.after_regrouping
    return followers


Follow = Annotated[Followers, Depends(_followers)]


@router.get("/clients/{client_id}/glue-preview", dependencies=[needs("clients.glue")])
def preview(
    client_id: RowId,
    other: Annotated[int, Query(alias="with", ge=1, lt=1 << 63)],
    database: ToRead,
    survivor: Annotated[int | None, Query(ge=1, lt=1 << 63)] = None,
) -> GluePreview:
    """What would happen; nothing does."""
    with database.snapshot() as connection:
        return glue_preview(connection, client_id, other, survivor)


@router.post("/clients/{client_id}/glues", status_code=201)
async def glue_two(
    client_id: RowId, wanted: GlueWith, decision: Decision, writer: ToWrite, follow: Follow
) -> GlueCard:
    """They are one person. Said again, it is the same act."""
    if wanted.choices is not None and decision.by is not None and not decision.by.may("clients.change"):
        raise OknoError("not_allowed", 403, detail="clients.change")
    return await writer.write(_glue, client_id, wanted, decision, follow)


@router.delete("/glues/{glue_id}")
async def take_back(
    glue_id: RowId,
    decision: Decision,
    writer: ToWrite,
    settings: Configured,
    follow: Follow,
    apart: bool = True,
) -> GlueCard:
    """They are two after all, or what was moved goes back. `apart=false`: the glue was a slip, and nobody says that
    they differ."""
    reopen_within = timedelta(hours=settings.reopen_hours)
    return await writer.write(_undo, glue_id, decision, reopen_within, follow, apart=apart)


@router.get("/clients/{client_id}/glues", dependencies=[needs("clients.read")])
def history(client_id: RowId, database: ToRead) -> tuple[GlueCard, ...]:
    """The newest act first."""
    with database.snapshot() as connection:
        return glue_history(connection, client_id)


@router.get("/identities/{identity_id}/move-objections", dependencies=[needs("clients.glue")])
def objections(
    identity_id: RowId, to: Annotated[int, Query(ge=1, lt=1 << 63)], database: ToRead
) -> tuple[Objection, ...]:
    """What stands against the account, or words said through it, being those of this client."""
    with database.snapshot() as connection:
        return move_objections(connection, identity_id, to)


@router.post("/identities/{identity_id}/move", status_code=201)
async def move_account(
    identity_id: RowId, wanted: IdentityMove, decision: Decision, writer: ToWrite, follow: Follow
) -> GlueCard:
    """The account, with all that was said through it, is somebody else's."""
    return await writer.write(_move_account, identity_id, wanted, decision, follow)


@router.post("/clients/{client_id}/message-moves", status_code=201)
async def move_range(client_id: RowId, wanted: MessageMove, decision: Decision, writer: ToWrite) -> GlueCard:
    """Somebody else wrote through this account for a while."""
    return await writer.write(_move_range, client_id, wanted, decision)


def _move_account(
    tx: Transaction, identity_id: int, wanted: IdentityMove, decision: Deed, follow: Followers
) -> GlueCard:
    by, at, address = _whose(decision), decision.at, decision.address
    glue_id = move_identity(tx, identity_id, wanted.client_id, by=by, at=at, address=address)
    card = glue_card(tx.connection, glue_id)
    follow(tx, (card.absorbed.id, card.into.id), at)
    return card


def _move_range(tx: Transaction, client_id: int, wanted: MessageMove, decision: Deed) -> GlueCard:
    glue_id = move_messages(
        tx,
        client_id,
        wanted.first_id,
        wanted.last_id,
        wanted.client_id,
        by=_whose(decision),
        at=decision.at,
        address=decision.address,
    )
    return glue_card(tx.connection, glue_id)


def _whose(decision: Deed) -> int | None:
    return decision.by.operator_id if decision.by else None


def _glue(tx: Transaction, client_id: int, wanted: GlueWith, decision: Deed, follow: Followers) -> GlueCard:
    glued = glue(
        tx,
        client_id,
        wanted.client_id,
        Evidence("operator"),
        by=_whose(decision),
        at=decision.at,
        survivor=wanted.survivor,
        address=decision.address,
        choices=wanted.choices,
    )
    if glued.glue_id is None:
        raise OknoError("same_client", 409)
    follow(tx, (glued.client_id,), decision.at)
    return glue_card(tx.connection, glued.glue_id)


def _undo(
    tx: Transaction,
    glue_id: int,
    decision: Deed,
    reopen_within: timedelta,
    follow: Followers,
    *,
    apart: bool,
) -> GlueCard:
    parted = unglue(
        tx,
        glue_id,
        by=_whose(decision),
        at=decision.at,
        reopen_within=reopen_within,
        address=decision.address,
        apart=apart,
    )
    follow(tx, (parted.client_id, parted.rest_id), decision.at)
    return glue_card(tx.connection, glue_id)
