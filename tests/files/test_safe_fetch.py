"""A stranger's link leads to a stranger's file, and nowhere else."""

import traceback
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from app.files.addresses import AddressRule, is_public
from app.files.safe_fetch import LONGEST_ADDRESS, SafeFetch
from connectors.contract import SendFailed
from tests.files.strangers import HERE, INSIDE, Stranger, stranger

LIMIT = 1_000_000
SECRET = "vk1.a.signature-of-the-link"


@pytest.fixture
async def server() -> AsyncIterator[Stranger]:
    async with stranger() as somebody:
        yield somebody


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "fetched"


async def refused(fetch: SafeFetch, url: str, place: Path) -> SendFailed:
    with pytest.raises(SendFailed) as refusal:
        await fetch.fetch(url, place, LIMIT)
    return refusal.value


def kept_in(place: Path) -> bytes:
    return place.read_bytes() if place.exists() else b""


async def test_a_file_comes_as_it_is(server: Stranger, place: Path) -> None:
    await server.fetch().fetch(server.at(f"/photo?sign={SECRET}%2Fq&x=%D0%B0"), place, LIMIT)

    assert kept_in(place) == b"a photograph"
    assert server.asked == [f"photos.example:{server.port} /photo?sign={SECRET}%2Fq&x=%D0%B0"]
    assert server.headers[0]["Accept-Encoding"] == "identity"
    assert "Cookie" not in server.headers[0]


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.1.2.3",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "192.0.2.1",
        "198.18.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "64:ff9b::127.0.0.1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::8.8.8.8",
        "2002:7f00:1::",
        "2002:a9fe:a9fe::",
        "2001:0:1::1",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "fec0::1",
        "ff02::1",
        "no address",
        "",
    ],
)
def test_an_address_inside_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address",
    ["8.8.8.8", "87.240.129.133", "2a00:bdc0::1", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8"],
)
def test_an_address_outside_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/x",
        "http://[::1]/x",
        "http://[::ffff:127.0.0.1]/x",
        "http://[::ffff:7f00:1]/x",
        "http://169.254.169.254/latest/meta-data",
        "http://10.0.0.1/",
        "http://0.0.0.0/",
        "http://0/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0x7f.0.0.1/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://localhost/",
        "http://localhost./",
        "http://①②⑦.⓪.⓪.①/",
    ],
)
async def test_however_a_host_inside_is_written_it_is_not_asked(url: str, place: Path) -> None:
    refusal = await refused(SafeFetch(), url, place)
    # A name that this machine's own look-up does not understand leads nowhere either.
    assert (refusal.code, refusal.outcome) in {("not_allowed", "final"), ("network", "retry")}
    assert kept_in(place) == b""


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://photos.example/x",
        "gopher://photos.example/x",
        "//photos.example/x",
        "photos.example/x",
        "http://",
        "http:///x",
        "http://photos.example:99999/",
        "http://[::1/",
        "https://anna:secret@photos.example/x",
        "https://token@photos.example/x",
        "http://photos.example:22/",
        "http://photos.example:8080/",
        "http://photos.example/" + "x" * LONGEST_ADDRESS,
        "",
    ],
)
async def test_what_is_no_plain_address_of_the_web_is_refused(url: str, place: Path) -> None:
    refusal = await refused(SafeFetch(), url, place)
    assert (refusal.code, refusal.outcome) == ("not_allowed", "final")


async def test_a_host_with_one_address_inside_is_not_asked(server: Stranger, place: Path) -> None:
    server.names["photos.example"] = [[HERE, INSIDE]]

    assert (await refused(server.fetch(), server.at("/photo"), place)).code == "not_allowed"
    assert server.asked == []


async def test_a_name_that_means_something_else_a_moment_later_gains_nothing(
    server: Stranger, place: Path
) -> None:
    """What was checked is what is connected to: nobody is asked a second time."""
    server.names["photos.example"] = [[HERE], [INSIDE]]

    await server.fetch().fetch(server.at("/photo"), place, LIMIT)

    assert server.looked_up == ["photos.example"]
    assert kept_in(place) == b"a photograph"


