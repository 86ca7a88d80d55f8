"""Events brought to a server: it confirms itself first, then hears each one again until it says ok."""

from collections.abc import AsyncIterator

import pytest
from aiohttp import web

from tests.doubles.bell import Bell
from tests.doubles.doorway import Doorway
from tests.doubles.vk import Customer, VkDouble
from tests.doubles.vk.wire import Json
from tests.test_doubles.clock import Clock
from tests.test_doubles.vk.client import Api
from tests.test_doubles.vk.oracle import judge_event


class Hook:
    """A community's server. It answers with what is put into `answers`, then with ok."""

    def __init__(self) -> None:
        self.url = ""
        self.code = ""
        self.heard: list[Json] = []
        self.confirmations: list[Json] = []
        self.counters: list[str | None] = []
        self.answers: list[web.Response] = []
        self.bell = Bell()

    async def take(self, request: web.Request) -> web.Response:
        event = await request.json()
        if event["type"] == "confirmation":
            self.confirmations.append(event)
            return web.Response(text=self.code)
        judge_event(event)
        self.heard.append(event)
        self.counters.append(request.headers.get("X-Retry-Counter"))
        self.bell.ring()
        return self.answers.pop(0) if self.answers else web.Response(text="ok")

    @property
    def texts(self) -> list[str]:
        return [event["object"]["message"]["text"] for event in self.heard]

    async def has_heard(self, *texts: str) -> None:
        await self.bell.until(
            lambda: self.texts == list(texts) or None, otherwise=lambda: f"heard {self.texts}", patience=30
        )


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    listening = Hook()
    app = web.Application()
    app.add_routes([web.post("/vk", listening.take)])
    doorway = Doorway(app, "127.0.0.1", 0)
    await doorway.open()
    listening.url = f"{doorway.url}/vk"
    yield listening
    await doorway.close()


async def connected(api: Api, hook: Hook, *, code: str | None = None, **settings: object) -> Json:
    """Add the server as a program does, and return how it stands once that is known."""
    who = {"group_id": api.group_id}
    asked = await api("groups.getCallbackConfirmationCode", **who)
    hook.code = asked["code"] if code is None else code
    added = await api("groups.addCallbackServer", url=hook.url, title="Okno", secret_key="s3cret", **who)
    servers = api.vk.world.memory.servers
    await api.vk.world.bell.until(
        lambda: servers[-1].status != "wait" or None, otherwise=lambda: "still waits", patience=30
    )
    wanted = {"api_version": "5.199", "message_new": 1} | settings
    await api("groups.setCallbackSettings", server_id=added["server_id"], **wanted, **who)
    (server,) = (await api("groups.getCallbackServers", server_ids=added["server_id"], **who))["items"]
    shown: Json = server
    return shown


async def test_a_server_confirms_itself_and_hears_with_the_secret(
    vk: VkDouble, api: Api, anna: Customer, hook: Hook
) -> None:
    server = await connected(api, hook)
    assert server["status"] == "ok"
    assert hook.confirmations[0]["group_id"] == vk.group_id
    await anna.writes("Алло")
    await hook.has_heard("Алло")
    await vk.has_told_everything()
    (event,) = hook.heard
    assert (event["secret"], event["event_id"]) == ("s3cret", vk.events[0]["event_id"])
    assert hook.counters == [None]


async def test_a_wrong_code_confirms_nothing_until_the_server_is_edited(
    vk: VkDouble, api: Api, anna: Customer, hook: Hook
) -> None:
    server = await connected(api, hook, code="nonsense")
    assert server["status"] == "failed"
    await anna.writes("Никто не слышит")
    hook.code = vk.renew_confirmation_code()
    who = {"group_id": vk.group_id, "server_id": server["id"]}
    await api("groups.editCallbackServer", url=hook.url, title="Okno", **who)
    await vk.world.bell.until(
        lambda: vk.world.memory.servers[0].status == "ok" or None,
        otherwise=lambda: "not confirmed",
        patience=30,
    )
    await anna.writes("Теперь слышно")
    await hook.has_heard("Теперь слышно")
    assert "secret" not in hook.heard[0]
    await api("groups.deleteCallbackServer", **who)
    assert (await api("groups.getCallbackServers", group_id=vk.group_id))["count"] == 0
    assert (await api.refusal("groups.deleteCallbackServer", **who))[:5] == "[104]"


