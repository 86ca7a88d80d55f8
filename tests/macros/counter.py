"""A counter with a few customers at it, and macros to press."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import insert

from app.conversations.acts.undoing import undo_act
from app.conversations.list_queries import conversation_cards
from app.db.engine import Database
from app.db.tables import Macro
from app.db.transaction import Transaction
from app.db.writer import Writer
from app.kit.clock import SetClock
from app.kit.ids import SystemRandomness
from app.kit.json import dumps
from app.macros.checking import stored_deeds
from app.macros.hand import Means
from app.macros.running import Ran, run_macro
from app.macros.schemas import MacroPress, NewMacro
from connectors.contract import Capabilities
from tests.gluing.world import REOPEN, World


class Counter:
    def __init__(self, world: World) -> None:
        self.world = world
        self.me = world.operator_id
        self.able: Capabilities | None = Capabilities()
        self.count = 0

    def matter(self, person: int = 0) -> int:
        return self.world.newest_conversation(self.world.client(person))

    def macro(self, *deeds: dict[str, Any]) -> int:
        new = NewMacro.model_validate({"name": "Возврат", "deeds": deeds})
        return self.world.do(_keep, new, self.me, self.world.now)

    def press(self, macro_id: int, person: int = 0, *, matter: int | None = None, **more: Any) -> Ran:
        self.count += 1
        asked = {"key": f"press-{self.count:04}", **more}
        return self.world.do(
            run_macro,
            matter or self.matter(person),
            macro_id,
            MacroPress.model_validate(asked),
            by=self.me,
            means=Means(lambda _: self.able, SystemRandomness(), REOPEN),
            at=self.world.now,
        )

    def undo(self, key: str = "press-0001") -> dict[str, Any]:
        return self.world.do(undo_act, key, by=self.me, hear_again=_nobody, at=self.world.now)

    def row(self, person: int = 0) -> dict[str, Any]:
        with self.world.database.snapshot() as connection:
            return conversation_cards(connection, [self.matter(person)])[0]

    def words(self, person: int = 0) -> list[str]:
        return self.world.history(self.world.client(person))

    def later(self, **time: float) -> datetime:
        return self.world.clock.now() + timedelta(**time)


def _keep(tx: Transaction, new: NewMacro, owner_id: int, at: datetime) -> int:
    values = {"owner_id": owner_id, "name": new.name, "is_shared": True, "created_at": at}
    kept = insert(Macro).values(deeds=dumps(stored_deeds(new.deeds)), **values).returning(Macro.id)
    return int(tx.connection.execute(kept).scalar_one())


def _nobody(tx: Transaction, conversation_id: int, blocked_at: datetime, by: int, at: datetime) -> None:
    """Where nobody was blocked."""


@pytest.fixture
def counter(database: Database, writer: Writer, clock: SetClock) -> Counter:
    world = World(database, writer, clock)
    world.open(people=2)
    for person in range(2):
        world.hears(person)
    return Counter(world)
