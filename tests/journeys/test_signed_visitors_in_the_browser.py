"""People whom the shop's own site has signed in: several pages of one browser, and a shared computer left for good."""

import json
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import jwt
import pytest
from playwright.async_api import Browser, BrowserContext, Page, WebSocket, expect

from tests.house_process import HouseProcess
from tests.journeys.owner import Owner
from tests.journeys.people import SOON, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

KEY = "the-key-that-only-the-shop-knows-1234"


class Shop:
    """A site of its own beside the house; each page carries what its server says about who is signed in."""

    def __init__(self, house: HouseProcess, site: str) -> None:
        self.house = house
        self.site = site
        self.sockets: list[WebSocket] = []
        self._pages: dict[str, str] = {}
        pages = self._pages

        class Answers(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.end_headers()
                self.wfile.write(pages.get(self.path, "").encode())

            def log_message(self, *_: object) -> None:
                """Quietly."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)

    def signs(self, sub: str, name: str, minutes: int = 30) -> str:
        exp = int((datetime.now(UTC) + timedelta(minutes=minutes)).timestamp())
        return jwt.encode({"sub": sub, "name": name, "exp": exp}, KEY, "HS256")

    async def shows(self, context: BrowserContext, user: str) -> Visitor:
        """A page in a new tab."""
        path = f"/{len(self._pages)}"
        told = f' data-user="{user}"' if user else ""
        script = f'<script src="{self.house.url}/widget/okno.js" data-site="{self.site}"{told}></script>'
        icon = '<link rel="icon" href="data:,">'
        self._pages[path] = (
            f"<!doctype html><html lang=ru>{icon}<title>Лавка</title><body>{script}</body></html>"
        )
        visitor = Visitor(await context.new_page(), context)
        visitor.page.on("websocket", self._count)
        await visitor.page.goto(f"http://localhost:{self.server.server_port}{path}")
        return visitor

    def _count(self, socket: WebSocket) -> None:
        if "/site/" in socket.url:
            self.sockets.append(socket)


@pytest.fixture
def shop(house: HouseProcess, owner: Owner) -> Iterator[Shop]:
    given = {"kind": "site", "name": "Лавка", "settings": {"title": "Лавка", "signing_keys": KEY}}
    made = owner.http.post("/api/channels", json=given).raise_for_status().json()
    opened = Shop(house, made["public_key"])
    serving = threading.Thread(target=opened.server.serve_forever, daemon=True)
    serving.start()
    yield opened
    opened.server.shutdown()
    serving.join()
    opened.server.server_close()


async def kept_by(page: Page) -> str:
    """All that this browser still holds for the page's origin."""
    script = "() => JSON.stringify([{...localStorage}, {...sessionStorage}])"
    return str(await page.evaluate(script))


async def test_two_pages_share_a_line_and_the_second_goes_on_alone(browser: Browser, shop: Shop) -> None:
    context = await browser.new_context(locale="ru-RU")
    anna = shop.signs("anna-17", "Анна")
    first = await shop.shows(context, anna)
    await first.opens_chat()
    await first.writes("Из первой вкладки")
    await first.sees_mark("Отправлено")
    second = await shop.shows(context, anna)
    await second.opens_chat()
    await second.sees("Из первой вкладки")
    await second.writes("Из второй")
    await first.sees("Из второй")
    assert len(shop.sockets) == 1
    await first.page.close()
    await second.writes("Первой уже нет")
    await expect(second.chat.get_by_text("Первой уже нет")).to_have_count(1)
    await second.sees_mark("Отправлено")
    await expect(second.chat.get_by_role("img", name="Отправлено")).to_have_count(3)
    assert len(shop.sockets) == 2
    assert second.troubles == []


async def test_nothing_stays_of_whoever_signs_out(browser: Browser, shop: Shop) -> None:
    context = await browser.new_context(locale="ru-RU")
    anna = await shop.shows(context, shop.signs("anna-17", "Анна Ветрова"))
    other_tab = await shop.shows(context, shop.signs("anna-17", "Анна Ветрова"))
    await anna.opens_chat()
    await anna.writes("Моя карта 4821")
    await anna.sees_mark("Отправлено")
    await other_tab.opens_chat()
    await other_tab.sees("Моя карта 4821")
    await anna.chat.get_by_role("textbox", name="Сообщение").fill("не дописанный секрет")
    await anna.page.evaluate("Okno.signOut()")
    await expect(anna.chat.get_by_text("Моя карта 4821")).to_have_count(0)
    await expect(other_tab.chat.get_by_text("Моя карта 4821")).to_have_count(0)
    await expect(anna.chat.get_by_role("textbox", name="Сообщение")).to_have_value("")
    kept = json.loads(await kept_by(anna.page))
    said = json.dumps(kept, ensure_ascii=False)
    assert "секрет" not in said
    assert "anna-17" not in said
    assert "Ветрова" not in said

    boris = await shop.shows(context, shop.signs("boris-4", "Борис"))
    await boris.opens_chat()
    await boris.writes("А я Борис")
    await boris.sees_mark("Отправлено")
    await expect(boris.chat.get_by_text("Моя карта 4821")).to_have_count(0)

    elsewhere = await browser.new_context(locale="ru-RU")
    again = await shop.shows(elsewhere, shop.signs("anna-17", "Анна Ветрова"))
    await again.opens_chat()
    await again.sees("Моя карта 4821")
    await expect(again.chat.get_by_text("А я Борис")).to_have_count(0)


async def test_another_user_begins_clean_without_a_sign_out(browser: Browser, shop: Shop) -> None:
    context = await browser.new_context(locale="ru-RU")
    anna = await shop.shows(context, shop.signs("anna-18", "Анна"))
    await anna.opens_chat()
    await anna.writes("Слова Анны")
    await anna.sees_mark("Отправлено")
    await anna.page.close()
    boris = await shop.shows(context, shop.signs("boris-5", "Борис"))
    await boris.opens_chat()
    await boris.writes("Слова Бориса")
    await boris.sees_mark("Отправлено")
    await expect(boris.chat.get_by_text("Слова Анны")).to_have_count(0)


async def test_a_token_that_is_too_old_is_asked_for_anew(browser: Browser, shop: Shop) -> None:
    context = await browser.new_context(locale="ru-RU")
    visitor = await shop.shows(context, "")
    await visitor.page.wait_for_function("() => 'Okno' in window")
    await visitor.page.evaluate("void Okno.on('identity_expired', () => { window.expired = true })")
    await visitor.page.evaluate("token => Okno.identify(token)", shop.signs("anna-19", "Анна", minutes=-30))
    await visitor.page.wait_for_function("() => window.expired === true", timeout=SOON)
    await visitor.page.evaluate("token => Okno.identify(token)", shop.signs("anna-19", "Анна"))
    await visitor.opens_chat()
    await visitor.writes("Теперь точно я")
    await visitor.sees_mark("Отправлено")
    kept = await kept_by(visitor.page)
    assert "anna-19" in kept
