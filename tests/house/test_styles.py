"""Sheets of the window are fetched with their rooms and then hold for the whole page."""

import re
from collections import defaultdict
from pathlib import Path

SHEETS = Path(__file__).parents[2] / "web/inbox"
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
RULE_OF_ONE_CLASS = re.compile(r"(?<!,\n)^(\.[\w-]+) \{", re.MULTILINE)


def test_a_class_has_its_rule_in_one_sheet() -> None:
    """Two rooms that use one name would dress each other's things."""
    ruled_in: dict[str, set[str]] = defaultdict(set)
    for sheet in SHEETS.rglob("*.css"):
        for name in RULE_OF_ONE_CLASS.findall(COMMENT.sub("", sheet.read_text())):
            ruled_in[name].add(sheet.name)

    assert len(ruled_in) > 300
    assert {name: sheets for name, sheets in ruled_in.items() if len(sheets) > 1} == {}
