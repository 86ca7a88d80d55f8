"""Telling the windows: what is shared to all, what is private to its owner."""

from collections.abc import Iterable
from datetime import datetime

from app.canned.events import CannedChanged, canned_changed
from app.canned.queries import all_folders, canned_cards
from app.canned.schemas import CannedReplyCard
from app.db.transaction import Transaction


def tell_replies(tx: Transaction, ids: Iterable[int], at: datetime) -> list[CannedReplyCard]:
    """The cards told."""
    cards = canned_cards(tx.connection, ids)
    shared = tuple(card for card in cards if card.is_shared)
    if shared:
        _tell(tx, CannedChanged(replies=shared), at)
    private = [card for card in cards if not card.is_shared]
    for owner_id in sorted({card.owner_id for card in private}):
        own = tuple(card for card in private if card.owner_id == owner_id)
        _tell(tx, CannedChanged(replies=own), at, owner_id)
    return cards


def tell_removed(tx: Transaction, card: CannedReplyCard, at: datetime) -> None:
    """From whoever could use it."""
    _tell(tx, CannedChanged(removed=(card.id,)), at, None if card.is_shared else card.owner_id)


def tell_folders(tx: Transaction, at: datetime) -> None:
    _tell(tx, CannedChanged(folders=tuple(all_folders(tx.connection))), at)


def _tell(tx: Transaction, news: CannedChanged, at: datetime, operator_id: int | None = None) -> None:
    tx.log(canned_changed.entry(news.model_dump(mode="json"), at, operator_id=operator_id))
