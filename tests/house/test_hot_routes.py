"""The hottest doors lie beside the framework's halls, and refuse in the same words as all others."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from app.main import create_app
from app.settings import Settings


@pytest.fixture
async def caller(tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    """Somebody who calls a house that knows no channel yet."""
    app = create_app(Settings(data=tmp_path, database_url=""))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://okno.test") as client:
        yield client


async def test_a_call_for_a_channel_that_is_not_here_is_a_problem_with_a_code(
    caller: httpx.AsyncClient,
) -> None:
    answer = await caller.post("/hooks/nobody", content=b"{}")

    assert (answer.status_code, answer.json()["code"]) == (404, "channel_not_found")
    assert answer.headers["content-type"] == "application/problem+json"


async def test_a_door_that_is_only_called_is_not_to_be_looked_at(caller: httpx.AsyncClient) -> None:
    answer = await caller.put("/hooks/nobody")

    assert (answer.status_code, answer.json()["code"]) == (405, "method_not_allowed")


async def test_a_call_that_is_too_long_is_refused_before_it_is_read(caller: httpx.AsyncClient) -> None:
    answer = await caller.post("/hooks/nobody", content=b"x" * 1_000_001)

    assert (answer.status_code, answer.json()["code"]) == (413, "body_too_large")
