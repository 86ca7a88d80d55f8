"""One command opens the shop, and whoever writes on the messenger's page is heard in it."""

import time
from pathlib import Path
from typing import Any

import httpx
import psutil
import pytest

from tests.demo.process import DemoProcess
from tests.doubles.telegram.process import RemoteTelegram
from tests.doubles.vk.process import RemoteCustomer, RemoteVk

RITA = 990100044
PATIENCE = 30
"""Seconds."""

pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]


def test_a_customer_of_the_demo_is_answered_and_found_again(tmp_path: Path) -> None:
    with DemoProcess(tmp_path, "--quiet") as demo, httpx.Client(base_url=demo.url) as boris:
        messenger = psutil.Process(demo.pid).children(recursive=True)
        telegram = RemoteTelegram(demo.telegram_url)
        me = boris.post("/api/session/link", json={"token": demo.sign_in_token}).raise_for_status().json()
        boris.headers["X-Okno-CSRF"] = me["csrf"]
        assert "Анна Ветрова" in _open_matters(boris)

        nina = telegram.customer("Нина Воробьёва")
        nina.writes("Здравствуйте, вы открыты?")
        _until_all_is_heard(telegram)
        answer = {"key": "demo-answer-1", "text": "Открыты до восьми."}
        matter = _open_matters(boris)["Нина Воробьёва"]
        boris.post(f"/api/conversations/{matter}/replies", json=answer).raise_for_status()
        assert nina.hears("Открыты до восьми.")

        rita = RemoteCustomer(RemoteVk(demo.vk_url), RITA)
        rita.writes("А провод точно два метра?")
        _until_heard(boris, "А провод точно два метра?")
        matter = _open_matters(boris)["Рита Лисичкина | интерьер без занудства"]
        answer = {"key": "demo-answer-2", "text": "Два и десять сантиметров."}
        boris.post(f"/api/conversations/{matter}/replies", json=answer).raise_for_status()
        assert rita.hears("Два и десять сантиметров.")
    assert messenger
    assert not [process for process in messenger if process.is_running()], "nothing stays behind"

    with DemoProcess(tmp_path, "--quiet", "--keep") as demo, httpx.Client(base_url=demo.url) as boris:
        telegram = RemoteTelegram(demo.telegram_url)
        boris.post("/api/session/link", json={"token": demo.sign_in_token}).raise_for_status()
        assert "Нина Воробьёва" in _open_matters(boris)
        telegram.customer("Ирина").writes("Вы завтра работаете?")
        _until_all_is_heard(telegram)
        assert {"Нина Воробьёва", "Ирина"} <= set(_open_matters(boris))


def _open_matters(boris: httpx.Client) -> dict[str, int]:
    return {row["client"]["name"]: row["id"] for row in _open_rows(boris)}


def _open_rows(boris: httpx.Client) -> list[dict[str, Any]]:
    page = boris.get("/api/conversations", params={"view": "open"}).raise_for_status().json()
    rows: list[dict[str, Any]] = page["rows"]
    return rows


def _until_heard(boris: httpx.Client, words: str) -> None:
    """Until somebody's newest words are these."""
    deadline = time.monotonic() + PATIENCE
    while not any(row["preview"]["text"] == words for row in _open_rows(boris)):
        assert time.monotonic() < deadline, f"nobody said {words!r}"


def _until_all_is_heard(telegram: RemoteTelegram) -> None:
    """The house confirms an update only after it is kept."""
    while telegram.ask("GET", "/updates"):
        continue
