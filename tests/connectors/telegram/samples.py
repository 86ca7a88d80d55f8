"""Updates as Telegram words them, one a file."""

import json
from pathlib import Path
from typing import Any

from connectors.contract import Edit, Heard, MessageIn, Service
from connectors.telegram.connector import TelegramConnector

FOLDER = Path(__file__).parents[2] / "payloads" / "telegram"
NAMES = tuple(sorted(path.stem for path in FOLDER.glob("*.json")))

TOKEN = "700100:AAE-secret_of_the_shop"
ANNA = "5400000001"
SHOP = TelegramConnector({"token": TOKEN})
"""Enough to read what came; nothing is asked over the network."""
CLUB = TelegramConnector({"token": TOKEN, "groups": "yes"})
"""The same bot, set up to hear groups."""


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
