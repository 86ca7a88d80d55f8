"""Nothing is open by accident: every door and every kind of event says who may pass."""

from pathlib import Path

import pytest
from fastapi import FastAPI
from pydantic import SecretStr

from app.access.declared_routes import PUBLIC, SIGNED_IN, declared_rights
from app.access.rights import RIGHTS
from app.events.kinds import KINDS
from app.main import create_app
from app.settings import Settings


@pytest.fixture
def app(tmp_path: Path) -> FastAPI:
    return create_app(
        Settings(data=tmp_path, secret_key=SecretStr("a-key-that-is-long-enough"), demo_shop=True)
    )


def test_every_door_declares_who_may_pass(app: FastAPI) -> None:
    silent = [door for door, declared in declared_rights(app.routes) if not declared]
    assert [door for door in silent if "/assets" not in door] == []


def test_doors_declare_only_rights_that_exist(app: FastAPI) -> None:
    declared = {right for _, rights in declared_rights(app.routes) for right in rights}
    assert declared <= RIGHTS | {PUBLIC, SIGNED_IN}


def test_every_kind_of_event_declares_a_right(app: FastAPI) -> None:
    assert KINDS
    assert {kind.right for kind in KINDS.values()} <= RIGHTS
