"""What every connector says of itself, and that it says it soundly."""

# The asserts are what this module is made of.
# ruff: noqa: S101

import re
from contextlib import suppress
from datetime import timedelta

from connectors.contract import BadSettings, Connector, read_settings

# Which capability goes with which method: who promises one has the other.
GOES_WITH = {
    "polls": "receive",
    "webhooks": "read_webhook",
    "looks_back": "look_back",
    "edits": "edit",
    "deletes": "delete",
    "entry_links": "entry_link",
    "places_calls": "place_call",
    "reports_calls": "read_call_report",
}
# The house does these itself where it holds the person's socket.
GOES_WITH_UNLESS_HELD = {"typing_out": "typing", "shows_our_reading": "mark_read"}


class Promises:
    """The part of the suite that asks nothing of the channel."""

    def test_it_has_a_name_that_can_stay_for_life(self, connector: Connector) -> None:
        assert re.fullmatch(r"[a-z][a-z0-9_]{0,39}", connector.kind), connector.kind
        assert connector.title.get("en"), "the title needs English at least"
        assert all(connector.title.values()), "a title without words"

    def test_it_can_do_what_it_says_it_can(self, connector: Connector) -> None:
        can = connector.capabilities
        pairs = dict(GOES_WITH) if can.held_socket else GOES_WITH | GOES_WITH_UNLESS_HELD
        for promise, method in pairs.items():
            has = getattr(type(connector), method) is not getattr(Connector, method)
            assert getattr(can, promise) == has, f"capability {promise} and method {method} disagree"

    def test_something_can_come_in_and_its_limits_are_limits(self, connector: Connector) -> None:
        can = connector.capabilities
        ways = (can.polls, can.webhooks, can.held_socket, can.takes_requests)
        assert any(ways), "no way for a message to come in"
        assert can.webhooks or not can.looks_back, "looks back, but is never called"
        assert can.text_limit > 0
        assert can.sends_at_once > 0
        assert can.sends_per_second is None or can.sends_per_second > 0
        assert can.chat_pause >= timedelta(0)
        assert not (connector.is_polled and not can.polls), "is_polled, but cannot be polled"

    def test_the_limits_of_its_files_are_limits(self, connector: Connector) -> None:
        can = connector.capabilities
        assert can.file_limit > 0
        assert all(0 < limit <= can.file_limit for limit in can.file_limits.values()), "less, where given"
        assert can.caption_limit is None or 0 <= can.caption_limit <= can.text_limit
        assert not can.albums or can.album_limit > 1, "an album of one"
        assert can.files_out or not can.albums, "albums, but no files"

    def test_its_guide_can_be_drawn(self, connector: Connector) -> None:
        settings = {setting.name for setting in connector.settings}
        for step in connector.guide:
            assert step.title.get("en"), "a step without an English title"
            assert step.setting is None or step.setting in settings, f"no such setting: {step.setting}"
            for words in (step.title, step.text, *(drawn.words for drawn in step.scene)):
                assert words.keys() >= {"en"}, f"not in English: {words}"
                assert words.keys() == step.title.keys(), f"in other languages than its title: {words}"

    def test_its_settings_can_be_drawn_as_a_form(self, connector: Connector) -> None:
        names = [setting.name for setting in connector.settings]
        assert len(set(names)) == len(names), "two settings share a name"
        for setting in connector.settings:
            assert re.fullmatch(r"[a-z][a-z0-9_]*", setting.name), setting.name
            assert setting.label.get("en"), f"{setting.name} has no English label"
            assert bool(setting.choices) == (setting.type == "choice"), f"{setting.name}: choices"
            assert setting.type != "choice" or setting.default in ("", *setting.choices), setting.name
            assert setting.type != "switch" or setting.default in ("yes", "no"), f"{setting.name}: yes or no"
            assert setting.type != "secret" or not setting.default, (
                f"{setting.name}: a secret everybody knows"
            )

    def test_its_settings_hold_for_the_values_it_was_opened_with(self, connector: Connector) -> None:
        assert read_settings(connector.settings, connector.values)
        with suppress(BadSettings):
            read_settings(connector.settings, {})
