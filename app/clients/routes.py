"""The doors of clients."""

from typing import Annotated

from fastapi import APIRouter, Query

from app.clients.changing import change_client
from app.clients.queries import client_card, find_clients
from app.clients.schemas import ClientCard, ClientChange, ClientFound
from app.deps import Now, RowId, ToRead, ToWrite, needs
from app.kit.errors import not_found

router = APIRouter(prefix="/api/clients", tags=["clients"])
READING = [needs("clients.read")]


@router.get("", dependencies=READING)
def search(
    database: ToRead,
    query: Annotated[str, Query(max_length=200)] = "",
    limit: Annotated[int, Query(ge=1, le=50)] = 20,
) -> tuple[ClientFound, ...]:
    """By name: every word must be somewhere in one of the client's names."""
    with database.snapshot() as connection:
        return find_clients(connection, query, limit)


@router.get("/{client_id}", dependencies=READING)
def card(client_id: RowId, database: ToRead) -> ClientCard:
    with database.snapshot() as connection:
        found = client_card(connection, client_id)
    if found is None:
        raise not_found("client")
    return found


@router.patch("/{client_id}", dependencies=[needs("clients.change")])
async def correct(client_id: RowId, change: ClientChange, writer: ToWrite, now: Now) -> ClientCard:
    return await writer.write(change_client, client_id, change, now)
