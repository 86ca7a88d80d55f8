"""Reading a history: the ordered merge of a client's strands, one keyset read each."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, select, tuple_, union_all

from app.conversations.message_queries import message_cards
from app.db.tables import Client, Message, Strand
from app.kit.errors import not_found
from app.kit.paging import cursor_of, read_cursor

PAGE = 50

OrderKey = tuple[datetime, int]


def history_page(
    connection: Connection, client_id: int, *, before: str | None = None
) -> tuple[int, list[dict[str, Any]], str | None]:
    """The client (who may have been glued into another), MessageCards oldest first, and the cursor of what lies
    before them. Raises OknoError client_not_found."""
    owner = owner_of(connection, client_id)
    until = read_cursor(before) if before is not None else None
    keys = newest_keys(connection, strands_of(connection, owner), until, PAGE + 1)
    shown = keys[:PAGE]
    cards = message_cards(connection, [message_id for _, message_id in shown])
    return owner, cards[::-1], cursor_of(*shown[-1]) if len(keys) > PAGE else None


def newest_keys(
    connection: Connection,
    strands: Sequence[int],
    before: OrderKey | None,
    limit: int,
    direction: str | None = None,
) -> list[OrderKey]:
    """Order keys over all strands, newest first."""
    if not strands:
        return []
    runs = [_run(strand_id, before, limit, direction).subquery() for strand_id in strands]
    merged = union_all(*(select(run.c.order_at, run.c.id) for run in runs)).subquery()
    newest = (
        select(merged.c.order_at, merged.c.id)
        .order_by(merged.c.order_at.desc(), merged.c.id.desc())
        .limit(limit)
    )
    return [(row.order_at, row.id) for row in connection.execute(newest)]


def owner_of(connection: Connection, client_id: int) -> int:
    """Who holds this client's history now. Raises OknoError client_not_found."""
    row = connection.execute(
        select(Client.id, Client.glued_into_id).where(Client.id == client_id)
    ).one_or_none()
    if row is None:
        raise not_found("client")
    return owner_of(connection, row.glued_into_id) if row.glued_into_id is not None else row.id


def strands_of(connection: Connection, owner: int) -> Sequence[int]:
    return list(connection.execute(select(Strand.id).where(Strand.client_id == owner)).scalars())


def _run(strand_id: int, before: OrderKey | None, limit: int, direction: str | None) -> Select[datetime, int]:
    run = select(Message.order_at, Message.id).where(Message.strand_id == strand_id)
    if before is not None:
        run = run.where(tuple_(Message.order_at, Message.id) < before)
    if direction is not None:
        run = run.where(Message.direction == direction)
    return run.order_by(Message.order_at.desc(), Message.id.desc()).limit(limit)
