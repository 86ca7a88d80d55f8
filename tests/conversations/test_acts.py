"""An act is written down, can be taken back, and taking it back breaks nobody's later work."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pytest

from app.conversations.acts import deeds
from app.conversations.acts.bulk import do_to_many
from app.conversations.acts.queries import act_page
from app.conversations.acts.recording import Doing
from app.conversations.acts.schemas import ManyDeed
from app.conversations.acts.undoing import undo_act
from app.conversations.list_queries import conversation_cards
from app.conversations.schemas import Note
from app.db.engine import Database
from app.db.transaction import Transaction
from app.db.writer import Writer
from app.kit.clock import SetClock
from app.kit.errors import OknoError
from app.kit.json import loads
from tests.gluing.world import World


def nobody_was_blocked(
    tx: Transaction, conversation_id: int, blocked_at: datetime, by: int, at: datetime
) -> None:
    """Where nothing but the folder was chosen."""


class Desk:
    """One matter in hand, and two who work on it."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.me = world.operator_id
        self.other = world.do(_another_operator, world.now)
        self.count = 0

    def matter(self, person: int = 0) -> int:
        return self.world.newest_conversation(self.world.client(person))

    def act(
        self, deed: Callable[..., Any], *given: Any, by: int | None = None, at: datetime | None = None
    ) -> str:
        self.count += 1
        key = f"act-{self.count:06}"
        self.world.do(deed, self.matter(), Doing(by or self.me, at or self.world.now, key), *given)
        return key

    def undo(self, key: str, *, by: int | None = None, at: datetime | None = None) -> dict[str, Any]:
        return self.world.do(
            undo_act, key, by=by or self.me, hear_again=nobody_was_blocked, at=at or self.world.now
        )

    def row(self, person: int = 0) -> dict[str, Any]:
        with self.world.database.snapshot() as connection:
            return conversation_cards(connection, [self.matter(person)])[0]


def _another_operator(tx: Transaction, at: datetime) -> int:
    tx.run(
        "INSERT INTO operators (email, name, role, created_at) VALUES ('o@okno', 'Марина', 'operator', ?)",
        (tx.stored(at),),
    )
    return int(tx.run("SELECT max(id) FROM operators").scalar_one())


@pytest.fixture
def desk(database: Database, writer: Writer, clock: SetClock) -> Desk:
    world = World(database, writer, clock)
    world.open(people=3)
    for person in range(3):
        world.hears(person)
    return Desk(world)


LIKE = (
    "status",
    "assignee_id",
    "priority",
    "tag_ids",
    "spam",
    "answered_count",
    "waiting_since",
    "snoozed_until",
)


