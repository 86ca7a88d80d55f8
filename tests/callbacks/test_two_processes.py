"""Two houses on one PostgreSQL: the same number asked for at both is one request, and one claim holds."""

import asyncio
from pathlib import Path

import pytest
from pydantic import SecretStr

from app.house import House
from app.main import create_app
from app.settings import Settings
from tests.callbacks.shop import HERE, Desk, Page, Shop, a_key, a_number, sign_in

pytestmark = pytest.mark.postgres


@pytest.fixture
def database_url(postgres_url: str) -> str:
    return postgres_url


async def test_one_number_at_both_doors_is_one_request(
    shop: Shop, boris: Desk, database_url: str, tmp_path: Path
) -> None:
    settings = Settings(
        data=tmp_path / "other",
        database_url=database_url,
        secret_key=SecretStr("a-key-that-is-long-enough"),
        public_url=HERE,
    )
    other = create_app(settings, shop.clock)
    async with other.router.lifespan_context(other):
        house: House = other.state.house
        there = await sign_in(other, house)
        pages = [
            Page(app, shop.key, shop.clock, address=f"198.51.100.{place}")
            for place in range(5)
            for app in (shop.app, other)
        ]
        form = await pages[0].opens()
        numbers = [a_number() for _ in range(3)]
        bodies = [(page, await page.fills_in(form, number)) for number in numbers for page in pages]
        answers = await asyncio.gather(*(page.posts("requests", body) for page, body in bodies))
        assert {answer.status_code for answer in answers} == {201}
        queue = await there.queue()
        assert sorted(card["phone"] for card in queue) == sorted(numbers)
        assert {card["requests"] for card in queue} == {len(pages)}
        # The same key at both doors at once, as a browser would that lost one of them.
        number = a_number()
        body = await pages[0].fills_in(form, number) | {"key": a_key()}
        twice = await asyncio.gather(*(page.posts("requests", body) for page in pages[:2]))
        assert len({answer.json()["token"] for answer in twice}) == 1
        key = {"key": a_key(), "outcome": "no_answer"}
        rang = await asyncio.gather(
            *(
                desk.does("POST", f"/callbacks/{queue[0]['id']}/attempts", key)
                for desk in (boris, there, boris, there)
            )
        )
        assert {answer.status_code for answer in rang} == {200}
        assert len((await boris.gets(f"/callbacks/{queue[0]['id']}"))["attempts"]) == 1
