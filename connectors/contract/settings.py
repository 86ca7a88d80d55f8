"""What a connector must be told. The screen draws its form, and the command its options, from these."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Setting:
    """One value. `label` and `hint` are given per language (`ru`, `en`)."""

    name: str
    label: Mapping[str, str]
    type: Literal["text", "secret", "url", "choice", "switch", "list"] = "text"
    hint: Mapping[str, str] | None = None
    required: bool = True
    default: str = ""
    """A switch is `yes` or `no`; a list has one entry a line."""
    choices: tuple[str, ...] = ()
    advanced: bool = False
    pattern: str = ""
    """A regular expression that the whole of a value that is given must fit."""


class BadSettings(Exception):
    """Values do not fit the schema. `problems` maps a setting's name to unknown, required, not_a_choice,
    not_an_address or bad_value."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__(", ".join(f"{name}: {problem}" for name, problem in problems.items()))
        self.problems = dict(problems)


def read_settings(schema: Iterable[Setting], given: Mapping[str, str]) -> dict[str, str]:
    """The full set of values, defaults filled in and blanks trimmed. Raises BadSettings."""
    settings = tuple(schema)
    values = {setting.name: given.get(setting.name, "").strip() or setting.default for setting in settings}
    problems = {name: "unknown" for name in given if name not in values}
    for setting in settings:
        value = values[setting.name]
        if setting.required and not value:
            problems[setting.name] = "required"
        elif value and not _fits(setting, value):
            problems[setting.name] = "not_an_address" if setting.type == "url" else "not_a_choice"
        elif value and setting.pattern and not re.fullmatch(setting.pattern, value):
            problems[setting.name] = "bad_value"
    if problems:
        raise BadSettings(problems)
    return values


def _fits(setting: Setting, value: str) -> bool:
    if setting.type == "switch":
        return value in ("yes", "no")
    if setting.type == "url":
        return value.startswith(("http://", "https://"))
    return not setting.choices or value in setting.choices
