"""Boris says by hand that he is away; nobody else says it for him."""

from datetime import timedelta

import pytest

from app.db.engine import Database
from app.db.writer import Writer
from app.events.kinds import KINDS
from app.kit.clock import SetClock
from app.kit.json import loads
from app.kit.wire import rfc3339
from app.operators.queries import all_operators
from tests.access.doors import Browser, code_of, events_of


async def test_he_goes_and_comes_back_and_everybody_hears(
    boris: Browser, writer: Writer, clock: SetClock
) -> None:
    went = clock.now()
    with events_of(writer) as told:
        away = (await boris.asks("PUT", "/me/away", {"away": True})).json()
        assert (away["away"], away["away_since"], away["away_until"]) == (True, rfc3339(went), None)
        clock.move(timedelta(minutes=3))
        back = (await boris.asks("PUT", "/me/away", {"away": False})).json()
        assert (back["away"], back["away_since"], back["away_until"]) == (False, None, None)
    assert [(event.kind, event.operator_id) for event in told] == [("operator.changed", None)] * 2
    for event, card in zip(told, (away, back), strict=True):
        assert loads(event.body) == {"operator": card}
        KINDS[event.kind].body.model_validate_json(event.body)


async def test_it_is_kept_with_the_time_he_named(boris: Browser, database: Database, clock: SetClock) -> None:
    until = clock.now() + timedelta(hours=1)
    await boris.asks("PUT", "/me/away", {"away": True})
    went = clock.now()
    clock.move(timedelta(minutes=3))
    await boris.asks("PUT", "/me/away", {"away": True, "until": rfc3339(until)})
    with database.snapshot() as connection:
        (card,) = all_operators(connection)
    assert (card.away, card.away_since, card.away_until) == (True, went, until)


async def test_saying_it_again_tells_nobody(boris: Browser, writer: Writer) -> None:
    await boris.asks("PUT", "/me/away", {"away": True})
    with events_of(writer) as told:
        await boris.asks("PUT", "/me/away", {"away": True})
    assert told == []


@pytest.mark.parametrize("ago", [0, 60])
async def test_nobody_comes_back_in_the_past(boris: Browser, clock: SetClock, ago: int) -> None:
    past = rfc3339(clock.now() - timedelta(seconds=ago))
    answer = await boris.asks("PUT", "/me/away", {"away": True, "until": past})
    assert (answer.status_code, code_of(answer)) == (422, "time_is_past")
