"""Operators keep filters of the list under a name."""

from collections.abc import Collection

from sqlalchemy import delete, func, insert, select, update

from app.access.deed import Deed
from app.conversations.narrowing import ListFilter
from app.db.tables import SavedView
from app.db.transaction import Transaction
from app.kit.errors import OknoError, not_found
from app.kit.json import dumps
from app.kit.text import storable_name
from app.views.events import saved_views_changed
from app.views.queries import private_views, saved_view, shared_views
from app.views.schemas import NewSavedView, SavedViewCard, SavedViewChange

MOST = 100
"""Of one maker."""


def add_saved_view(tx: Transaction, new: NewSavedView, deed: Deed) -> SavedViewCard:
    """Raises OknoError name_empty, too_many_views."""
    _take_turn(tx)
    owner_id = _who(deed)
    kept = select(func.count()).select_from(SavedView).where(SavedView.owner_id == owner_id)
    if tx.connection.execute(kept).scalar_one() >= MOST:
        raise OknoError("too_many_views", 409)
    view_id = tx.connection.execute(
        insert(SavedView)
        .values(
            owner_id=owner_id,
            name=_name(new.name),
            is_shared=new.is_shared,
            filter=_stored(new.filter),
            created_at=deed.at,
        )
        .returning(SavedView.id)
    ).scalar_one()
    _tell(tx, {new.is_shared}, owner_id, deed)
    return _known(tx, view_id, deed)


def change_saved_view(
    tx: Transaction, saved_view_id: int, change: SavedViewChange, deed: Deed
) -> SavedViewCard:
    """Raises OknoError saved_view_not_found, view_not_yours, name_empty."""
    _take_turn(tx)
    before = _mine_to_change(tx, saved_view_id, deed)
    tx.connection.execute(
        update(SavedView)
        .where(SavedView.id == saved_view_id)
        .values(
            name=before.name if change.name is None else _name(change.name),
            is_shared=before.is_shared if change.is_shared is None else change.is_shared,
            filter=_stored(change.filter or before.filter),
        )
    )
    after = saved_view(tx.connection, saved_view_id)
    if after is None:
        raise not_found("saved_view")
    _tell(tx, {before.is_shared, after.is_shared}, before.owner_id, deed)
    return after


def remove_saved_view(tx: Transaction, saved_view_id: int, deed: Deed) -> None:
    """Raises OknoError saved_view_not_found, view_not_yours."""
    _take_turn(tx)
    before = _mine_to_change(tx, saved_view_id, deed)
    tx.connection.execute(delete(SavedView).where(SavedView.id == saved_view_id))
    _tell(tx, {before.is_shared}, before.owner_id, deed)


def _take_turn(tx: Transaction) -> None:
    """All of them are told at once, so two who change some go one after the other."""
    if not tx.on_sqlite:
        tx.run("SELECT pg_advisory_xact_lock(hashtextextended('saved_views', 0))")


def _known(tx: Transaction, saved_view_id: int, deed: Deed) -> SavedViewCard:
    """A private one of somebody else is as good as none."""
    card = saved_view(tx.connection, saved_view_id)
    if card is None or not (card.is_shared or card.owner_id == _who(deed)):
        raise not_found("saved_view")
    return card


def _mine_to_change(tx: Transaction, saved_view_id: int, deed: Deed) -> SavedViewCard:
    """Its maker's, and of a shared one also whoever manages settings."""
    card = _known(tx, saved_view_id, deed)
    if card.owner_id != _who(deed) and not (deed.by and deed.by.may("settings.manage")):
        raise OknoError("view_not_yours", 403)
    return card


def _tell(tx: Transaction, which: Collection[bool], owner_id: int, deed: Deed) -> None:
    """All of a kind: the shared ones to everybody, the private ones to their maker."""
    for is_shared in sorted(which):
        cards = shared_views(tx.connection) if is_shared else private_views(tx.connection, owner_id)
        body = {"is_shared": is_shared, "saved_views": [card.model_dump(mode="json") for card in cards]}
        tx.log(saved_views_changed.entry(body, deed.at, operator_id=None if is_shared else owner_id))


def _who(deed: Deed) -> int:
    if deed.by is None:
        raise OknoError("view_not_yours", 403)
    return deed.by.operator_id


def _stored(wanted: ListFilter) -> str:
    return dumps(wanted.model_dump(mode="json"))


def _name(given: str) -> str:
    name = storable_name(given, 80)
    if not name:
        raise OknoError("name_empty", 422, fields={"name": "name_empty"})
    return name
