"""Hints and guides call a choice what the screen calls it."""

import json
from pathlib import Path

import pytest

from connectors import registry

LOCALES = Path(__file__).parents[2] / "web" / "inbox" / "locales"


@pytest.mark.parametrize("kind", ["telegram", "vk"])
@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_way_messages_come_in_is_told_in_words_of_the_screen(kind: str, language: str) -> None:
    connector = registry.load(kind)
    (mode,) = (setting for setting in connector.settings if setting.name == "mode")
    shown = json.loads((LOCALES / f"{language}.json").read_text())
    hint = (mode.hint or {})[language]
    guide = " ".join(f"{step.title[language]} {step.text[language]}" for step in connector.guide)

    for choice in mode.choices:
        assert shown[f"choice.{choice}"] in hint
        assert choice not in f"{hint} {guide}"
