"""Looking back: conversations, history, people; what a program asks for after it was away."""

from tests.doubles.vk import Customer, VkDouble
from tests.doubles.vk.pictures import plain_picture
from tests.test_doubles.clock import Clock
from tests.test_doubles.vk.client import Api


async def test_unanswered_and_unread_conversations_are_found(
    api: Api, anna: Customer, boris: Customer, clock: Clock
) -> None:
    for person in (anna, boris):
        clock.now += 60
        await person.writes("Алло")
        await person.writes("Есть кто?")
    everything = await api("messages.getConversations", extended=1, fields="photo_200")
    assert [one["conversation"]["peer"]["id"] for one in everything["items"]] == [boris.id, anna.id]
    assert everything["items"][0]["conversation"]["unread_count"] == 2
    assert {person["id"] for person in everything["profiles"]} == {anna.id, boris.id}
    await api.send(boris.id, "Слушаю")
    await api("messages.markAsRead", peer_id=anna.id)

    async def found(name: str) -> list[int]:
        page = await api("messages.getConversations", filter=name)
        return [one["conversation"]["peer"]["id"] for one in page["items"]]

    assert (await found("unanswered"), await found("unread")) == ([anna.id], [])
    await api("messages.markAsAnsweredConversation", peer_id=anna.id)
    assert await found("unanswered") == []
    page = await api("messages.getConversations", offset=1, count=1)
    assert (page["count"], page["items"][0]["last_message"]["text"]) == (2, "Есть кто?")


async def test_history_is_paged_from_either_end(api: Api, anna: Customer) -> None:
    letters = [await anna.writes(str(number)) for number in range(6)]

    async def texts(**asked: int) -> str:
        history = await api("messages.getHistory", peer_id=anna.id, **asked)
        assert history["count"] == 6
        return "".join(message["text"] for message in history["items"])

    third = letters[3].message_id
    assert await texts() == "543210"
    assert await texts(count=2, offset=1) == "43"
    assert await texts(rev=1, count=2) == "01"
    assert await texts(start_message_id=third) == "3210"
    assert await texts(start_message_id=third, offset=-2, count=2) == "54"
    assert await texts(start_message_id=third, rev=1) == "345"


async def test_messages_are_found_by_either_number(api: Api, anna: Customer, boris: Customer) -> None:
    await boris.writes("Первый")
    letter = await anna.writes("Второй")
    assert (letter.message_id, letter.conversation_message_id) == (2, 1)
    by_id = await api("messages.getById", message_ids="1,2,3", extended=1)
    assert [message["text"] for message in by_id["items"]] == ["Первый", "Второй"]
    numbered = {"peer_id": anna.id, "conversation_message_ids": "1,9"}
    by_number = await api("messages.getByConversationMessageId", **numbered)
    assert [message["id"] for message in by_number["items"]] == [2]
    await anna.deletes(letter)
    assert (await api("messages.getById", message_ids=2))["count"] == 0


async def test_read_marks_go_both_ways(api: Api, anna: Customer) -> None:
    asked = await anna.writes("Алло")
    await api("messages.markAsRead", peer_id=anna.id, start_message_id=asked.message_id)
    sent = await api.send(anna.id, "Слушаю")
    await anna.reads_everything()
    (item,) = (await api("messages.getConversationsById", peer_ids=anna.id))["items"]
    assert (item["in_read"], item["out_read"], item["can_write"]) == (
        asked.message_id,
        sent,
        {"allowed": True},
    )


async def test_people_are_told_of_in_batches(vk: VkDouble, api: Api, anna: Customer, boris: Customer) -> None:
    vera = vk.customer("Вера Орлова", picture=plain_picture(200, 200))
    await boris.deletes_account()
    asked = f"{vera.id},anna_k,{boris.id},42"
    told = await api("users.get", user_ids=asked, fields="photo_200,screen_name", name_case="gen")
    assert [one["first_name"] for one in told] == ["Вера", "Анна", "DELETED"]
    assert (told[1]["screen_name"], told[2]["deactivated"]) == ("anna_k", "deleted")
    assert "/files/" in told[0]["photo_200"]
    assert "camera_200" in told[1]["photo_200"]
    assert "photo_200" not in (await api("users.get", user_ids=anna.id))[0]


async def test_names_are_resolved_and_the_community_knows_itself(api: Api, anna: Customer) -> None:
    assert await api("utils.resolveScreenName", screen_name="anna_k") == {
        "type": "user",
        "object_id": anna.id,
    }
    assert await api("utils.resolveScreenName", screen_name="okno_local") == {
        "type": "group",
        "object_id": api.group_id,
    }
    assert await api("utils.resolveScreenName", screen_name="nobody_here") == []
    (community,) = (await api("groups.getById"))["groups"]
    assert (community["id"], community["screen_name"]) == (api.group_id, "okno_local")
    assert (await api("groups.getById", v="5.92"))[0]["name"] == "Okno"


async def test_typing_and_reactions_are_seen(vk: VkDouble, api: Api, anna: Customer) -> None:
    asked = await anna.writes("Спасибо")
    assert await api("messages.setActivity", peer_id=anna.id, type="typing") == 1
    put = {"peer_id": anna.id, "cmid": asked.conversation_message_id}
    await api("messages.sendReaction", reaction_id=3, **put)
    assert anna.wrote[0].reactions == {-vk.group_id: 3}
    await api("messages.deleteReaction", **put)
    assert anna.wrote[0].reactions == {}
    assert (await api.refusal("messages.sendReaction", reaction_id=99, **put))[:6] == "[1009]"
