"""The shop has calls to make: late, soon, taken, rung in vain, done."""

from datetime import UTC

from app.callbacks.queue_queries import callback_page
from app.callbacks.schemas import CallbackCard
from app.conversations.history_queries import history_page
from app.db.engine import Database
from app.db.transaction import Transaction
from app.db.writer import Writer
from app.seed.cast import load_cast
from app.seed.planting_callbacks import plant_callbacks
from app.seed.planting_house import plant_operators
from tests.seed.moved_in import NOON


def test_the_queue_and_the_histories_are_lively(database: Database, writer: Writer) -> None:
    house = load_cast(NOON).house

    def move_in(tx: Transaction) -> None:
        plant_callbacks(tx, plant_operators(tx, house, NOON), NOON)
        assert tx.entries == []

    writer.write_now(move_in)
    with database.snapshot() as connection:
        due = _cards(callback_page(connection, view="due", operator_id=0, cursor=None)[0])
        done = _cards(callback_page(connection, view="done", operator_id=0, cursor=None)[0])
        client_id = next(card.client.id for card in due if len(card.attempts) == 2)
        _, history, _ = history_page(connection, client_id)
    noon = NOON.astimezone(UTC)
    assert due[0].due_at < noon, "somebody waits for too long"
    assert any(card.due_at > noon for card in due)
    assert {card.state for card in due} == {"waiting", "claimed"}
    assert [card.outcome for card in done] == ["reached"]
    assert any(card.extension for card in due)
    codes = [message["service"]["code"] for message in history if message["service"]]
    assert codes == ["callback.requested", "callback.attempt", "callback.attempt"]


def _cards(rows: list[dict[str, object]]) -> list[CallbackCard]:
    return [CallbackCard.model_validate(row) for row in rows]