async def test_each_redirect_is_looked_at_like_a_new_link(server: Stranger, place: Path) -> None:
    there = server.at("/photo", host="cdn.example")

    await server.fetch().fetch(server.at(f"/moved?to={there}"), place, LIMIT)

    assert kept_in(place) == b"a photograph"
    assert server.looked_up == ["photos.example", "cdn.example"]


@pytest.mark.parametrize(
    "to",
    [
        "http://127.0.0.2:{port}/photo",
        "http://inside.example:{port}/photo",
        "http://[::1]:{port}/photo",
        "http://photos.example:22/",
        "file:///etc/passwd",
        "http://a:b@photos.example:{port}/photo",
    ],
)
async def test_no_redirect_leads_inside(server: Stranger, place: Path, to: str) -> None:
    server.names["inside.example"] = [[INSIDE]]
    url = server.at(f"/moved?to={to.format(port=server.port)}")

    assert (await refused(server.fetch(), url, place)).code == "not_allowed"
    assert len(server.asked) == 1


async def test_a_circle_of_redirects_is_left(server: Stranger, place: Path) -> None:
    refusal = await refused(server.fetch(), server.at("/moved?to="), place)

    assert (refusal.code, refusal.outcome) == ("not_allowed", "final")
    assert len(server.asked) == 4


@pytest.mark.parametrize("door", ["/endless", "/claims"])
async def test_more_than_the_limit_is_never_kept(server: Stranger, place: Path, door: str) -> None:
    refusal = await refused(server.fetch(), server.at(door), place)

    assert (refusal.code, refusal.outcome) == ("file_too_big", "final")
    assert len(kept_in(place)) <= LIMIT


@pytest.mark.parametrize("patience", [{"for_more": 0.2}, {"in_all": 0.5}])
async def test_a_server_that_falls_silent_is_left(
    server: Stranger, place: Path, patience: dict[str, float]
) -> None:
    refusal = await refused(server.fetch(**patience), server.at("/silent"), place)
    assert (refusal.code, refusal.outcome) == ("timeout", "retry")


@pytest.mark.parametrize(
    ("door", "code", "outcome"),
    [
        ("/status/403", "expired", "retry"),
        ("/status/404", "expired", "retry"),
        ("/status/410", "expired", "retry"),
        ("/status/429", "rate_limited", "retry"),
        ("/status/500", "server_error", "retry"),
        ("/status/204", "server_error", "retry"),
        ("/status/206", "server_error", "retry"),
        ("/short", "network", "retry"),
        ("/empty", "bad_file", "retry"),
        ("/packed", "bad_file", "final"),
    ],
)
async def test_every_trouble_has_its_code(
    server: Stranger, place: Path, door: str, code: str, outcome: str
) -> None:
    refusal = await refused(server.fetch(), server.at(door), place)
    assert (refusal.code, refusal.outcome) == (code, outcome)
    assert refusal.retry_after == (timedelta(seconds=7) if code == "rate_limited" else None)


async def test_no_proxy_of_the_surroundings_is_used(
    server: Stranger, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")

    await server.fetch().fetch(server.at("/photo"), place, LIMIT)

    assert kept_in(place) == b"a photograph"


@pytest.mark.parametrize("door", ["/status/500", "/short", "/silent", "/moved?to=file:///", "/endless"])
async def test_no_trouble_tells_the_link(
    server: Stranger, place: Path, door: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    url = server.at(f"{door}{'&' if '?' in door else '?'}sign={SECRET}")

    hurried = server.fetch(for_more=0.2) if door == "/silent" else server.fetch()
    refusal = await refused(hurried, url, place)

    told = "".join(traceback.format_exception(refusal.__cause__ or refusal.with_traceback(None)))
    assert SECRET not in told + caplog.text.replace(server.asked[0].split()[1], "")


async def test_a_host_of_our_own_is_asked_when_it_was_named(server: Stranger, place: Path) -> None:
    named = SafeFetch(AddressRule.of(f" elsewhere:1, 127.0.0.1:{server.port}"))

    await named.fetch(server.at("/photo", host=HERE), place, LIMIT)

    assert kept_in(place) == b"a photograph"
    other_port = f"http://127.0.0.1:{server.port + 1}/photo"
    assert (await refused(named, other_port, place)).code == "not_allowed"
