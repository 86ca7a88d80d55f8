"""A house with all its doors, in which only the tests say when to look for what has waited too long."""

import pytest

from app.absence import duty
from tests.visitors.conftest import browser, house, settings, site

__all__ = ["browser", "house", "only_the_tests_look", "settings", "site"]


@pytest.fixture(autouse=True)
def only_the_tests_look(monkeypatch: pytest.MonkeyPatch) -> None:
    """The house looks once, at its start; then whoever moves the clock also says when to look."""
    monkeypatch.setattr(duty, "PAUSE", 3_600.0)
