"""Migrations run for real, up and down, and end where the code's tables are."""

import pytest
from sqlalchemy import inspect

from app.db.engine import Database
from app.db.migrate import differences, migrate
from app.kit.errors import OknoError


def test_models_and_migrations_agree(database: Database) -> None:
    assert differences(database) == []


def test_everything_can_be_taken_down_and_put_up_again(database: Database) -> None:
    migrate(database, "base")
    assert set(inspect(database.reading).get_table_names()) <= {"alembic_version"}
    migrate(database)
    assert differences(database) == []


def test_a_migrated_database_is_left_alone(database: Database) -> None:
    migrate(database)
    assert differences(database) == []


def test_messages_lie_beside_their_neighbours(sqlite_url: str) -> None:
    database = Database(sqlite_url)
    with database.snapshot() as connection:
        made = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE name = 'messages'").scalar()
    database.close()
    assert "WITHOUT ROWID" in str(made)
    assert "PRIMARY KEY (strand_id, order_at, id)" in str(made)


def test_a_database_of_another_kind_is_refused_in_words() -> None:
    with pytest.raises(OknoError, match="database_not_supported"):
        Database("mysql+pymysql://nobody@localhost/none")
