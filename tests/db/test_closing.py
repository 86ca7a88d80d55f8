"""A database that is closed while somebody still reads."""

from unittest.mock import Mock

from sqlalchemy import event

from app.db.engine import Database


def test_who_reads_to_the_end_leaves_no_connection_behind(database_url: str) -> None:
    database = Database(database_url)
    closed = Mock()
    event.listen(database.reading.pool, "close", closed)
    with database.snapshot() as connection:
        database.close()
        assert connection.exec_driver_sql("SELECT 1").scalar() == 1
        closed.assert_not_called()
    closed.assert_called_once()
