"""Settings of a channel as they are given to a command: `--set name=value`."""

from collections.abc import Iterable

from app.kit.errors import OknoError


def read_given(given: Iterable[str]) -> dict[str, str]:
    """Raises OknoError not_a_setting."""
    values = {}
    for one in given:
        name, equals, value = one.partition("=")
        if not equals or not name:
            # The words themselves may be a secret.
            raise OknoError("not_a_setting")
        values[name.strip()] = value
    return values
