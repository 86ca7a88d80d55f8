"""The demo shop signs its own customer, and links from messengers lead to its page."""

from pathlib import Path

import pytest

from app.cli.serve import prepare
from app.kit.clock import SetClock
from app.kit.json import loads
from app.settings import Settings
from tests.visitors.browsers import Browser
from tests.visitors.doors import OpenHouse

NUMBER = "0123456789abcdef"


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    address = "" if database_url.startswith("sqlite") else database_url
    made = Settings(data=tmp_path / "data", database_url=address, demo_shop=True, port=8_123)
    prepare(made)
    return made


async def token(house: OpenHouse, **asked: str) -> str:
    async with house.knocker() as http:
        answer = await http.post("/demo/customer", params={"number": NUMBER} | asked)
    assert answer.status_code == 200, answer.text
    assert answer.headers["cache-control"] == "no-store"
    made: str = answer.json()["token"]
    return made


def demo_site(house: OpenHouse) -> int:
    return int(house.rows("SELECT id FROM channels WHERE public_key = 'demo'")[0][0])


async def test_anna_signs_in_at_the_demo_shop(house: OpenHouse) -> None:
    laptop = Browser(house, demo_site(house), "laptop")
    page = await laptop.opens()
    await page.writes("Чайник ещё есть?")
    await page.says(type="identify", token=await token(house))
    assert (page.user, page.texts) == (
        {"id": f"anna-{NUMBER}", "name": "Анна Соколова"},
        ["Чайник ещё есть?"],
    )
    await page.says(type="sign_out")
    assert (await laptop.opens()).texts == []
    again = await laptop.opens(await token(house, language="en"))
    assert again.user == {"id": f"anna-{NUMBER}", "name": "Anna Sokolova"}


async def test_a_number_that_is_none_is_refused(house: OpenHouse) -> None:
    async with house.knocker() as http:
        for number in ("", "short", "UPPER-CASE-LETTERS", "x" * 41, "spaces are not"):
            answer = await http.post("/demo/customer", params={"number": number})
            assert (answer.status_code, answer.json()["code"]) == (422, "invalid_request")


async def test_what_the_demo_needs_is_set_at_each_start_and_the_owners_word_stays(
    house: OpenHouse, settings: Settings
) -> None:
    def stored() -> tuple[str, dict[str, str]]:
        page, secrets = house.rows("SELECT settings, secrets FROM channels WHERE public_key = 'demo'")[0]
        return loads(page)["page"], house.house.keyring.decrypt(secrets)

    page, secrets = stored()
    assert page == "http://127.0.0.1:8123/demo"
    prepare(settings.model_copy(update={"port": 8_124}))
    assert stored() == ("http://127.0.0.1:8124/demo", secrets)
    own = '{"page": "https://shop.example/"}'
    await house.house.writer.write(
        lambda tx: tx.run("UPDATE channels SET settings = ? WHERE public_key = 'demo'", (own,))
    )
    prepare(settings)
    assert stored() == ("https://shop.example/", secrets)


async def test_without_the_demo_nobody_signs_anybody(tmp_path: Path, clock: SetClock) -> None:
    house = OpenHouse(Settings(data=tmp_path / "plain"), clock)
    prepare(house.settings)
    await house.open()
    async with house.knocker() as http:
        answer = await http.post("/demo/customer", params={"number": NUMBER})
    assert answer.status_code in {404, 405}
    await house.close()
