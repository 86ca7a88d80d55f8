"""The parameters of one call: strings, read as leniently as VK reads them."""

import json
import re
from dataclasses import dataclass, field
from typing import Any

from tests.doubles.vk.ledger import Call
from tests.doubles.vk.refusals import wrong
from tests.doubles.vk.wire import Json, version_of

WHOLE = re.compile(r"-?\d+")


@dataclass
class Arguments:
    call: Call
    fields: dict[str, str] = field(default_factory=dict)

    @property
    def version(self) -> tuple[int, int]:
        return version_of(self.text("v")) or (0, 0)

    def text(self, name: str) -> str:
        return self.fields.get(name, "")

    def has(self, name: str) -> bool:
        return self.text(name) != ""

    def required(self, name: str) -> str:
        if not self.has(name):
            raise wrong(f"{name} is undefined")
        return self.text(name)

    def flag(self, name: str) -> bool:
        return self.text(name).lower() in {"1", "true"}

    def whole(self, name: str, default: int = 0) -> int:
        """A number; what is none counts as 0."""
        found = WHOLE.match(self.text(name).strip()) if self.has(name) else None
        if self.has(name):
            return int(found[0]) if found else 0
        return default

    def required_whole(self, name: str) -> int:
        text = self.required(name).strip()
        if not WHOLE.fullmatch(text):
            raise wrong(f"{name} should be integer")
        return int(text)

    def bounded(self, name: str, default: int, *, low: int, high: int) -> int:
        value = self.whole(name, default)
        if not low <= value <= high:
            word = "less or equal" if value > high else "greater or equal"
            raise wrong(f"{name} should be {word} to {high if value > high else low}")
        return value

    def number(self, name: str) -> float:
        try:
            return float(self.text(name))
        except ValueError:
            raise wrong(f"{name} should be a number") from None

    def listed(self, name: str) -> list[str]:
        """Values parted by commas."""
        return [value.strip() for value in self.text(name).split(",") if value.strip()]

    def numbers(self, name: str, *, most: int) -> list[int]:
        numbers = [int(value) for value in self.listed(name) if WHOLE.fullmatch(value)]
        if len(numbers) > most:
            raise wrong(f"{name} has more than {most} items")
        return numbers

    def object(self, name: str) -> Json:
        try:
            given = self.json(name)
        except ValueError:
            given = None
        if not isinstance(given, dict):
            raise wrong(f"{name} should be a JSON object")
        return given

    def json(self, name: str) -> Any:
        """The parsed value, None when absent; ValueError when it is broken."""
        return json.loads(self.text(name)) if self.has(name) else None
