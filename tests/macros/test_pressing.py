"""Several deeds in one press: everything or nothing, and taken back as one act."""

from typing import Any

import pytest

from app.conversations.acts.queries import act_page
from app.kit.errors import OknoError
from app.kit.wire import rfc3339
from connectors.contract import Capabilities
from tests.macros.counter import Counter

REPLY = {"do": "reply", "text": "Вернём деньги за три дня."}
CLOSE = {"do": "close"}
HIGH = {"do": "priority", "priority": "high"}
MINE = {"do": "assign", "operator_id": "me"}
TAG = {"do": "tags", "add": ["Возврат"]}
STANDING = (
    "status",
    "assignee_id",
    "priority",
    "tag_ids",
    "snoozed_until",
    "waiting_since",
    "answered_count",
)


def standing(row: dict[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in STANDING}


def test_all_is_done_in_one_press_under_one_act(counter: Counter) -> None:
    macro = counter.macro(MINE, TAG, HIGH, {"do": "note", "text": "Звонили"}, REPLY, CLOSE)
    ran = counter.press(macro)
    row = counter.row()
    assert ran.row == row
    assert (row["status"], row["assignee_id"], row["priority"]) == ("closed", counter.me, "high")
    assert len(row["tag_ids"]) == 1
    assert counter.words()[-2:] == ["Звонили", "Вернём деньги за три дня."]
    assert (ran.stays, ran.held, len(ran.channels)) == (["reply", "note"], [], 1)
    with counter.world.database.snapshot() as connection:
        (act,), _ = act_page(connection, row["id"], None)
    assert (act["kind"], act["key"]) == ("macro", "press-0001")
    assert act["fields"] == ["assignee_id", "priority", "standing", "tag"]


def test_taken_back_all_but_what_was_said_is_as_it_was(counter: Counter) -> None:
    before = counter.row()
    counter.press(counter.macro(MINE, TAG, HIGH, REPLY, CLOSE))
    assert counter.undo()["kept"] == []
    now = counter.row()
    answered = {"status": "open", "waiting_since": None, "answered_count": 1}
    assert standing(now) == standing(before) | answered
    assert counter.words()[-1] == "Вернём деньги за три дня."


def test_without_words_the_client_waits_again(counter: Counter) -> None:
    before = counter.row()
    counter.press(counter.macro(HIGH, CLOSE))
    counter.undo()
    assert standing(counter.row()) == standing(before)


def test_the_same_press_again_says_nothing_twice(counter: Counter) -> None:
    macro = counter.macro(REPLY, {"do": "note", "text": "Раз"}, CLOSE)
    counter.press(macro, key="same-press")
    said, row = counter.words(), counter.row()
    again = counter.press(macro, key="same-press")
    assert (counter.words(), counter.row()) == (said, row)
    assert (again.row, again.stays, again.channels) == (row, ["reply", "note"], [])
    with pytest.raises(OknoError, match="key_taken"):
        counter.press(macro, 1, key="same-press")


@pytest.mark.parametrize(
    ("deed", "code"),
    [
        ({"do": "team", "team_id": 77}, "team_not_found"),
        ({"do": "assign", "operator_id": 77}, "operator_not_found"),
        ({"do": "reply", "text": "Здравствуйте, {{client.first_name}}"}, "variable_unfilled"),
        ({"do": "snooze", "minutes": "tomorrow_morning"}, "time_missing"),
    ],
)
def test_one_deed_that_is_not_possible_keeps_all_from_being_done(
    counter: Counter, deed: dict[str, Any], code: str
) -> None:
    before, said = counter.row(), counter.words()
    macro = counter.macro({"do": "note", "text": "Раз"}, HIGH, TAG, deed)
    with pytest.raises(OknoError) as refused:
        counter.press(macro)
    assert (refused.value.code, refused.value.fields) == (code, {"deeds.3": code})
    assert (counter.row(), counter.words()) == (before, said)
    assert counter.world.rows("SELECT count(*) FROM acts") == [(0,)]
    assert counter.world.rows("SELECT count(*) FROM tags") == [(0,)]


def test_nobody_to_answer_leaves_everything_undone(counter: Counter) -> None:
    before = counter.row()
    macro = counter.macro(HIGH, REPLY)
    for able, code in ((None, "channel_absent"), (Capabilities(no_outbound=True), "channel_has_no_outbound")):
        counter.able = able
        with pytest.raises(OknoError) as refused:
            counter.press(macro)
        assert (refused.value.code, refused.value.fields) == (code, {"deeds.1": code})
    assert counter.row() == before


def test_words_are_said_as_the_window_filled_them_in(counter: Counter) -> None:
    macro = counter.macro(HIGH, {"do": "reply", "text": "Здравствуйте, {{client.first_name}}"})
    counter.press(macro, words=[{"place": 1, "text": "Здравствуйте, Анна"}])
    assert counter.words()[-1] == "Здравствуйте, Анна"


def test_held_words_close_the_matter_when_they_go(counter: Counter) -> None:
    ran = counter.press(counter.macro(HIGH, REPLY, CLOSE), hold_seconds=5)
    assert (ran.row["status"], ran.row["priority"], ran.held) == ("waiting", "high", ["m-press-0001-1"])
    (sent,) = counter.world.rows("SELECT author_key, reply FROM sendings WHERE ended_at IS NULL")
    assert sent[0] == f"{counter.me}:m-press-0001-1"
    assert '"close":true' in sent[1]
    assert counter.press(counter.macro(HIGH), key="press-0001").held == []
    counter.undo()
    assert counter.row()["priority"] == "normal"


def test_an_answer_opens_a_closed_matter_and_the_rest_is_done_in_it(counter: Counter) -> None:
    counter.world.closes(counter.world.client(0))
    old = counter.matter()
    counter.world.clock.move(counter.later(days=5) - counter.world.clock.now())
    ran = counter.press(counter.macro(REPLY, HIGH, CLOSE), matter=old, key="opens-anew")
    assert ran.row["id"] != old
    assert (ran.row["status"], ran.row["priority"]) == ("closed", "high")
    again = counter.press(counter.macro(REPLY, HIGH, CLOSE), matter=old, key="opens-anew")
    assert again.row == ran.row


def test_put_off_for_minutes_or_until_the_windows_morning(counter: Counter) -> None:
    counter.press(counter.macro({"do": "snooze", "minutes": 90}))
    assert counter.row()["snoozed_until"] == rfc3339(counter.later(minutes=90))
    morning = rfc3339(counter.later(hours=14))
    counter.press(counter.macro(REPLY, {"do": "snooze", "minutes": "tomorrow_morning"}), 1, morning=morning)
    assert (counter.row(1)["snoozed_until"], counter.row(1)["status"]) == (morning, "snoozed")
    counter.undo("press-0002")
    assert (counter.row(1)["status"], counter.row(1)["waiting_since"]) == ("open", None)
