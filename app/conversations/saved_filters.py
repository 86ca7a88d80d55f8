"""The filter of a view that somebody saved."""

from sqlalchemy import Connection, or_, select

from app.conversations.narrowing import ListFilter
from app.db.tables import SavedView
from app.kit.errors import not_found
from app.kit.json import loads


def saved_filter(connection: Connection, saved_view_id: int, operator_id: int) -> ListFilter:
    """Raises OknoError saved_view_not_found, also for a private one of somebody else."""
    stored = connection.execute(
        select(SavedView.filter).where(
            SavedView.id == saved_view_id,
            or_(SavedView.is_shared.is_(True), SavedView.owner_id == operator_id),
        )
    ).scalar_one_or_none()
    if stored is None:
        raise not_found("saved_view")
    return ListFilter.model_validate(loads(stored))
