"""`okno channel`, typed beside a running server."""

from pathlib import Path

import pytest

from app.channels.keyring import Keyring
from app.channels.queries import channel_cards
from app.channels.records import stored_channels
from app.channels.schemas import ChannelCard
from app.cli import channel
from app.db.engine import Database
from app.events.log import events_after
from app.settings import Settings
from tests.access.commands import Terminal
from tests.channels.postcard import PostOffice


@pytest.fixture
def terminal(database_url: str, tmp_path: Path, office: PostOffice) -> Terminal:
    return Terminal(database_url, tmp_path / "data")


def cards_in(database: Database) -> list[ChannelCard]:
    with database.snapshot() as connection:
        return channel_cards(connection)


def test_postcards_are_connected_from_the_terminal(
    terminal: Terminal, database: Database, office: PostOffice
) -> None:
    done = terminal.types(channel.app, "add", "postcard", "--name", "Открытки", "--set", "key=golden-key")

    assert done.exit_code == 0, done.output
    assert "golden-key" not in done.output
    (card,) = cards_in(database)
    assert (card.name, card.state) == ("Открытки", "active")
    assert card.public_key in done.output
    with database.snapshot() as connection:
        (stored,) = stored_channels(connection)
        assert [event.entry.kind for event in events_after(connection, 0, 10)] == ["channel.changed"]
    keyring = Keyring.of(Settings(data=terminal.data))
    assert keyring.decrypt(stored.secrets) == {"key": "golden-key"}
    assert office.told == [None]
    assert office.still_open == []


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["add", "postcard"], "bad_settings", "key: required"),
        (["add", "postcard", "--set", "colour=red"], "bad_settings", "colour: unknown"),
        (["add", "postcard", "--set", "iron-key"], "not_a_setting", "name=value"),
        (["add", "postcard", "--set", "key=iron-key"], "channel_unauthorised", "••• opens nothing here"),
        (["add", "postcard", "--set", "key=key-that-breaks"], "channel_broken_connector", "RuntimeError"),
        (["add", "postcard", "--name", "x" * 200, "--set", "key=iron-key"], "bad_request", "name: "),
        (["add", "pigeon"], "channel_unknown_kind", "okno channel kinds"),
        (["pause", "7"], "channel_not_found", "okno channel list"),
        (["resume", "7"], "channel_not_found", ""),
        (["remove", "--yes", "7"], "channel_not_found", ""),
        (["check", "7"], "channel_not_found", ""),
    ],
)
def test_what_cannot_be_done_is_said_in_words_and_a_code(
    terminal: Terminal, database: Database, words: list[str], code: str, said: str
) -> None:
    done = terminal.types(channel.app, *words)

    assert done.exit_code == 1
    assert f"({code})" in done.stderr
    assert said in done.stderr
    for secret in ("iron-key", "key-that-breaks"):
        assert secret not in done.output
    assert cards_in(database) == []


def test_a_channel_rests_goes_on_is_checked_and_goes(
    terminal: Terminal, database: Database, office: PostOffice
) -> None:
    terminal.types(channel.app, "add", "postcard", "--set", "key=golden-key")
    (card,) = cards_in(database)
    number = str(card.id)

    assert "paused" in terminal.types(channel.app, "pause", number).output
    assert "paused" in terminal.types(channel.app, "list").output
    assert "active" in terminal.types(channel.app, "resume", number).output
    office.boxes.clear()
    refused = terminal.types(channel.app, "check", number)
    assert (refused.exit_code, "(channel_unauthorised)" in refused.stderr) == (1, True)
    assert "broken" in terminal.types(channel.app, "list").output
    office.boxes["golden-key"] = "box-7"
    assert "active" in terminal.types(channel.app, "check", number).output
    assert terminal.types(channel.app, "remove", number, said="n\n").exit_code == 1
    assert len(cards_in(database)) == 1
    assert terminal.types(channel.app, "remove", number, said="y\n").exit_code == 0
    assert cards_in(database) == []


def test_what_can_be_connected_is_shown_with_what_it_must_be_told(terminal: Terminal) -> None:
    shown = terminal.types(channel.app, "kinds").output

    assert "postcard: Postcards" in shown
    assert "--set mode=   Delivery (fetch, bring) [fetch]" in shown
    assert "--set pin=   Code optional" in shown
