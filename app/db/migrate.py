"""Bringing a database to the shape this version needs."""

from pathlib import Path
from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from app.db.engine import Database
from app.db.tables import metadata

MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations"

MIGRATING = 0x0CC0
"""PostgreSQL advisory lock: of several processes that start together, one migrates."""


def migrate(database: Database, revision: str = "head") -> None:
    """Up (or, with an older revision, down) in one transaction."""
    with database.writing.begin() as connection:
        if database.dialect == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": MIGRATING})
        config = _config(connection)
        if revision == "head" and _is_current(connection, config):
            return
        if _lies_behind(connection, config, revision):
            command.downgrade(config, revision)
        else:
            command.upgrade(config, revision)


def differences(database: Database) -> list[object]:
    """Where the migrated database and the tables in the code disagree."""
    with database.reading.connect() as connection:
        opts = {"compare_type": True, "include_object": _is_of_the_code}
        context = MigrationContext.configure(connection, opts=opts)
        return list(compare_metadata(context, metadata))


def _is_of_the_code(_: Any, name: str | None, kind: str, *__: Any) -> bool:
    """The full-text index is each database's own, and no table that the code knows."""
    return not (kind == "table" and (name or "").startswith("search_index"))


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config


def _is_current(connection: Connection, config: Config) -> bool:
    heads = set(ScriptDirectory.from_config(config).get_heads())
    return set(MigrationContext.configure(connection).get_current_heads()) == heads


def _lies_behind(connection: Connection, config: Config, revision: str) -> bool:
    if revision == "base":
        return True
    if revision == "head":
        return False
    script = ScriptDirectory.from_config(config)
    current = MigrationContext.configure(connection).get_current_revision()
    past = {step.revision for step in script.iterate_revisions(current, "base")} if current else set()
    return revision in past and revision != current
