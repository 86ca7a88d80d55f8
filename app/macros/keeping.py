"""Operators keep macros."""

from collections.abc import Collection, Sequence

from sqlalchemy import delete, func, insert, select, update

from app.access.deed import Deed
from app.db.tables import Macro
from app.db.transaction import Transaction
from app.kit.errors import OknoError, not_found
from app.kit.json import dumps
from app.kit.text import storable_name
from app.macros.checking import stored_deeds
from app.macros.deeds import MacroDeed
from app.macros.events import macros_changed
from app.macros.queries import macro_card, private_macros, shared_macros
from app.macros.schemas import MacroCard, MacroChange, NewMacro

MOST = 100
"""Of one maker."""


def add_macro(tx: Transaction, new: NewMacro, deed: Deed) -> MacroCard:
    """Raises OknoError name_empty, too_many_macros, and as `stored_deeds`."""
    _take_turn(tx)
    owner_id = _who(deed)
    kept = select(func.count()).select_from(Macro).where(Macro.owner_id == owner_id)
    if tx.connection.execute(kept).scalar_one() >= MOST:
        raise OknoError("too_many_macros", 409, detail=str(MOST))
    macro_id = tx.connection.execute(
        insert(Macro)
        .values(
            owner_id=owner_id,
            name=_name(new.name),
            is_shared=new.is_shared,
            deeds=_stored(new.deeds),
            created_at=deed.at,
        )
        .returning(Macro.id)
    ).scalar_one()
    _tell(tx, {new.is_shared}, owner_id, deed)
    return _known(tx, macro_id, deed)


def change_macro(tx: Transaction, macro_id: int, change: MacroChange, deed: Deed) -> MacroCard:
    """Raises OknoError macro_not_found, macro_not_yours, name_empty, and as `stored_deeds`."""
    _take_turn(tx)
    before = _mine_to_change(tx, macro_id, deed)
    is_shared = before.is_shared if change.is_shared is None else change.is_shared
    tx.connection.execute(
        update(Macro)
        .where(Macro.id == macro_id)
        .values(
            name=before.name if change.name is None else _name(change.name),
            is_shared=is_shared,
            deeds=_stored(before.deeds if change.deeds is None else change.deeds),
        )
    )
    _tell(tx, {before.is_shared, is_shared}, before.owner_id, deed)
    after = macro_card(tx.connection, macro_id, before.owner_id)
    if after is None:
        raise not_found("macro")
    return after


def remove_macro(tx: Transaction, macro_id: int, deed: Deed) -> None:
    """Raises OknoError macro_not_found, macro_not_yours."""
    _take_turn(tx)
    before = _mine_to_change(tx, macro_id, deed)
    tx.connection.execute(delete(Macro).where(Macro.id == macro_id))
    _tell(tx, {before.is_shared}, before.owner_id, deed)


def _take_turn(tx: Transaction) -> None:
    """All of them are told at once, so two who change some go one after the other."""
    if not tx.on_sqlite:
        tx.run("SELECT pg_advisory_xact_lock(hashtextextended('macros', 0))")


def _known(tx: Transaction, macro_id: int, deed: Deed) -> MacroCard:
    card = macro_card(tx.connection, macro_id, _who(deed))
    if card is None:
        raise not_found("macro")
    return card


def _mine_to_change(tx: Transaction, macro_id: int, deed: Deed) -> MacroCard:
    """Its maker's, and of a shared one also whoever manages settings."""
    card = _known(tx, macro_id, deed)
    if card.owner_id != _who(deed) and not (deed.by and deed.by.may("settings.manage")):
        raise OknoError("macro_not_yours", 403)
    return card


def _tell(tx: Transaction, which: Collection[bool], owner_id: int, deed: Deed) -> None:
    """All of a kind: the shared ones to everybody, the private ones to their maker."""
    for is_shared in sorted(which):
        cards = shared_macros(tx.connection) if is_shared else private_macros(tx.connection, owner_id)
        body = {"is_shared": is_shared, "macros": [card.model_dump(mode="json") for card in cards]}
        tx.log(macros_changed.entry(body, deed.at, operator_id=None if is_shared else owner_id))


def _who(deed: Deed) -> int:
    if deed.by is None:
        raise OknoError("macro_not_yours", 403)
    return deed.by.operator_id


def _stored(deeds: Sequence[MacroDeed]) -> str:
    return dumps(stored_deeds(deeds))


def _name(given: str) -> str:
    name = storable_name(given, 80)
    if not name:
        raise OknoError("name_empty", 422, fields={"name": "name_empty"})
    return name
