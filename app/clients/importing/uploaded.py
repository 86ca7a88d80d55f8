"""A file that somebody has uploaded becomes an import."""

import asyncio

from app.access.deed import Deed
from app.clients.attribute_queries import defined_attributes
from app.clients.importing.columns import guess_columns
from app.clients.importing.jobs import Begun, begin_import
from app.clients.importing.options import Options
from app.clients.importing.queries import source_of_content
from app.clients.importing.schemas import ImportCard
from app.clients.importing.source_names import source_of
from app.clients.importing.tables import inspect_file
from app.db.engine import Database
from app.db.transaction import Transaction
from app.db.writer import Writer
from app.files.queries import file_of_key, uploaded
from app.files.store import FileStore
from app.kit.errors import not_found


async def open_import(
    database: Database, writer: Writer, store: FileStore, file_key: str, deed: Deed
) -> ImportCard:
    """Reads the file to its end. Raises OknoError file_not_found, and whatever `inspect_file` does."""
    begun = await asyncio.to_thread(_look, database, store, file_key)
    return await writer.write(_begin, begun, file_key, deed)


def _look(database: Database, store: FileStore, file_key: str) -> Begun:
    with database.snapshot() as connection:
        found = file_of_key(connection, file_key)
    if found is None:
        raise not_found("file")
    try:
        with store.at_hand(found.sha256) as path:
            inspected = inspect_file(path)
    except FileNotFoundError:
        raise not_found("file") from None
    with database.snapshot() as connection:
        attributes = defined_attributes(connection)
        source = source_of_content(connection, inspected.sha256)
    name = found.name or "clients"
    mapping = guess_columns(inspected.columns, attributes)
    options = Options(inspected.columns, mapping, inspected.format, sample=inspected.sample)
    return Begun(name, source or source_of(name), inspected.sha256, inspected.row_count, options)


def _begin(tx: Transaction, begun: Begun, file_key: str, deed: Deed) -> ImportCard:
    (kept,) = uploaded(tx, [file_key])
    return begin_import(
        tx,
        Begun(begun.name, begun.source, begun.sha256, begun.row_count, begun.options, kept.file_id),
        deed,
    )
