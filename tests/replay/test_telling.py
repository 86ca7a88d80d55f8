"""What `okno replay` says of one update."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.inbound.letters import Letter
from app.replay.telling import line_of
from connectors.contract import (
    Attachment,
    Author,
    ButtonPress,
    Deletion,
    Edit,
    Heard,
    Ignored,
    LineState,
    MessageIn,
    Moved,
    ProfileChange,
    Reachability,
    Reaction,
    Service,
    Status,
    Typing,
)
from tests.replay.conftest import Line

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
ANNA = Author("anna", "Анна Ветрова")
BILL = Attachment("document", remote_id="f1", name="счёт.pdf", mime="application/pdf", size=120_000)
MESSAGE = MessageIn("anna:1", ANNA, "anna-address", NOON, text="Где заказ?", attachments=(BILL,))
EDIT = Edit("anna:1", NOON, text="Где мой заказ?", fallback=MESSAGE)
TITLE = Service("anna:2", ANNA, "anna-address", NOON, "title_changed", {"title": "Дом 7"})
PRESS = ButtonPress(ANNA, "anna-address", NOON, "p1", "yes")


def told(*heard: Heard, state: str = "parsed", reason: str | None = None) -> Line:
    return line_of("a.json", Letter("1", b"{}", heard, state, reason))


def test_a_message_is_told_with_what_came_with_it() -> None:
    assert told(MESSAGE) == {
        "file": "a.json",
        "outcome": "message",
        "reason": None,
        "text": "Где заказ?",
        "attachments": [
            {
                "kind": "document",
                "name": "счёт.pdf",
                "mime": "application/pdf",
                "size": 120_000,
                "remote_id": "f1",
            }
        ],
        "chat": "anna",
    }


def test_an_edit_is_told_by_its_new_words() -> None:
    line = told(EDIT)
    assert (line["outcome"], line["text"], line["chat"]) == ("edit", "Где мой заказ?", "anna")
    assert told(Edit("anna:1", NOON, text="Да"))["chat"] is None


@pytest.mark.parametrize(
    ("heard", "outcome", "text"),
    [
        (TITLE, "service", "title changed: Дом 7"),
        (Service("anna:3", ANNA, "anna", NOON, "photo_removed"), "service", "photo removed"),
        (Moved("-1", "-1001", "-1001", NOON), "service", "moved: -1001"),
        (PRESS, "status", "pressed: yes"),
        (Reaction("anna:1", ANNA, ("👍", "❤"), NOON), "status", "reacted: 👍❤"),
        (Reaction("anna:1", ANNA, (), NOON), "status", "reaction taken back"),
        (Typing("anna"), "status", "typing"),
        (Status("1", "delivered", NOON, "anna"), "status", "delivered"),
        (Status("1", "read", NOON, "anna"), "status", "read"),
        (Deletion("anna:1", NOON), "status", "deleted"),
        (
            Reachability(ANNA, reachable=False, at=NOON, reason="blocked"),
            "status",
            "cannot be reached: blocked",
        ),
        (Reachability(ANNA, reachable=True, at=NOON), "status", "unblocked"),
        (LineState("l", is_open=False, at=NOON, reason="line_closed"), "status", "line closed: line_closed"),
        (LineState("l", is_open=True, at=NOON), "status", "line opened"),
        (ProfileChange(ANNA), "status", "profile changed: Анна Ветрова"),
    ],
)
def test_what_is_no_words_is_told_in_short(heard: Heard, outcome: str, text: str) -> None:
    line = told(heard)
    assert (line["outcome"], line["text"], line["reason"]) == (outcome, text, None)


def test_an_update_is_told_by_the_weightiest_it_says() -> None:
    everything: list[Heard] = [Ignored("own_echo"), PRESS, TITLE, EDIT, MESSAGE]
    outcomes = []
    while everything:
        outcomes.append(told(*everything)["outcome"])
        everything.pop()
    assert outcomes == ["message", "edit", "service", "status", "ignored"]


def test_what_is_left_out_says_why() -> None:
    line = told(state="ignored", reason="group_chat")
    assert (line["outcome"], line["reason"], line["chat"]) == ("ignored", "group_chat", None)
    assert told()["reason"] == "nothing_heard"


def test_what_cannot_be_read_says_why_and_what_is_certain() -> None:
    line = told(
        MessageIn("anna:1", ANNA, "anna", NOON, text="Где", unsupported="unreadable"),
        state="unsupported",
        reason="Unreadable: message_id",
    )
    assert (line["outcome"], line["reason"]) == ("unsupported", "Unreadable: message_id")
    assert (line["text"], line["chat"]) == ("Где", "anna")
    assert told(state="failed", reason="ValueError: no")["outcome"] == "unsupported"


def test_content_nobody_knows_yet_is_still_a_message() -> None:
    line = told(MessageIn("anna:1", ANNA, "anna", NOON, unsupported="unknown content: hologram"))
    assert (line["outcome"], line["reason"]) == ("message", "unknown content: hologram")


def test_what_the_house_could_not_file_is_unsupported() -> None:
    letter = Letter("1", b"{}", (MESSAGE,), "parsed")
    line = line_of("a.json", letter, "could_not_be_stored")
    assert (line["outcome"], line["reason"]) == ("unsupported", "could_not_be_stored")


def test_a_name_of_a_file_that_is_no_text_is_told_all_the_same() -> None:
    assert (
        line_of(str(Path("\udcff.json")), Letter("1", b"{}", (MESSAGE,), "parsed"))["file"] == "\ufffd.json"
    )
