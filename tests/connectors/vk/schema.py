"""VK's published schema: its definitions, and random things in their shape."""

import json
import random
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[2] / "payloads" / "vk_schema"
DEEPEST = 6
ODD: tuple[object, ...] = (
    None,
    True,
    -1,
    0,
    2**63,
    1e308,
    "",
    "\x00",
    "\ud83d",
    "[id1|x",
    "💥" * 3,
    [],
    {},
    [[]],
    [None],
    {"x": {}},
)


def definition(file: str, name: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = _file(file)[name]
    return found


@cache
def _file(name: str) -> Mapping[str, Any]:
    definitions: Mapping[str, Any] = json.loads((FOLDER / name).read_text())["definitions"]
    return definitions


class Shapes:
    """By one seed always the same ones. `oddness` is how often a value is not what the schema says."""

    def __init__(self, seed: int, oddness: float) -> None:
        self._dice = random.Random(seed)
        self._oddness = oddness

    def event(self, kind: str, shape: tuple[str, str]) -> dict[str, object]:
        told = self._any({"$ref": f"../{shape[0]}#/definitions/{shape[1]}"}, DEEPEST)
        event: dict[str, object] = {"type": kind, "group_id": 1, "v": "5.199", "object": told}
        if self._dice.random() < 0.9:
            event["event_id"] = f"{self._dice.getrandbits(64):016x}"
        return event

    def _any(self, schema: Mapping[str, Any], deepest: int) -> object:
        if self._dice.random() < self._oddness:
            return self._dice.choice(ODD)
        if "$ref" in schema:
            return self._referred(schema["$ref"], deepest)
        for parts in ("oneOf", "anyOf"):
            if parts in schema:
                return self._any(self._dice.choice(schema[parts]), deepest)
        if "allOf" in schema:
            whole: dict[str, object] = {}
            for part in schema["allOf"]:
                value = self._any(part, deepest)
                whole |= value if isinstance(value, dict) else {}
            return whole
        return self._plain(schema, deepest)

    def _referred(self, reference: str, deepest: int) -> object:
        file, _, name = reference.removeprefix("../").partition("#/definitions/")
        try:
            return self._any(definition(file, name), deepest)
        except (KeyError, FileNotFoundError):
            return {}

    def _plain(self, schema: Mapping[str, Any], deepest: int) -> object:
        if "enum" in schema:
            return self._dice.choice(schema["enum"])
        kind = schema.get("type", "object")
        kind = self._dice.choice(kind) if isinstance(kind, list) else kind
        if kind == "object":
            return self._object(schema, deepest)
        if kind == "array":
            count = self._dice.randint(0, 3) if deepest > 0 else 0
            return [self._any(schema.get("items", {}), deepest - 1) for _ in range(count)]
        return self._value(kind)

    def _object(self, schema: Mapping[str, Any], deepest: int) -> dict[str, object]:
        told: dict[str, object] = {}
        for name, property_ in schema.get("properties", {}).items():
            is_needed = property_.get("required") is True
            if is_needed or (deepest > 0 and self._dice.random() < 0.5):
                told[name] = self._any(property_, deepest - 1)
        return told

    def _value(self, kind: str) -> object:
        if kind == "integer":
            return self._dice.choice((0, 1, self._dice.randint(-(2**31), 2**31), 1795000000, 2_000_000_005))
        if kind == "number":
            return self._dice.uniform(-200, 200)
        if kind == "boolean":
            return self._dice.random() < 0.5
        words = ("Здравствуйте", "[club1|Лавка] и [id5|Анна 👍]", "https://vk.com/x?a=b", "a" * 30, "")
        return self._dice.choice(words)
