"""Somebody else's page changes nothing in Boris's name."""

import pytest

from app.access.forgery import is_own_origin
from tests.access.doors import Browser, code_of


async def test_a_change_must_carry_the_secret_of_the_session(boris: Browser) -> None:
    secret = boris.csrf
    for wrong in (None, "", "guess", (secret or "") + "x"):
        boris.csrf = wrong
        answer = await boris.asks("PATCH", "/me/preferences", {"theme": "dark"})
        assert (answer.status_code, code_of(answer)) == (403, "csrf_failed")

    boris.csrf = secret
    assert (await boris.asks("PATCH", "/me/preferences", {"theme": "dark"})).status_code == 200


async def test_the_secret_of_another_session_does_not_fit(boris: Browser) -> None:
    await boris.asks("GET", "/me")
    elsewhere = Browser(boris.app)
    elsewhere.client.cookies = boris.client.cookies
    elsewhere.csrf = "b" * len(boris.csrf or "")

    assert code_of(await elsewhere.asks("DELETE", "/session")) == "csrf_failed"


async def test_a_foreign_page_is_refused_even_with_the_secret(boris: Browser) -> None:
    for origin in (
        "https://elsewhere.example",
        "null",
        "http://[",
        "http://okno.test.elsewhere.example",
        "file://",
    ):
        boris.origin = origin
        answer = await boris.asks("PATCH", "/me/preferences", {"theme": "dark"})
        assert (answer.status_code, code_of(answer)) == (403, "foreign_origin")


async def test_a_script_without_a_page_needs_only_the_secret(boris: Browser) -> None:
    boris.origin = None
    assert (await boris.asks("PATCH", "/me/preferences", {"theme": "dark"})).status_code == 200


async def test_looking_needs_no_secret(boris: Browser) -> None:
    boris.csrf = None
    assert (await boris.asks("GET", "/me", origin="https://elsewhere.example")).status_code == 200


@pytest.mark.parametrize(
    ("origin", "host", "public_url", "is_own"),
    [
        ("http://127.0.0.1:8000", "127.0.0.1:8000", "", True),
        ("http://LOCALHOST:8000", "localhost:8000", "", True),
        ("http://127.0.0.1:8001", "127.0.0.1:8000", "", False),
        ("https://chat.example", "10.0.0.5:8000", "https://chat.example/", True),
        ("http://chat.example", "10.0.0.5:8000", "https://chat.example", False),
        ("https://chat.example.evil.example", "chat.example", "https://chat.example", False),
        ("https://evil.example/chat.example", "chat.example", "", False),
        ("null", "chat.example", "", False),
        ("", "", "", False),
        ("https://", "", "", False),
        ("http://[", "chat.example", "", False),
        ("http://[::1", "[::1", "", False),
        ("javascript://chat.example", "chat.example", "", False),
    ],
)
def test_a_page_is_ours_by_its_host_or_by_our_public_address(
    origin: str, host: str, public_url: str, is_own: bool
) -> None:
    assert is_own_origin(origin, host, public_url) is is_own