def standing(row: dict[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in LIKE}


def test_closing_is_taken_back_with_who_waited_and_since_when(desk: Desk) -> None:
    before = standing(desk.row())
    key = desk.act(deeds.close)
    assert desk.row()["status"] == "closed"
    answer = desk.undo(key)
    assert standing(desk.row()) == before
    assert answer["kept"] == []
    assert answer["undone"] == [desk.row()]
    assert desk.undo(key)["undone"] == [desk.row()]


def test_a_message_since_then_keeps_it_open_and_waits_with_the_others(desk: Desk) -> None:
    before = desk.row()
    key = desk.act(deeds.close)
    desk.world.hears(0)
    desk.undo(key)
    now = desk.row()
    assert (now["status"], now["waiting_since"]) == ("waiting", before["waiting_since"])
    assert (now["inbound_count"], now["answered_count"]) == (2, 0)


def test_what_was_answered_since_stays_answered(desk: Desk) -> None:
    key = desk.act(deeds.close)
    desk.world.replies(0)
    desk.undo(key)
    now = desk.row()
    assert (now["status"], now["waiting_since"], now["answered_count"]) == ("open", None, 1)


def test_opening_is_not_taken_back_over_a_message_that_came(desk: Desk) -> None:
    desk.act(deeds.close)
    key = desk.act(deeds.reopen)
    desk.world.hears(0)
    with pytest.raises(OknoError, match="act_built_upon") as refused:
        desk.undo(key)
    assert refused.value.fields == {"changed_by": "", "fields": "standing"}
    assert desk.row()["status"] == "waiting"


def test_who_built_upon_it_is_named_and_keeps_their_choice(desk: Desk) -> None:
    key = desk.act(deeds.weigh, "high")
    desk.act(deeds.weigh, "urgent", by=desk.other)
    with pytest.raises(OknoError, match="act_built_upon") as refused:
        desk.undo(key)
    assert refused.value.fields == {"changed_by": str(desk.other), "fields": "priority"}
    assert desk.row()["priority"] == "urgent"


def test_two_who_chose_the_same_do_not_take_it_from_each_other(desk: Desk) -> None:
    key = desk.act(deeds.tag, ("Возврат",), ())
    desk.act(deeds.tag, ("возврат",), (), by=desk.other)
    with pytest.raises(OknoError, match="act_built_upon"):
        desk.undo(key)
    assert len(desk.row()["tag_ids"]) == 1


def test_nothing_goes_back_to_a_colleague_or_a_team_that_is_gone(desk: Desk) -> None:
    def add_team(tx: Transaction) -> int:
        tx.run("INSERT INTO teams (name, created_at) VALUES ('Склад', ?)", (tx.stored(desk.world.now),))
        return int(tx.run("SELECT max(id) FROM teams").scalar_one())

    def both_go(tx: Transaction) -> None:
        tx.run("UPDATE operators SET disabled_at = ? WHERE id = ?", (tx.stored(desk.world.now), desk.other))
        tx.run("UPDATE teams SET removed_at = ?", (tx.stored(desk.world.now),))

    desk.act(deeds.give_team, desk.world.do(add_team))
    desk.act(deeds.give, desk.other)
    keys = desk.act(deeds.give_team, None), desk.act(deeds.give, None)
    desk.world.do(both_go)
    for key in keys:
        with pytest.raises(OknoError, match="act_built_upon"):
            desk.undo(key)
    assert (desk.row()["team_id"], desk.row()["assignee_id"]) == (None, None)


def test_another_s_tag_stays_when_mine_goes(desk: Desk) -> None:
    key = desk.act(deeds.tag, ("Возврат",), ())
    desk.act(deeds.tag, ("Опт",), (), by=desk.other)
    desk.undo(key)
    found = desk.world.rows("SELECT name FROM tags JOIN conversation_tags ON tag_id = tags.id")
    assert found == [("Опт",)]


def test_only_one_s_own_and_only_for_ten_minutes(desk: Desk) -> None:
    key = desk.act(deeds.close)
    with pytest.raises(OknoError, match="act_not_found"):
        desk.undo(key, by=desk.other)
    with pytest.raises(OknoError, match="act_too_old"):
        desk.undo(key, at=desk.world.clock.now() + timedelta(minutes=11))
    assert desk.row()["status"] == "closed"


def test_the_same_key_is_carried_out_once(desk: Desk) -> None:
    doing = Doing(desk.me, desk.world.now, "act-once-only")
    desk.world.do(deeds.weigh, desk.matter(), doing, "high")
    desk.world.do(deeds.weigh, desk.matter(), doing, "high")
    with desk.world.database.snapshot() as connection:
        acts, following = act_page(connection, desk.matter(), None)
    assert [(act["kind"], act["before"]["priority"], act["after"]["priority"]) for act in acts] == [
        ("priority", "normal", "high")
    ]
    assert following is None


def test_handing_over_writes_the_note_with_it_and_the_note_stays(desk: Desk) -> None:
    note = Note(key="t-act-handed", text="Просит перезвонить")
    doing = Doing(desk.me, desk.world.now, "act-handed")
    desk.world.do(deeds.hand_over, desk.matter(), doing, operator_id=desk.other, team_id=None, note=note)
    assert desk.row()["assignee_id"] == desk.other
    desk.undo("act-handed")
    assert desk.row()["assignee_id"] is None
    assert desk.world.history(desk.world.client(0))[-1] == "Просит перезвонить"
    with pytest.raises(OknoError, match="nobody_named"):
        desk.world.do(
            deeds.hand_over,
            desk.matter(),
            Doing(desk.me, desk.world.now),
            operator_id=None,
            team_id=None,
            note=None,
        )


def test_many_at_once_with_those_that_refuse_named_and_all_back_in_one(desk: Desk) -> None:
    ids = [desk.matter(person) for person in range(3)]
    before = [standing(desk.row(person)) for person in range(3)]
    doing = Doing(desk.me, desk.world.now, "act-of-many")
    answer = desk.world.do(do_to_many, [*ids, 999_999], doing, ManyDeed(close=True))
    assert [row["id"] for row in answer["done"]] == ids
    assert answer["refused"] == [{"conversation_id": 999_999, "code": "conversation_not_found"}]
    # Somebody went on with one of them.
    desk.world.do(deeds.reopen, ids[1], Doing(desk.other, desk.world.now))
    undone = desk.undo("act-of-many")
    assert [row["id"] for row in undone["undone"]] == [ids[0], ids[2]]
    assert undone["kept"] == [{"conversation_id": ids[1], "changed_by": desk.other, "fields": ["standing"]}]
    assert standing(desk.row(0)) == before[0]


def test_one_that_refuses_leaves_nothing_half_done(desk: Desk) -> None:
    doing = Doing(desk.me, desk.world.now, "act-half")
    answer = desk.world.do(do_to_many, [desk.matter()], doing, ManyDeed(assignee_id=999_999))
    assert answer == {
        "done": [],
        "refused": [{"conversation_id": desk.matter(), "code": "operator_not_found"}],
    }
    assert desk.world.rows("SELECT 1 FROM acts") == []


def test_spam_deals_with_all_and_comes_back_as_it_was(desk: Desk) -> None:
    before = standing(desk.row())
    key = desk.act(deeds.mark)
    dealt, newest = desk.world.rows(
        "SELECT dealt_upto, last_message_id FROM conversations WHERE id = ?", desk.matter()
    )[0]
    assert dealt == newest
    desk.undo(key)
    assert standing(desk.row()) == before


def test_every_act_tells_the_row_that_a_fresh_load_shows(desk: Desk) -> None:
    key = desk.act(deeds.tag, ("Опт",), ())
    desk.undo(key)
    body = desk.world.rows(
        "SELECT body FROM events WHERE kind = 'conversation.changed' ORDER BY seq DESC LIMIT 1"
    )
    assert loads(body[0][0])["conversation"] == desk.row()


# --- as if never -----------------------------------------------------------------------------------

FAR = datetime(2027, 1, 4, 9, tzinfo=UTC)


@pytest.mark.parametrize("seed", range(12))
def test_what_is_undone_never_happened(seed: int, desk: Desk) -> None:
    """Two matters: on one acts are done and taken back; on the other only what stayed is done, at the same times."""
    chance = Random(seed)
    done: list[dict[str, Any]] = []
    for _ in range(25):
        what = chance.choice(("act", "act", "act", "undo", "undo", "hears", "replies"))
        if what == "act":
            _act_at_random(desk, chance, done)
        elif what == "undo" and done:
            _undo_at_random(desk, chance, done)
        elif what in {"hears", "replies"}:
            getattr(desk.world, what)(0)
            done.append({"is": what, "at": desk.world.clock.now()})
    for step in done:
        _repeat(desk, step)
    one, other = standing(desk.row(0)), standing(desk.row(1))
    for row in (one, other):
        row["waiting_since"] = row["waiting_since"] is not None
    assert one == other


def _act_at_random(desk: Desk, chance: Random, done: list[dict[str, Any]]) -> None:
    deed, given = chance.choice(_choices(desk))
    at, by = desk.world.now, chance.choice((desk.me, desk.other))
    try:
        key = desk.act(deed, *given, by=by, at=at)
    except OknoError:
        return
    done.append({"is": "act", "deed": deed, "given": given, "at": at, "by": by, "key": key})


def _choices(desk: Desk) -> list[tuple[Callable[..., Any], tuple[Any, ...]]]:
    tomorrow = FAR
    return [
        (deeds.close, ()),
        (deeds.reopen, ()),
        (deeds.bring_back, ()),
        (deeds.put_off, (tomorrow,)),
        (deeds.put_off, (tomorrow + timedelta(days=1),)),
        (deeds.give, (desk.me,)),
        (deeds.give, (desk.other,)),
        (deeds.give, (None,)),
        (deeds.weigh, ("high",)),
        (deeds.weigh, ("low",)),
        (deeds.tag, (("Опт",), ())),
        (deeds.tag, (("Возврат",), ())),
        (deeds.tag, ((), (1,))),
        (deeds.tag, ((), (2,))),
    ]


def _undo_at_random(desk: Desk, chance: Random, done: list[dict[str, Any]]) -> None:
    acts = [step for step in done if step["is"] == "act"][-4:]
    if not acts:
        return
    act = chance.choice(acts)
    try:
        answer = desk.undo(act["key"], by=act["by"])
    except OknoError:
        return
    if not answer["kept"]:
        done.remove(act)


def _repeat(desk: Desk, step: dict[str, Any]) -> None:
    if step["is"] == "act":
        desk.world.do(step["deed"], desk.matter(1), Doing(step["by"], step["at"]), *step["given"])
    else:
        getattr(desk.world, step["is"])(1)
