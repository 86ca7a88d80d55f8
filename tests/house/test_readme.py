"""The README keeps its word about the settings."""

import re
from pathlib import Path

from app.settings import Settings

README = Path(__file__).parents[2] / "README.md"


def settings_table() -> str:
    """The rows as they should stand."""
    rows = []
    for name, field in Settings.model_fields.items():
        default = "" if field.default in (None, "") else f"`{field.default}`"
        rows.append(f"| `OKNO_{name.upper()}` | {default} | {field.description} |")
    return "\n".join(rows)


def test_the_table_of_settings_is_complete() -> None:
    section = re.search(r"<!-- settings.*?-->\n(.*?)<!-- /settings -->", README.read_text(), re.DOTALL)
    assert section is not None
    assert section.group(1).split("\n", 2)[2].strip() == settings_table()


def test_every_setting_says_what_it_is_for() -> None:
    assert [name for name, field in Settings.model_fields.items() if not field.description] == []


def test_files_that_the_readme_leads_to_exist() -> None:
    root = README.parent
    named = re.findall(r"`((?:app|connectors|web|tests)/[\w/.]+\.\w+)`", README.read_text())
    assert named
    assert [file for file in named if not (root / file).exists()] == []
