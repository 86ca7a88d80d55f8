"""Events as VK words them, one a file; beside them what is heard in each."""

import json
from dataclasses import fields, is_dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from connectors.contract import AT_ARRIVAL, Edit, Heard, MessageIn, Service
from connectors.vk.connector import VkConnector

FOLDER = Path(__file__).parents[2] / "payloads" / "vk"
HEARD = FOLDER / "heard"
NAMES = tuple(sorted(path.stem for path in FOLDER.glob("*.json")))

TOKEN = "vk1.a.Secret-of_the_shop"
GROUP_ID = 218000001
ANNA = "78777868"
SHOP = VkConnector({"token": TOKEN, "group_id": str(GROUP_ID)})
"""Enough to read what came; nothing is asked over the network."""
CLUB = VkConnector({"token": TOKEN, "groups": "yes"})
"""The same community, set up to hear chats."""


def sample(name: str) -> bytes:
    return (FOLDER / f"{name}.json").read_bytes()


def sample_json(name: str) -> Any:
    return json.loads(sample(name))


def heard(name: str) -> Heard:
    (one,) = SHOP.normalise(sample(name))
    return one


def in_club(name: str) -> Heard:
    (one,) = CLUB.normalise(sample(name))
    return one


def message(name: str) -> MessageIn:
    one = heard(name)
    assert isinstance(one, MessageIn), one
    return one


def line(name: str) -> Service:
    one = heard(name)
    assert isinstance(one, Service), one
    return one


def edit(name: str) -> Edit:
    one = heard(name)
    assert isinstance(one, Edit), one
    return one


def shown(one: object) -> Any:
    """What was heard as JSON: only what says something."""
    if isinstance(one, datetime):
        return "at arrival" if one == AT_ARRIVAL else one.isoformat()
    if isinstance(one, tuple | list):
        return [shown(each) for each in one]
    if is_dataclass(one):
        told = {field.name: shown(getattr(one, field.name)) for field in fields(one)}
        return {
            type(one).__name__: {
                name: value for name, value in told.items() if value not in (None, "", [], {}, False)
            }
        }
    return dict(one) if isinstance(one, dict) else one


def golden(name: str) -> Any:
    return json.loads((HEARD / f"{name}.json").read_text())


def heard_by(name: str) -> Any:
    """By a community that hears chats, as it hears the most."""
    return shown(CLUB.normalise(sample(name)))


def write_golden() -> None:
    """`python -m tests.connectors.vk.samples`, after a change that is meant; read the difference."""
    HEARD.mkdir(exist_ok=True)
    for name in NAMES:
        text = json.dumps(heard_by(name), ensure_ascii=False, indent=1)
        (HEARD / f"{name}.json").write_text(text + "\n")


if __name__ == "__main__":
    write_golden()
