"""What a connector must be told, parted into what people may see and what they may not."""

from collections.abc import Iterable, Mapping

from connectors.contract import Setting

HIDDEN = "•••"
SHORTEST_SECRET = 4
"""Shorter ones hide nothing, and taking them out would leave no sentence whole."""


def secret_names(schema: Iterable[Setting]) -> frozenset[str]:
    return frozenset(setting.name for setting in schema if setting.type == "secret")


def part(schema: Iterable[Setting], values: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """What may be shown, and what is secret."""
    secret = secret_names(schema)
    shown = {name: value for name, value in values.items() if name not in secret}
    hidden = {name: value for name, value in values.items() if name in secret and value}
    return shown, hidden


def without_secrets(text: str, schema: Iterable[Setting], values: Mapping[str, str]) -> str:
    """A channel's own words, in which it may repeat what it was told."""
    _, hidden = part(schema, values)
    for value in sorted(hidden.values(), key=len, reverse=True):
        if len(value) >= SHORTEST_SECRET:
            text = text.replace(value, HIDDEN)
    return text
