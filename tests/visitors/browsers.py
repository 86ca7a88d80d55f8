"""Browsers of visitors: what each keeps, and the pages that are open in it."""

import asyncio
import json
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import httpx
import jwt

from app.inbound import visitor_frames as frames
from app.inbound.visitor_session import VisitorSession
from tests.visitors.doors import OpenHouse
from tests.whole.living_house import PATIENCE, LivingHouse

KEY = "the-key-of-the-shop-that-nobody-knows"
PHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
    " Version/17.5 Mobile/15E148 Safari/604.1"
)
OTHER_KEY = "the-key-of-another-shop-altogether-12"


def signed(house: LivingHouse, sub: str, key: str = KEY, **claims: Any) -> str:
    """As the site's server would, good for an hour."""
    exp = int((house.clock.now() + timedelta(hours=1)).timestamp())
    return jwt.encode({"sub": sub, "exp": exp, "jti": house.house.randomness.token()} | claims, key, "HS256")


class Page:
    """One page of the widget, by the frames that it hears."""

    def __init__(self, browser: "Browser", session: VisitorSession) -> None:
        self.browser = browser
        self.session = session
        self.heard: list[dict[str, Any]] = []
        self.messages: list[dict[str, Any]] = []
        self.user: dict[str, str] | None = None
        self.links: dict[str, Any] = {}
        self.listen()

    def listen(self) -> None:
        for text in self.session.seat.take():
            self._hear(json.loads(text))

    def _hear(self, frame: dict[str, Any]) -> None:
        self.heard.append(frame)
        match frame["type"]:
            case "welcome":
                self.browser.token, self.user = frame["token"], frame["user"]
                self.links = frame["links"]
                if frame["messages"] is not None:
                    self.messages = list(frame["messages"])
            case "links":
                self.links = frame
            case "events":
                for event in frame["events"]:
                    if event["kind"] == "message":
                        self.messages.append(event["body"])
            case "reload" if frame["reason"] == "signed_out":
                self.browser.token, self.messages = None, []
            case _:
                pass

    async def says(self, **frame: Any) -> dict[str, Any]:
        """The newest frame that it hears in answer."""
        await self.session.hear(frames.convert_frame(frame))
        self.listen()
        return self.heard[-1] if self.heard else {}

    async def writes(self, text: str, key: str = "", **more: Any) -> dict[str, Any]:
        self.browser.keys += 1
        key = key or f"key-{self.browser.name}-{self.browser.keys:05}"
        await self.says(type="message", key=key, text=text, **more)
        return await self.hears("accepted", "refused", key=key)

    async def hears(self, *types: str, **wanted: Any) -> dict[str, Any]:
        """The first such frame, as soon as it comes."""
        async with asyncio.timeout(PATIENCE):
            while True:
                self.listen()
                for frame in self.heard:
                    if frame["type"] in types and wanted.items() <= frame.items():
                        return frame
                await self.session.seat.bell.wait()

    async def shows(self, *texts: str) -> None:
        """Waits until these words, and no others, stand there."""
        async with asyncio.timeout(PATIENCE):
            while True:
                self.listen()
                if self.texts == list(texts):
                    return
                await self.session.seat.bell.wait()

    async def message(self, message_id: int) -> dict[str, Any]:
        """As it stands on the page, as soon as it does."""
        async with asyncio.timeout(PATIENCE):
            while True:
                self.listen()
                for message in self.messages:
                    if message["id"] == message_id:
                        return message
                await self.session.seat.bell.wait()

    @property
    def texts(self) -> list[str]:
        self.listen()
        seen = {message["id"]: message["text"] for message in self.messages}
        return [seen[message_id] for message_id in sorted(seen)]

    @property
    def refusals(self) -> list[str]:
        return [frame["code"] for frame in self.heard if frame["type"] == "refused"]

    async def reloads(self, **hello: Any) -> None:
        """Says hello again on the same connection, with what the browser holds now."""
        self.heard.clear()
        await self.session.greet_again(frames.Hello(token=self.browser.token, **hello))
        self.listen()

    def closes(self) -> None:
        self.session.end()


@dataclass
class Browser:
    house: OpenHouse
    site: int
    name: str = "anna"
    token: str | None = None
    address: str = "203.0.113.7"
    agent: str = PHONE
    keys: int = 0
    pages: list[Page] = field(default_factory=list)

    async def opens(self, user: str | None = None, **hello: Any) -> Page:
        channel = self.house.house.switchboard.get(self.site)
        assert channel is not None
        said = frames.Hello(token=self.token, user=user, language="ru-RU", **hello)
        door = self.house.door
        page = Page(self, await VisitorSession.begin(door, channel, said, self.address, self.agent))
        self.pages.append(page)
        return page

    async def uploads(self, content: bytes, name: str = "", **query: str) -> httpx.Response:
        headers = {"X-Okno-Visitor": self.token or ""}
        async with self.house.knocker(self.address, **headers) as http:
            return await http.post(f"/site/{self.key}/files", params={"name": name, **query}, content=content)

    async def uploads_well(self, content: bytes, name: str = "", **query: str) -> dict[str, Any]:
        answer = await self.uploads(content, name, **query)
        assert answer.status_code == 201, answer.text
        card: dict[str, Any] = answer.json()
        return card

    async def fetches(self, url: str, **headers: str) -> httpx.Response:
        async with self.house.knocker(self.address, **headers) as http:
            return await http.get(url)

    @property
    def key(self) -> str:
        channel = self.house.house.switchboard.get(self.site)
        assert channel is not None
        return channel.public_key

    def copy(self) -> "Browser":
        """Somebody who got hold of what it keeps."""
        return Browser(self.house, self.site, f"{self.name}-copy", self.token, "198.51.100.9")
