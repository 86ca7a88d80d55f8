"""Two processes on one PostgreSQL take the same links at the same moment: each link joins one account."""

import subprocess
import sys
from pathlib import Path

import pytest

from app.kit.clock import SetClock
from tests.links.people import Shop, Visitor

pytestmark = pytest.mark.postgres
ROOT = Path(__file__).parents[2]
LINKS = 12


@pytest.fixture
def database_url(postgres_url: str) -> str:
    return postgres_url


def test_a_link_followed_twice_at_once_joins_one(shop: Shop, database_url: str, clock: SetClock) -> None:
    visitors = [Visitor(shop, shop.site, f"visitor-{number}") for number in range(LINKS)]
    for visitor in visitors:
        visitor.writes("Добрый день")
    tokens = [visitor.gets_link().token for visitor in visitors]
    channels = [str(shop.site.id), str(shop.herald.id)]
    rivals = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.links.rival", database_url, *channels, name, *tokens],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in ("left", "right")
    ]
    for rival in rivals:
        assert rival.stdout is not None
        assert rival.stdout.readline() == "ready\n"
    for rival in rivals:
        assert rival.stdin is not None
        rival.stdin.write("go\n")
        rival.stdin.flush()
    assert [rival.wait(60) for rival in rivals] == [0, 0]
    for rival in rivals:
        rival.communicate()
    assert shop.rows("SELECT count(*) FROM glues") == [(LINKS,)]
    assert shop.rows("SELECT state, count(*) FROM links GROUP BY state") == [("glued", LINKS)]
    for visitor in visitors:
        accounts = "SELECT count(*) FROM identities WHERE client_id = ?"
        assert shop.rows(accounts, visitor.client_id) == [(2,)]
