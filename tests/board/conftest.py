"""A house with all its doors, in which only the tests say when time passes."""

from tests.absence.conftest import only_the_tests_look
from tests.visitors.conftest import browser, house, settings, site

__all__ = ["browser", "house", "only_the_tests_look", "settings", "site"]
