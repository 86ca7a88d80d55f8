"""Taking from a copy of VK's schema what the tests need: the definitions they name and all that these lead to.

    python -m tests.test_doubles.vk.take_schema FOLDER

FOLDER is a copy of https://github.com/VKCOM/vk-api-schema. Nothing is changed but what is left out.
"""

import json
import shutil
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from tests.test_doubles.vk.oracle import NEEDED, SCHEMA

ASKED = (
    "groups.addCallbackServer",
    "groups.deleteCallbackServer",
    "groups.editCallbackServer",
    "groups.setCallbackSettings",
    "messages.delete",
    "messages.edit",
    "messages.getConversations",
    "messages.getConversationsById",
    "messages.getHistory",
    "messages.send",
    "messages.setActivity",
)
"""Of our questions those for which the schema lists refusals."""


def main() -> None:
    source = Path(sys.argv[1])
    taken: dict[str, set[str]] = defaultdict(set)
    waiting = list(NEEDED)
    while waiting:
        file, name = waiting.pop()
        if name in taken[file]:
            continue
        taken[file].add(name)
        definition = json.loads((source / file).read_text())["definitions"][name]
        waiting.extend(_led_to(definition))
    for file, names in taken.items():
        _write(source / file, SCHEMA / file, names)
    _take_refusals(source)
    shutil.copy(source / "LICENSE", SCHEMA / "LICENSE")


def _take_refusals(source: Path) -> None:
    """All refusals that any question may meet or one of ours is said to, and by which of ours."""
    whole = json.loads((source / "errors.json").read_text())
    refused: dict[str, list[str]] = {}
    for file in sorted(source.glob("*/methods.json")):
        for method in json.loads(file.read_text())["methods"]:
            if method["name"] in ASKED:
                refused[method["name"]] = [one["$ref"].rpartition("/")[2] for one in method.get("errors", [])]
    met = {name for names in refused.values() for name in names}
    taken = {name: one for name, one in whole["errors"].items() if name in met or one.get("global")}
    kept = whole | {"errors": taken, "methods": refused}
    (SCHEMA / "errors.json").write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n")


def _led_to(value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        if isinstance(reference := value.get("$ref"), str):
            path, _, name = reference.partition("#/definitions/")
            # References are written from a folder beside the one that is meant.
            yield str(PurePosixPath(path).relative_to("..")), name
        for part in value.values():
            yield from _led_to(part)
    elif isinstance(value, list):
        for part in value:
            yield from _led_to(part)


def _write(source: Path, target: Path, names: set[str]) -> None:
    whole = json.loads(source.read_text())
    definitions = {name: one for name, one in whole["definitions"].items() if name in names}
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(whole | {"definitions": definitions}, ensure_ascii=False, indent=1) + "\n")


if __name__ == "__main__":
    main()
