"""The vk-api library as it is, pointed at the local VK by nothing but its session."""

import asyncio
from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import urlsplit, urlunsplit

from requests import PreparedRequest, Response, Session
from requests.adapters import HTTPAdapter
from vk_api import VkUpload
from vk_api.bot_longpoll import VkBotLongPoll
from vk_api.exceptions import ApiError
from vk_api.vk_api import VkApiGroup

from tests.doubles.vk import VkDouble
from tests.doubles.vk.wire import Json
from tests.test_doubles.vk.oracle import judge_answer

T = TypeVar("T")
REAL = "https://api.vk.ru/"
SECONDS = 30


class Nearby(HTTPAdapter):
    """Sends what is meant for VK to the local one, and waits for no answer longer than SECONDS."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self._scheme, self._host = urlsplit(url)[:2]

    def send(self, request: PreparedRequest, *rest: Any, **options: Any) -> Response:
        request.url = urlunsplit((self._scheme, self._host, *urlsplit(str(request.url))[2:]))
        return super().send(request, *rest, **options | {"timeout": options.get("timeout") or SECONDS})


class Nowhere(HTTPAdapter):
    """Stands where a real host would be, so that nothing leaves the machine."""

    def send(self, request: PreparedRequest, *_: Any, **__: Any) -> Response:
        raise AssertionError(f"{request.url} is not on this machine")


class Api:
    """Calls by the library, in a thread of their own as it knows no event loop; each answer is judged."""

    def __init__(self, vk: VkDouble, *, version: str = "5.199", token: str | None = None) -> None:
        session = Session()
        session.mount("https://", Nowhere())
        session.mount(REAL, Nearby(vk.url))
        self.session = VkApiGroup(token=token or vk.token, session=session, api_version=version)
        # How the library paces itself is not what is tested here.
        self.session.RPS_DELAY = 0
        self.vk = vk
        self.group_id = vk.group_id

    async def __call__(self, method: str, **values: Any) -> Any:
        answer = await self.in_thread(lambda: self.session.method(method, values, raw=True))
        if values.get("v", self.session.api_version) == "5.199":
            judge_answer(method, answer)
        return answer["response"]

    async def refusal(self, method: str, **values: Any) -> str:
        try:
            answer = await self(method, **values)
        except ApiError as refused:
            judge_answer(method, {"error": refused.error})
            return str(refused)
        raise AssertionError(answer)

    async def send(self, peer_id: int, message: str = "", *, random_id: int = 0, **values: Any) -> int:
        sent: int = await self(
            "messages.send", peer_id=peer_id, message=message, random_id=random_id, **values
        )
        return sent

    async def upload(self, act: Callable[[VkUpload], T]) -> T:
        return await self.in_thread(lambda: act(VkUpload(self.session)))

    async def long_poll(self, *, wait: int = 25) -> VkBotLongPoll:
        return await self.in_thread(lambda: VkBotLongPoll(self.session, self.group_id, wait=wait))

    async def server(self) -> Json:
        server: Json = await self("groups.getLongPollServer", group_id=self.group_id)
        return server

    @staticmethod
    async def in_thread(act: Callable[[], T]) -> T:
        return await asyncio.to_thread(act)

    def close(self) -> None:
        self.session.http.close()
