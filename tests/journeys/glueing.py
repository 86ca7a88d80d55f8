"""Two accounts become one client, by a hand beside the house, which is closed meanwhile."""

from datetime import UTC, datetime

from app.db.engine import Database
from app.db.transaction import Transaction
from app.db.writer import Writer
from app.events.log import append
from app.gluing.evidence import Evidence
from app.gluing.glue import glue as glue_clients
from tests.house_process import HouseProcess


def glue(house: HouseProcess, words_of_one: str, words_of_other: str) -> None:
    """The other's account, history and matters go over to the one."""
    database = Database(f"sqlite:///{house.sqlite_file}")
    with Writer(database, append).running() as writer:
        one, other = (writer.write_now(_who_said, words) for words in (words_of_one, words_of_other))
        at = datetime.now(UTC)
        writer.write_now(glue_clients, one, other, Evidence("operator"), by=None, at=at, survivor=one)
    database.close()


def _who_said(tx: Transaction, words: str) -> int:
    found = tx.run(
        "SELECT i.client_id FROM messages AS m JOIN identities AS i ON i.id = m.identity_id WHERE m.text = ?",
        (words,),
    ).scalar()
    assert found is not None, f"nobody said {words!r}"
    return int(found)