async def test_what_was_not_taken_comes_again_and_holds_nobody_back(
    vk: VkDouble, api: Api, anna: Customer, hook: Hook, clock: Clock
) -> None:
    await connected(api, hook)
    hook.answers = [web.Response(status=500), web.Response(text="OK!")]
    await anna.writes("раз")
    await hook.has_heard("раз")
    await anna.writes("два")
    await anna.writes("три")
    await hook.has_heard("раз", "два", "три")
    vk.hurry_callbacks()
    await vk.has_told_everything(patience=30)
    assert (sorted(hook.texts), hook.counters[3:]) == (["два", "два", "раз", "раз", "три"], ["1", "1"])
    assert len({event["event_id"] for event in hook.heard}) == 3


@pytest.mark.parametrize("status", [410, 429, 503])
async def test_a_pause_that_is_asked_for_is_kept_by_the_clock(
    vk: VkDouble, api: Api, anna: Customer, hook: Hook, clock: Clock, status: int
) -> None:
    await connected(api, hook)
    hook.answers = [web.Response(status=status, headers={"Retry-After": "3600"})]
    await anna.writes("раз")
    await hook.has_heard("раз")
    (server,) = vk.world.memory.servers
    await vk.world.bell.until(lambda: server.last_error or None, otherwise=lambda: "not noted", patience=30)
    assert server.parcels[0].due_at == clock.now + 3600
    clock.now += 3599
    await anna.writes("два")
    await hook.has_heard("раз", "два")
    clock.now += 1
    await anna.writes("три")
    await hook.bell.until(
        lambda: len(hook.heard) == 4 or None, otherwise=lambda: f"{hook.texts}", patience=30
    )
    assert sorted(hook.texts) == ["два", "раз", "раз", "три"]


async def test_many_errors_make_vk_rest(
    vk: VkDouble, api: Api, anna: Customer, hook: Hook, clock: Clock
) -> None:
    await connected(api, hook)
    hook.answers = [web.Response(status=502) for _ in range(10)]
    for number in range(10):
        await anna.writes(str(number))
    (server,) = vk.world.memory.servers
    await vk.world.bell.until(
        lambda: server.paused_until or None, otherwise=lambda: "does not rest", patience=30
    )
    await anna.writes("после")
    assert (len(hook.heard), len(server.parcels)) == (10, 11)
    vk.hurry_callbacks()
    await vk.has_told_everything(patience=30)
    assert len(hook.heard) == 21


async def test_each_server_has_kinds_and_a_version_of_its_own(
    vk: VkDouble, api: Api, anna: Customer, hook: Hook
) -> None:
    server = await connected(api, hook, api_version="5.80", message_allow=1)
    await anna.allows_messages()
    await anna.types()
    await anna.writes("Плоско")
    await vk.has_told_everything(patience=30)
    assert [event["type"] for event in hook.heard] == ["message_allow", "message_new"]
    assert hook.heard[1]["object"]["text"] == "Плоско"
    settings = await api("groups.getCallbackSettings", group_id=vk.group_id, server_id=server["id"])
    assert (settings["api_version"], settings["events"]["message_typing_state"]) == ("5.80", 0)


async def test_there_is_room_for_ten_servers(api: Api, hook: Hook) -> None:
    who = {"group_id": api.group_id, "url": hook.url}
    for number in range(10):
        await api("groups.addCallbackServer", title=f"{number}", **who)
    assert (await api.refusal("groups.addCallbackServer", title="11", **who))[:6] == "[2000]"
    assert "title" in await api.refusal("groups.addCallbackServer", title="слишком длинное", **who)
