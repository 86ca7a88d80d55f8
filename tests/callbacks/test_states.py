"""However calls are claimed, moved, rung and closed: each state keeps its promises, and windows see the last one."""

import random
from typing import Any

import orjson
import pytest

from tests.access.doors import events_of
from tests.callbacks.shop import Desk, Shop, a_key, a_number

STEPS = 60
ENDS = {"reached", "wrong_number", "spam", "refused"}


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_every_walk_through_the_states_holds(shop: Shop, boris: Desk, seed: int) -> None:
    chance = random.Random(seed)
    await shop.set_up(retry_after="15\n60")
    page = shop.page()
    taken = await page.asks_well(a_number())
    card = await boris.only_one()
    with events_of(shop.house.writer) as told:
        for _ in range(STEPS):
            before, (verb, outcome) = card, _step(chance)
            allowed = await _do(shop, boris, card["id"], verb, outcome)
            card = await boris.gets(f"/callbacks/{card['id']}")
            _holds(card)
            _follows(before, card, verb, outcome, allowed=allowed)
    last = [orjson.loads(entry.body)["callback"] for entry in told if entry.kind == "callback.changed"]
    assert [change["revision"] for change in last] == sorted({change["revision"] for change in last})
    assert last[-1] == card
    seen = (await page.posts("status", {"token": taken["token"]})).json()
    assert seen["state"] == card["state"]
    views = {view: await boris.queue(view) for view in ("due", "mine", "done")}
    is_open = card["closed_at"] is None
    assert (len(views["due"]), len(views["done"])) == ((1, 0) if is_open else (0, 1))
    assert len(views["mine"]) == (card["claimed_by"] == boris.operator_id)


def _step(chance: random.Random) -> tuple[str, str]:
    verb = chance.choice(["claim", "release", "ring", "ring", "ring", "move", "cancel", "reopen", "reopen"])
    return verb, chance.choice(["no_answer", "no_answer", "busy", *sorted(ENDS)])


async def _do(shop: Shop, boris: Desk, callback_id: int, verb: str, outcome: str) -> bool:
    """Whether it was allowed; what is not says why."""
    path = f"/callbacks/{callback_id}"
    to = {"wanted_from": shop.clock.now().isoformat().replace("+00:00", "Z")}
    ways: dict[str, tuple[str, str, Any]] = {
        "claim": ("PUT", f"{path}/claim", {}),
        "release": ("DELETE", f"{path}/claim", None),
        "ring": ("POST", f"{path}/attempts", {"key": a_key(), "outcome": outcome}),
        "move": ("POST", f"{path}/move", to),
        "cancel": ("POST", f"{path}/cancellation", None),
        "reopen": ("POST", f"{path}/reopening", None),
    }
    answer = await boris.does(*ways[verb])
    assert answer.is_success or answer.json()["code"] == "callback_closed", answer.text
    return answer.is_success


def _holds(card: dict[str, Any]) -> None:
    assert (card["closed_at"] is not None) == (card["state"] in {"done", "cancelled"})
    claimed = card["state"] == "claimed"
    assert claimed == (card["claimed_by"] is not None) == (card["claimed_at"] is not None)
    assert claimed or card["remind_at"] is None
    assert (card["outcome"] is None) == (card["attempts"] == [])
    if card["attempts"]:
        assert card["outcome"] == card["attempts"][-1]["outcome"]


def _follows(
    before: dict[str, Any], after: dict[str, Any], verb: str, outcome: str, *, allowed: bool
) -> None:
    was_closed = before["closed_at"] is not None
    if not allowed:
        assert was_closed
        assert verb != "reopen"
        assert after == before
        return
    assert not was_closed or verb == "reopen"
    assert after["revision"] == before["revision"] + 1
    match verb:
        case "claim":
            assert after["state"] == "claimed"
        case "ring":
            assert len(after["attempts"]) == len(before["attempts"]) + 1
            assert after["state"] == "done" if outcome in ENDS else after["state"] in {"waiting", "done"}
        case "cancel":
            assert after["state"] == "cancelled"
        case "reopen" if not was_closed:
            assert after["state"] == before["state"]
        case _:
            assert after["state"] == "waiting"
