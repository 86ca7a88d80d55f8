"""Reading acts of gluing."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, or_, select

from app.clients.records import Face, client_brief
from app.clients.schemas import ClientBrief
from app.db.tables import Client, Glue
from app.gluing.evidence import grade_of
from app.gluing.schemas import EvidenceCard, GlueCard
from app.kit.errors import not_found
from app.kit.json import loads


def glue_card(connection: Connection, glue_id: int) -> GlueCard:
    """Raises OknoError glue_not_found."""
    cards = _cards(connection, Glue.id == glue_id)
    if not cards:
        raise not_found("glue")
    return cards[0]


def glue_history(connection: Connection, client_id: int) -> tuple[GlueCard, ...]:
    """Every act that made the client's history what it is, or once did, the newest first.

    Raises OknoError client_not_found."""
    root = root_of(connection, client_id)
    members = select(Client.id).where(or_(Client.id == root, Client.root_id == root)).scalar_subquery()
    return _cards(connection, or_(Glue.from_client_id.in_(members), Glue.to_client_id.in_(members)))


def root_of(connection: Connection, client_id: int) -> int:
    """Who holds the history of this client now. Raises OknoError client_not_found."""
    row = connection.execute(select(Client.id, Client.root_id).where(Client.id == client_id)).one_or_none()
    if row is None:
        raise not_found("client")
    return int(row.root_id or row.id)


def briefs_of(connection: Connection, client_ids: Sequence[int]) -> dict[int, ClientBrief]:
    rows = connection.execute(
        select(Client.id, Client.name, Client.given_name, Client.picture_key).where(Client.id.in_(client_ids))
    )
    return {
        row.id: ClientBrief.model_validate(
            client_brief(row.id, Face(row.given_name or row.name, row.picture_key))
        )
        for row in rows
    }


def _cards(connection: Connection, which: ColumnElement[bool]) -> tuple[GlueCard, ...]:
    acts = connection.execute(select(*Glue.__table__.c).where(which).order_by(Glue.id.desc())).all()
    briefs = briefs_of(
        connection, sorted({one for act in acts for one in (act.from_client_id, act.to_client_id)})
    )
    return tuple(
        GlueCard(
            id=act.id,
            act=act.act,
            evidence=EvidenceCard(kind=act.evidence, grade=grade_of(act.evidence), params=loads(act.details)),
            absorbed=briefs[act.from_client_id],
            into=briefs[act.to_client_id],
            operator_id=act.operator_id,
            at=act.at,
            undone_at=act.undone_at,
            undone_by=act.undone_by,
            undone_because=moved.get("undone_because"),
            undoable=act.undone_at is None,
            chosen={field: after for field, (_, after) in (moved.get("chosen") or {}).items()},
        )
        for act, moved in ((act, loads(act.moved)) for act in acts)
    )
