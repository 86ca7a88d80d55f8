"""The widget's files, as any shop's page asks for them."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from app.main import create_app
from app.screens import routes
from app.settings import Settings

PARTS = ("okno.js", "panel.js", "callback.js")


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the built widget, with things beside it that are nobody's business."""
    folder = tmp_path / "dist" / "widget"
    folder.mkdir(parents=True)
    for name in PARTS:
        (folder / name).write_text(f"// {name}")
    (folder / "okno.js.map").write_text("secret")
    (folder / ".env.js").write_text("secret")
    (folder.parent / "above.js").write_text("secret")
    monkeypatch.setattr(routes, "WIDGET", folder)
    return folder


@pytest.fixture
async def page(tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    """On another site."""
    app = create_app(Settings(data=tmp_path, database_url=""))
    headers = {"Origin": "https://shop.example"}
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app), base_url="http://okno.test", headers=headers
    ) as client:
        yield client


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize("name", PARTS)
async def test_each_part_may_be_used_on_any_site_and_is_kept_for_minutes(
    page: httpx.AsyncClient, name: str
) -> None:
    answer = await page.get(f"/widget/{name}", params={"v": "0a1b2c"})

    assert (answer.status_code, answer.text) == (200, f"// {name}")
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers["cache-control"] == "public, max-age=300"
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["cross-origin-resource-policy"] == "cross-origin"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "set-cookie" not in answer.headers


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize(
    "path",
    [
        "unknown.js",
        "okno.js.map",
        "okno",
        "OKNO.JS",
        ".env.js",
        "..%5cabove.js",
        "okno.js%00",
        "okno.js%0a",
    ],
)
async def test_nothing_else_is_to_be_had_there(page: httpx.AsyncClient, path: str) -> None:
    answer = await page.get(f"/widget/{path}")
    assert (answer.status_code, answer.json()["code"]) == (404, "file_not_found")


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize("path", ["..%2Fabove.js", "%2e%2e%2fabove.js", "%2Fetc%2Fpasswd", "sub/okno.js"])
async def test_an_address_with_another_slash_is_one_of_the_windows(
    page: httpx.AsyncClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    window = tmp_path / "window"
    window.mkdir()
    (window / "index.html").write_text("the window")
    monkeypatch.setattr(routes, "WINDOW", window)
    assert (await page.get(f"/widget/{path}")).text == "the window"


async def test_before_it_is_built_it_says_so(
    page: httpx.AsyncClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(routes, "WIDGET", tmp_path / "nowhere")
    answer = await page.get("/widget/okno.js")
    assert (answer.status_code, answer.json()["code"]) == (503, "screens_not_built")


@pytest.mark.usefixtures("built")
async def test_it_is_only_read(page: httpx.AsyncClient) -> None:
    assert (await page.post("/widget/okno.js")).status_code == 405
