"""Whatever somebody may set has a screen, or a written reason why not."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from pydantic import BaseModel, SecretStr

from app.access.declared_routes import SIGNED_IN, declared_rights
from app.main import create_app
from app.settings import Settings
from connectors.registry import kinds, load
from tests.architecture.reading import ROOT

WINDOW = ROOT / "web" / "inbox"
SETTERS = {"settings.manage", "channels.manage", "operators.manage", SIGNED_IN}
"""Rights of doors that set something for longer than the moment."""

OF_THE_SERVER: dict[str, str] = {
    "data": "where everything lies is known before anything can be read",
    "database_url": "a house does not change the database under its feet",
    "bus": "processes must agree on it before they can speak",
    "redis_url": "processes must agree on it before they can speak",
    "bus_space": "processes must agree on it before they can speak",
    "files": "what was stored elsewhere would be lost from sight",
    "s3_endpoint": "belongs to the store of files",
    "s3_bucket": "belongs to the store of files",
    "s3_region": "belongs to the store of files",
    "s3_access_key": "belongs to the store of files",
    "s3_secret_key": "belongs to the store of files, and is a secret of the server",
    "s3_prefix": "belongs to the store of files",
    "upload_mb": "the server in front has a limit of its own that must agree",
    "fetch_private_hosts": "opens the server's own network, which only who runs it may decide",
    "host": "the address to listen on",
    "port": "the address to listen on",
    "public_url": "cookies, links and webhooks are made from it",
    "secret_key": "the key to all secrets must not lie beside them",
    "trusted_proxies": "whoever may set it could forge addresses",
    "demo_shop": "for trying out",
    "sign_in_link": "how the first one comes in",
    "log_level": "for who runs the server",
    "raw_days": "how long data is kept is promised to others, and decided by who runs the server",
    "event_days": "how long data is kept is promised to others, and decided by who runs the server",
    "visit_days": "how long data is kept is promised to others, and decided by who runs the server",
    "reopen_hours": "conversations that exist were parted by it",
    "link_minutes": "how far links are trusted is a matter of the server's safety",
    "sent_link_hours": "how far links are trusted is a matter of the server's safety",
    "own_contacts": "read once at the start, into every process alike",
    "session_days": "how long sessions live is a matter of the server's safety",
    "writer_connections": "depends on the database server",
}
"""Environment variables, by the name without OKNO_: why each is set before start and on no screen."""

SCREENS: dict[str, str] = {
    "Workplace": "settings/workplace",
    "Preferences": "settings/MePage.tsx",
    "PasswordChange": "settings/PasswordForm.tsx",
    "Away": "actions/away.ts",
    "HoursCard": "settings/hours",
    "AutoReplyRules": "settings/replies",
    "TeamChange": "settings/teams",
    "OperatorChange": "settings",
    "AttributeChange": "settings/card",
    "TagChange": "settings/card",
    "ChannelChange": "settings",
}
"""Where what a body names is set."""

ELSEWHERE: dict[str, str] = {
    "ChannelChange.settings": "drawn from what the connector declares: settings/SettingFields.tsx",
    "HoursCard.channel_id": "which place it is, not what is set there",
    "HoursCard.team_id": "which place it is, not what is set there",
}


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    folder = tmp_path_factory.mktemp("house")
    return create_app(Settings(data=folder, secret_key=SecretStr("a-key-that-is-long-enough")))


def bodies(app: FastAPI) -> Iterator[type[BaseModel]]:
    """What doors take that set something which stays."""
    for route in iter_route_contexts(app.routes):
        if not {"PUT", "PATCH"} & set(route.methods or ()):
            continue
        if SETTERS & frozenset().union(*(rights for door, rights in declared_rights([route.original_route]))):
            dependant: Any = getattr(route, "dependant", None)
            taken = dependant.body_params if dependant else ()
            yield from (field.field_info.annotation for field in taken)


def words_at(place: str) -> str:
    """All that stands in the files of the window there."""
    found = WINDOW / place
    files = [found] if found.is_file() else sorted(found.rglob("*.ts*"))
    return "\n".join(file.read_text() for file in files if ".test." not in file.name)


def is_set_at(place: str, field: str) -> bool:
    return re.search(rf"\b{field}\b", words_at(place)) is not None


def test_what_a_door_sets_is_on_a_screen(app: FastAPI) -> None:
    found = list(bodies(app))
    assert {body.__name__ for body in found} == set(SCREENS)
    nowhere = [
        f"{body.__name__}.{field}"
        for body in found
        for field in body.model_fields
        if f"{body.__name__}.{field}" not in ELSEWHERE
        and not (body.__name__ in SCREENS and is_set_at(SCREENS[body.__name__], field))
    ]
    assert nowhere == [], "neither a screen nor a reason"


def test_what_is_set_before_the_start_says_why() -> None:
    assert set(OF_THE_SERVER) == set(Settings.model_fields)
    assert [name for name, reason in OF_THE_SERVER.items() if len(reason) < 10] == []


def test_every_setting_of_a_channel_is_drawn() -> None:
    """By one form for all: a setting needs words in both languages, and a type that the form knows."""
    form = words_at("settings/SettingField.tsx") + words_at("settings/SettingFields.tsx")
    wrong = [
        f"{kind}.{setting.name}"
        for kind in kinds()
        for setting in load(kind).settings
        if not {"ru", "en"} <= set(setting.label) or not _is_drawn(setting.type, form)
    ]
    assert wrong == []


def _is_drawn(kind: str, form: str) -> bool:
    """Text and addresses are the form's plain field."""
    return kind in {"text", "url"} or f'"{kind}"' in form
