"""What a person decides about an import: what its columns mean, to try it, to run it, to stop it."""

from dataclasses import replace
from datetime import datetime

from app.access.audit import write_deed_down
from app.access.deed import Deed
from app.clients.attribute_queries import defined_attributes
from app.clients.importing.columns import checked_mapping
from app.clients.importing.jobs import announce_import, found_import
from app.clients.importing.options import Options
from app.clients.importing.schemas import ImportCard, ImportChange
from app.db.transaction import Transaction
from app.kit.errors import OknoError
from app.kit.text import storable_name

_RESTING = ("draft", "checked", "cancelled", "failed")
_AT_WORK = ("checking", "running")


def change_import(tx: Transaction, import_id: int, change: ImportChange, at: datetime) -> ImportCard:
    """Raises OknoError import_not_found, import_at_work, bad_mapping, nothing_mapped."""
    card = _resting(tx, import_id)
    stored: str = tx.run("SELECT options FROM client_imports WHERE id = ?", (import_id,)).scalar_one()
    options = Options.read(stored)
    if change.mapping is not None:
        mapping = checked_mapping(options.columns, change.mapping, defined_attributes(tx.connection))
        options = replace(options, mapping=mapping)
    if change.strict is not None:
        options = replace(options, strict=change.strict)
    source = storable_name(change.source or "", 120) or card.source
    tx.run(
        "UPDATE client_imports SET options = ?, source = ?, state = 'draft', row_upto = 0, counts = '{}',"
        " error_code = NULL, error_detail = NULL, finished_at = NULL WHERE id = ?",
        (options.stored(), source, import_id),
    )
    return announce_import(tx, import_id, at)


def check_import(tx: Transaction, import_id: int, at: datetime) -> ImportCard:
    """Have it read without writing anything. Raises OknoError import_not_found, import_at_work, import_file_gone,
    nothing_mapped."""
    _ready(tx, _resting(tx, import_id))
    tx.run(
        "UPDATE client_imports SET state = 'checking', row_upto = 0, counts = '{}', lease_owner = NULL,"
        " error_code = NULL, error_detail = NULL, finished_at = NULL WHERE id = ?",
        (import_id,),
    )
    return announce_import(tx, import_id, at)


def run_import(tx: Transaction, import_id: int, deed: Deed) -> ImportCard:
    """Have it written. One that was stopped goes on where it was. Raises as `check_import`."""
    card = _resting(tx, import_id)
    _ready(tx, card)
    if card.state in {"draft", "checked"}:
        tx.run("DELETE FROM client_import_problems WHERE import_id = ?", (import_id,))
        tx.run("UPDATE client_imports SET row_upto = 0, counts = '{}' WHERE id = ?", (import_id,))
    tx.run(
        "UPDATE client_imports SET state = 'running', lease_owner = NULL,"
        " error_code = NULL, error_detail = NULL, finished_at = NULL WHERE id = ?",
        (import_id,),
    )
    about = {"file": card.name, "source": card.source, "rows": card.row_count - 1}
    write_deed_down(tx, "clients.imported", f"import:{import_id}", deed, about)
    return announce_import(tx, import_id, deed.at)


def stop_import(tx: Transaction, import_id: int, deed: Deed) -> ImportCard:
    """After the batch that is being written. What is done stays. Raises OknoError import_not_found."""
    card = found_import(tx, import_id)
    if card.state == "checking":
        tx.run(
            "UPDATE client_imports SET state = 'draft', row_upto = 0, counts = '{}', lease_owner = NULL WHERE id = ?",
            (import_id,),
        )
    elif card.state == "running":
        tx.run(
            "UPDATE client_imports SET state = 'cancelled', lease_owner = NULL, finished_at = ? WHERE id = ?",
            (tx.stored(deed.at), import_id),
        )
        write_deed_down(tx, "clients.import_stopped", f"import:{import_id}", deed, {"row": card.row_upto})
    return announce_import(tx, import_id, deed.at)


def _resting(tx: Transaction, import_id: int) -> ImportCard:
    card = found_import(tx, import_id)
    if card.state not in _RESTING:
        raise OknoError("import_at_work" if card.state in _AT_WORK else "import_done", 409)
    return card


def _ready(tx: Transaction, card: ImportCard) -> None:
    lock = "" if tx.on_sqlite else " FOR SHARE"
    kept = tx.run(
        "SELECT id FROM files WHERE id = (SELECT file_id FROM client_imports WHERE id = ?)" + lock, (card.id,)
    )
    if not kept.all():
        raise OknoError("import_file_gone", 409)
    checked_mapping(card.columns, card.mapping, defined_attributes(tx.connection))
