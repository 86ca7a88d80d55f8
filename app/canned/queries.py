"""Reading canned replies."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Row, or_, select

from app.canned.schemas import CannedFolderCard, CannedReplies, CannedReplyCard
from app.db.tables import CannedFolder, CannedReply
from app.kit.json import loads


def canned_of(connection: Connection, operator_id: int) -> CannedReplies:
    """The shared ones and the operator's own, by title."""
    rows = connection.execute(
        select(CannedReply)
        .with_only_columns(*CannedReply.__table__.c)
        .where(or_(CannedReply.is_shared, CannedReply.owner_id == operator_id))
        .order_by(CannedReply.title, CannedReply.id)
    )
    return CannedReplies(folders=tuple(all_folders(connection)), replies=tuple(map(_card, rows)))


def all_folders(connection: Connection) -> list[CannedFolderCard]:
    columns = (CannedFolder.id, CannedFolder.name, CannedFolder.position, CannedFolder.owner_id)
    rows = connection.execute(select(*columns).order_by(CannedFolder.position, CannedFolder.id))
    return [CannedFolderCard(**row) for row in rows.mappings()]


def canned_cards(connection: Connection, ids: Iterable[int]) -> list[CannedReplyCard]:
    """By id, rising."""
    wanted = select(*CannedReply.__table__.c).where(CannedReply.id.in_(sorted(ids))).order_by(CannedReply.id)
    return [_card(row) for row in connection.execute(wanted)]


def _card(row: Row[*tuple[Any, ...]]) -> CannedReplyCard:
    values = {name: getattr(row, name) for name in CannedReplyCard.model_fields}
    return CannedReplyCard(**{**values, "entities": loads(row.entities)})
