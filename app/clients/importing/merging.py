"""A record that comes again: what of it may change the client, and what is somebody else's by now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.clients.importing.known import Standing
from app.clients.importing.reading import Problem, Row
from app.kit.text import folded

KEPT = "kept_by_hand"
"""Somebody has changed it since the last import, so it stays."""


@dataclass(slots=True)
class Change:
    """What becomes of one client. `given` is what the import has set from now on."""

    name: str | None = None
    note: str | None = None
    attributes: dict[str, str] | None = None
    add_points: list[tuple[str, str]] = field(default_factory=list)
    """(kind, value)."""
    remove_points: list[tuple[str, str]] = field(default_factory=list)
    add_tags: list[str] = field(default_factory=list)
    remove_tags: list[str] = field(default_factory=list)
    given: dict[str, Any] = field(default_factory=dict)
    kept: list[Problem] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        texts = (self.name, self.note, self.attributes)
        lists = (self.add_points, self.remove_points, self.add_tags, self.remove_tags)
        return all(text is None for text in texts) and not any(lists)


def given_by(row: Row) -> dict[str, Any]:
    """What a new client has from its row."""
    return {
        "name": row.name,
        "note": row.note,
        "attributes": row.attributes,
        "phones": list(row.phones),
        "emails": list(row.emails),
        "tags": list(row.tags),
    }


def merge(row: Row, was: Mapping[str, Any], now: Standing, mapped: frozenset[str]) -> Change:
    """`mapped`: the fields that the file speaks of. What it does not speak of, and what could not be read this time,
    stays as the last import left it."""
    silent = {problem.field for problem in row.problems}
    told = mapped - silent
    change = Change()
    change.name, change.given["name"] = _text(change, "name", row.name, was, now.name, told)
    change.note, change.given["note"] = _text(change, "note", row.note, was, now.note, told)
    _merge_attributes(change, row, was.get("attributes", {}), now, told)
    for kind, name in (("phone", "phones"), ("email", "emails")):
        wanted, had = getattr(row, name), was.get(name, [])
        add, remove, given = _several(wanted, had, getattr(now, name), is_told=kind in told)
        change.add_points += [(kind, value) for value in add]
        change.remove_points += [(kind, value) for value in remove]
        change.given[name] = given
    change.add_tags, change.remove_tags, change.given["tags"] = _several(
        row.tags, was.get("tags", []), now.tags, is_told="tags" in told
    )
    return change


def _text(
    change: Change, name: str, wanted: str, was: Mapping[str, Any], now: str, told: frozenset[str]
) -> tuple[str | None, str]:
    had = was.get(name, "")
    if name not in told or wanted == had or (name == "name" and not wanted):
        return None, had
    if now == wanted:
        return None, wanted
    if now != had:
        change.kept.append(Problem(KEPT, name, wanted[:80]))
        return None, had
    return wanted, wanted


def _merge_attributes(
    change: Change, row: Row, was: Mapping[str, str], now: Standing, told: frozenset[str]
) -> None:
    values, given = dict(now.attributes), dict(was)
    for key in sorted({*row.attributes, *was} & told):
        wanted, had, has = row.attributes.get(key, ""), was.get(key, ""), now.attributes.get(key, "")
        if wanted == had:
            continue
        if has not in {had, wanted}:
            change.kept.append(Problem(KEPT, key, wanted[:80]))
            continue
        for target in (values, given):
            target.pop(key, None)
            if wanted:
                target[key] = wanted
    change.given["attributes"] = given
    if values != now.attributes:
        change.attributes = values


def _several(
    wanted: Iterable[str], was: Iterable[str], now: Iterable[str], *, is_told: bool
) -> tuple[list[str], list[str], list[str]]:
    """To add, to remove, and what the import has given from now on. What somebody took away does not come back, and
    what somebody else added stays."""
    had = list(was)
    if not is_told:
        return [], [], had
    asked, before, has = ({folded(one): one for one in some} for some in (wanted, had, now))
    add = [value for name, value in asked.items() if name not in before and name not in has]
    remove = [value for name, value in before.items() if name not in asked and name in has]
    return add, remove, [value for name, value in before.items() if name in asked] + add
