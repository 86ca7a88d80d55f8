"""Two owners push each other out at the same moment, and one stays."""

from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event

import pytest

from app.access.deed import Deed
from app.db.engine import Database
from app.db.transaction import Transaction
from app.db.writer import Writer
from app.events.log import append
from app.kit.clock import SetClock
from app.kit.errors import OknoError
from app.operators.adding import Newcomer, add_operator
from app.operators.changing import change_operator
from app.operators.schemas import OperatorCard, OperatorChange

GONE = OperatorChange(disabled=True)


@pytest.mark.postgres
def test_the_second_waits_for_the_first_and_stays(postgres_url: str, clock: SetClock) -> None:
    database, deed = Database(postgres_url), Deed(clock.now())
    has_pushed, may_finish = Event(), Event()

    def push_and_linger(tx: Transaction, operator_id: int) -> OperatorCard:
        card = change_operator(tx, operator_id, GONE, deed)
        has_pushed.set()
        may_finish.wait()
        return card

    with (
        Writer(database, append).running() as here,
        Writer(database, append).running() as there,
        ThreadPoolExecutor(2) as threads,
    ):
        boris = here.write_now(add_operator, Newcomer("Boris", "boris@shop.example", "owner"), deed)
        kate = here.write_now(add_operator, Newcomer("Kate", "kate@shop.example", "owner"), deed)
        first = threads.submit(here.write_now, push_and_linger, kate.id)
        has_pushed.wait()
        second = threads.submit(there.write_now, change_operator, boris.id, GONE, deed)
        wait_until_it_waits(database, second)
        may_finish.set()

        assert first.result().disabled
        with pytest.raises(OknoError, match="last_owner"):
            second.result()
    database.close()


def wait_until_it_waits(database: Database, write: Future[OperatorCard]) -> None:
    """Until the write stands before a lock, or is over."""
    while not write.done():
        with database.reading.connect() as connection:
            waiting = connection.exec_driver_sql(
                "SELECT count(*) FROM pg_stat_activity"
                " WHERE datname = current_database() AND wait_event_type = 'Lock'"
            ).scalar_one()
        if waiting:
            return
