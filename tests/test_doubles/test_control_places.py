"""Groups, business accounts and limits played over HTTP, and remembered by a state folder."""

from pathlib import Path
from typing import Any

from aiohttp import ClientSession

from tests.doubles.telegram import Customer, TelegramDouble
from tests.test_doubles.clock import Clock
from tests.test_doubles.conftest import Api


async def ask(api: Api, method: str, path: str, given: object = None, *, status: int = 200) -> Any:
    async with api.session.request(method, f"{api.telegram.url}/control{path}", json=given) as response:
        assert response.status == status, await response.text()
        return None if status == 204 else await response.json()


async def test_a_group_is_founded_lived_in_and_left(
    api: Api, tg: TelegramDouble, anna: Customer, boris: Customer
) -> None:
    await ask(api, "PUT", "/privacy", {"is_on": False}, status=204)
    given = {"title": "Клуб", "owner": anna.id, "members": [boris.id], "is_forum": True}
    group = await ask(api, "POST", "/groups", given, status=201)
    path = f"/groups/{group['id']}"
    opened = await ask(api, "POST", f"{path}/topics", {"name": "Возвраты"}, status=201)
    topic = opened["message_thread_id"]
    said = {"from": boris.id, "text": "Как вернуть?", "topic": topic}
    message = await ask(api, "POST", f"{path}/messages", said, status=201)
    await ask(api, "POST", f"{path}/pins", {"message_id": message["message_id"]}, status=204)
    await ask(api, "PATCH", f"{path}/topics/{topic}", {"act": "closes_topic"})
    assert (await ask(api, "PATCH", path, {"title": "Клуб посуды"}))["title"] == "Клуб посуды"
    assert (await ask(api, "POST", f"{path}/bot", {"act": "kicks_bot"}))["bot"] == "kicked"
    await ask(api, "DELETE", f"{path}/members/{boris.id}")
    left = await ask(api, "PUT", f"{path}/members/{boris.id}")
    assert [who["name"] for who in left["members"]] == ["Анна Кузнецова", "Борис"]
    kinds = {field for update in await api.updates() for field in update.get("message", {})}
    assert {
        "new_chat_members",
        "forum_topic_created",
        "text",
        "pinned_message",
        "forum_topic_closed",
    } <= kinds
    texts = [mail["text"] for mail in await ask(api, "GET", f"{path}/messages")]
    assert "Как вернуть?" in texts
    await ask(api, "POST", f"{path}/bot", {"act": "sings"}, status=400)
    await ask(api, "GET", "/groups/-1", status=404)


async def test_a_group_migrates(api: Api, anna: Customer) -> None:
    group = await ask(api, "POST", "/groups", {"title": "Клуб", "owner": anna.id}, status=201)
    new = await ask(api, "POST", f"/groups/{group['id']}/migration", status=201)
    assert new["kind"] == "supergroup"
    assert (await ask(api, "GET", f"/groups/{group['id']}"))["migrated_to"] == new["id"]
    assert len(await ask(api, "GET", "/groups")) == 2


async def test_a_business_is_connected_written_to_and_disconnected(
    api: Api, anna: Customer, boris: Customer
) -> None:
    account = await ask(api, "POST", "/business", {"owner": boris.id}, status=201)
    path = f"/business/{account['id']}"
    hers, his = f"{path}/customer/{anna.id}", f"{path}/owner/{anna.id}"
    asked = await ask(api, "POST", f"{hers}/messages", {"text": "Есть чшки?"}, status=201)
    message = f"{hers}/messages/{asked['message_id']}"
    assert (await ask(api, "PATCH", message, {"text": "Есть чашки?"}))["versions"] == [
        "Есть чшки?",
        "Есть чашки?",
    ]
    await ask(api, "POST", f"{his}/messages", {"text": "Есть"}, status=201)
    assert [(mail["is_mine"], mail["text"]) for mail in await ask(api, "GET", f"{hers}/messages")] == [
        (True, "Есть чашки?"),
        (False, "Есть"),
    ]
    await ask(api, "DELETE", message, status=204)
    limited = await ask(api, "PUT", f"{path}/rights", {"take": ["can_reply"], "grant": ["can_edit_bio"]})
    assert "can_reply" not in limited["rights"]
    await ask(api, "PUT", f"{path}/rights", {"take": ["can_fly"], "grant": ["can_fly"]}, status=400)
    assert (await ask(api, "DELETE", f"{path}/connection"))["is_enabled"] is False
    assert (await ask(api, "PUT", f"{path}/connection"))["is_enabled"] is True
    assert [one["customers"][0]["name"] for one in await ask(api, "GET", "/business")] == ["Анна Кузнецова"]
    kinds = {field for update in await api.updates() for field in update}
    assert {"business_message", "edited_business_message", "deleted_business_messages"} <= kinds


async def test_limits_are_switched_on_and_off() -> None:
    async with TelegramDouble(clock=Clock()) as still, ClientSession() as session:
        api, anna = Api(still, session), still.customer("Анна", has_started=True)
        assert await ask(api, "PUT", "/limits") == {"is_enforced": True, "refused": 0}
        answers = [(await api("sendMessage", chat_id=anna.id, text="Да"))["ok"] for _ in range(3)]
        assert answers == [True, False, False]
        assert (await ask(api, "GET", "/limits"))["refused"] == 2
        await ask(api, "DELETE", "/limits")
        await api.result("sendMessage", chat_id=anna.id, text="Да")


async def test_groups_and_accounts_outlive_the_program(tmp_path: Path) -> None:
    async with TelegramDouble(seed=7, state=tmp_path) as first:
        anna, olga = first.customer("Анна"), first.customer("Ольга")
        group = first.group("Клуб", anna, olga)
        account = first.business(olga)
        await account.customer(anna).writes("Есть чашки?")
    async with TelegramDouble(seed=8, state=tmp_path) as second:
        anna, olga = second.customer_with(anna.id), second.customer_with(olga.id)
        await anna.renames("Анна-Мария")
        again = second.group_with(group.id)
        assert again.group.members[anna.id].name == "Анна-Мария"
        same = second.business_with(account.id)
        said = await same.customer(anna).writes("Ау?")
        assert said.raw["from"]["first_name"] == "Анна-Мария"
        assert [mail.message_id for mail in same.customer(anna).wrote] == [1, 2]
        boris = second.customer("Борис")
        assert (await same.customer(boris).writes("И я")).message_id == 3
