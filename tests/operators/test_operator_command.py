"""`okno operator`, typed beside a running server."""

from pathlib import Path

import pytest

from app.cli import operator
from app.db.engine import Database
from app.db.writer import Writer
from app.events.log import append, events_after, last_seq
from app.kit.clock import SetClock, SystemClock
from app.kit.json import loads
from app.operators.adding import ensure_owner
from app.operators.passwords import is_password
from app.operators.queries import all_operators, credentials_of
from app.operators.sign_in_link import redeem_link
from tests.access.commands import Terminal

PASSWORD = "три окна на север"


@pytest.fixture
def terminal(database_url: str, tmp_path: Path) -> Terminal:
    return Terminal(database_url, tmp_path / "data")


def test_kate_is_added_while_the_server_runs_and_its_windows_hear_of_it(
    terminal: Terminal, database: Database, clock: SetClock
) -> None:
    with Writer(database, append).running() as server:
        server.write_now(ensure_owner, clock.now())
        with database.snapshot() as connection:
            before = last_seq(connection)

        done = terminal.types(
            operator.app,
            "add",
            "--name",
            "Kate",
            "--email",
            "Kate@Shop.Example",
            "--role",
            "admin",
            "--password-stdin",
            said=f"{PASSWORD}\n",
        )

        assert done.exit_code == 0, done.output
        assert "Kate <kate@shop.example> is now here as admin." in done.output
        assert PASSWORD not in done.output
        server.write_now(ensure_owner, clock.now())
    with database.snapshot() as connection:
        (event,) = events_after(connection, before, 10)
        known = credentials_of(connection, "kate@shop.example")
    assert event.entry.kind == "operator.changed"
    assert loads(event.entry.body)["operator"]["name"] == "Kate"
    assert known is not None
    assert is_password(known.password_hash, PASSWORD)


def test_a_house_that_never_started_can_be_given_its_first_owner(tmp_path: Path) -> None:
    terminal = Terminal("", tmp_path / "new" / "data")

    done = terminal.types(
        operator.app,
        "add",
        "--name",
        "Boris",
        "--email",
        "b@shop.example",
        "--role",
        "owner",
        "--no-password",
    )

    assert done.exit_code == 0, done.output
    assert "okno operator link b@shop.example" in done.output
    listed = terminal.types(operator.app, "list")
    assert "owner" in listed.output
    assert "b@shop.example" in listed.output


def test_a_link_lets_in_whom_it_was_made_for(terminal: Terminal, database: Database) -> None:
    terminal.types(operator.app, "add", "--name", "Kate", "--email", "kate@shop.example", "--no-password")

    done = terminal.types(operator.app, "link", " KATE@shop.example")

    assert done.exit_code == 0, done.output
    address, _, token = done.stdout.strip().partition("#")
    assert address == "http://127.0.0.1:8000/sign-in"
    with Writer(database, append).running() as server:
        signed_in = server.write_now(redeem_link, token, SystemClock().now())
    with database.snapshot() as connection:
        assert [card.name for card in all_operators(connection) if card.id == signed_in] == ["Kate"]


@pytest.mark.parametrize(
    ("words", "said", "code"),
    [
        (["add", "--name", "K", "--email", "kate", "--no-password"], "", "bad_email"),
        (["add", "--name", "\u200b", "--email", "k@s.example", "--no-password"], "", "name_empty"),
        (["add", "--name", "K", "--email", "taken@s.example", "--no-password"], "", "email_taken"),
        (["add", "--name", "K", "--email", "k@s.example"], "", "password_missing"),
        (["add", "--name", "K", "--email", "k@s.example"], "short\n", "password_too_short"),
        (["link", "nobody@s.example"], "", "operator_not_found"),
    ],
)
def test_what_cannot_be_done_is_said_in_words_and_a_code(
    terminal: Terminal, words: list[str], said: str, code: str
) -> None:
    terminal.types(operator.app, "add", "--name", "T", "--email", "taken@s.example", "--no-password")

    done = terminal.types(operator.app, *words, said=said)

    assert done.exit_code == 1
    assert f"({code})" in done.stderr
    assert "Traceback" not in done.output
    assert "short" not in done.output.replace("too_short", "")
