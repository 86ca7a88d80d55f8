"""How far the index has come. Whoever moves it holds its row, so that of several processes one at a time does."""

from dataclasses import dataclass

from sqlalchemy import Connection

from app.db.answer import Answer
from app.db.moments import to_micros
from app.db.transaction import Transaction, run_sql
from app.kit.clock import Clock


@dataclass(frozen=True, slots=True)
class Progress:
    seq: int
    """Up to here the log has been followed."""
    fill_below: int
    """Messages below this id are still to be gone through; 0 when none are."""
    fill_from: int


@dataclass(frozen=True, slots=True)
class Standing:
    """For people to look at."""

    behind: int
    """Events that have not been looked at yet."""
    messages: int
    """In the index."""
    to_fill: int
    """Messages that are still to be gone through, at most."""
    clients_due: int


def read_progress(connection: Connection) -> Progress:
    row = run_sql(connection, "SELECT seq, fill_below, fill_from FROM search_progress WHERE id = 1").one()
    return Progress(*row)


def hold_progress(tx: Transaction) -> Progress:
    """Waits for whoever holds it."""
    return Progress(*_hold(tx, "FOR UPDATE").one())


def hold_if_free(tx: Transaction) -> Progress | None:
    """None while somebody else takes a step: whoever writes beside it in one transaction must not wait for that."""
    row = _hold(tx, "FOR UPDATE SKIP LOCKED").one_or_none()
    return None if row is None else Progress(*row)


def begin_filling(tx: Transaction, *, from_nothing: bool = False) -> int:
    """All is to be gone through again; what has been begun and not ended goes on where it was. The id below which
    messages remain."""
    held = hold_progress(tx)
    if from_nothing:
        _empty(tx)
    elif held.fill_below:
        return held.fill_below
    top = int(tx.run("SELECT coalesce(max(id), 0) + 1 FROM messages").scalar_one())
    tx.run("UPDATE search_progress SET fill_below = ?, fill_from = ? WHERE id = 1", (top, top))
    return top


def all_clients_are_due(tx: Transaction, clock: Clock) -> None:
    tx.run(
        "INSERT INTO search_due (client_id, stamp) SELECT id, CAST(? AS bigint) FROM clients WHERE true"
        " ON CONFLICT (client_id) DO NOTHING",
        (to_micros(clock.now()),),
    )


def standing(connection: Connection) -> Standing:
    held = read_progress(connection)

    def count(sql: str, *given: int) -> int:
        return int(run_sql(connection, sql, given).scalar_one())

    return Standing(
        behind=count("SELECT seq FROM event_counter WHERE id = 1") - held.seq,
        messages=count("SELECT count(*) FROM search_entries"),
        to_fill=count("SELECT count(*) FROM messages WHERE id < ?", held.fill_below)
        if held.fill_below
        else 0,
        clients_due=count("SELECT count(*) FROM search_due"),
    )


def _hold(tx: Transaction, lock: str) -> Answer:
    sql = "SELECT seq, fill_below, fill_from FROM search_progress WHERE id = 1"
    return tx.run(sql if tx.on_sqlite else f"{sql} {lock}")


def _empty(tx: Transaction) -> None:
    if tx.on_sqlite:
        tx.run("INSERT INTO search_index (search_index) VALUES ('delete-all')")
    else:
        tx.run("DELETE FROM search_index")
    tx.run("DELETE FROM search_entries")
    tx.run("DELETE FROM name_slips")
    tx.run("DELETE FROM client_words")
