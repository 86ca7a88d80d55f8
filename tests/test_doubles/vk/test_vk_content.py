"""Everything a person can send, as VK writes it; files behind signed links that die."""

from collections.abc import Awaitable, Callable
from io import BytesIO

import pytest
from aiohttp import ClientSession

from tests.doubles.vk import Customer, VkDouble
from tests.doubles.vk.pictures import plain_picture
from tests.test_doubles.clock import Clock
from tests.test_doubles.vk.client import Api
from tests.test_doubles.vk.conftest import Bodies
from tests.test_doubles.vk.oracle import OBJECTS, judge

KINDS: dict[str, Callable[[Customer], Awaitable[object]]] = {
    "photo": lambda anna: anna.sends_photo(text="Скол"),
    "doc": lambda anna: anna.sends_document(b"%PDF", "чек.pdf"),
    "audio_message": lambda anna: anna.sends_voice(duration=4),
    "video": lambda anna: anna.sends_video("Распаковка"),
    "audio": lambda anna: anna.sends_audio("Кино", "Пачка сигарет"),
    "sticker": lambda anna: anna.sends_sticker(),
    "graffiti": lambda anna: anna.sends_graffiti(),
    "link": lambda anna: anna.sends_link("https://example.org/cup", "Чашка"),
    "wall": lambda anna: anna.sends_wall_post("Скидки"),
    "wall_reply": lambda anna: anna.sends_comment("Хочу"),
    "market": lambda anna: anna.sends_market_item("Чашка", roubles=990),
    "story": lambda anna: anna.sends_story(),
    "gift": lambda anna: anna.sends_gift(text="С праздником"),
    "poll": lambda anna: anna.sends_poll("Когда?", "Утром", "Вечером"),
    "call": lambda anna: anna.calls(duration=20),
}


@pytest.mark.parametrize("kind", KINDS)
async def test_each_kind_is_written_as_vk_writes_it(
    api: Api, anna: Customer, told: Bodies, kind: str
) -> None:
    await KINDS[kind](anna)
    (attachment,) = told("message_new")[0]["message"]["attachments"]
    assert attachment["type"] == kind
    assert attachment[kind]
    history = await api("messages.getHistory", peer_id=anna.id, extended=1)
    assert history["items"][0]["attachments"][0]["type"] == kind


async def test_pictures_come_in_sizes_and_several_in_one_message(anna: Customer) -> None:
    letter = await anna.sends_photo(plain_picture(1200, 900), plain_picture(100, 100))
    big, small = (one["photo"]["sizes"] for one in letter.attachments)
    assert [(size["type"], size["width"]) for size in big] == [
        ("s", 75), ("m", 130), ("x", 604), ("y", 807), ("z", 1080), ("w", 1200),
    ]  # fmt: skip
    assert [size["type"] for size in small] == ["s", "m"]


async def test_places_replies_and_nested_forwards(anna: Customer, boris: Customer, told: Bodies) -> None:
    first = await anna.sends_location(55.75, 37.62)
    await anna.writes("Сюда", reply_to=first)
    inner = await boris.sends_photo(text="Смотрите")
    middle = await boris.forwards(inner, text="Вот")
    await anna.forwards(middle, first, text="И вот")
    place, answer, *_, outer = (body["message"] for body in told("message_new"))
    assert place["geo"]["coordinates"] == {"latitude": 55.75, "longitude": 37.62}
    assert answer["reply_message"]["geo"] == place["geo"]
    nested = outer["fwd_messages"][0]["fwd_messages"][0]
    assert nested["attachments"][0]["photo"]["sizes"][0]["url"].startswith("http://127.0.0.1")


async def test_a_vk_me_link_leaves_its_mark_on_the_first_message(anna: Customer, told: Bodies) -> None:
    await anna.writes("Начать", ref="a1B2", ref_source="banner")
    message = told("message_new")[0]["message"]
    assert (message["ref"], message["ref_source"]) == ("a1B2", "banner")


async def test_a_signed_link_dies_and_asking_again_gives_a_living_one(
    vk: VkDouble, api: Api, anna: Customer, clock: Clock
) -> None:
    letter = await anna.sends_document("Привет".encode(), "письмо.txt")
    dying = letter.attachments[0]["doc"]["url"]
    async with ClientSession() as session:
        async with session.get(dying) as response:
            assert (await response.read()).decode() == "Привет"
        async with session.get(dying.replace("/files/", "/files/a")) as response:
            assert response.status == 403
        clock.now += 24 * 3600 + 1
        async with session.get(dying) as response:
            assert response.status == 403
        again = await api("messages.getById", message_ids=letter.message_id)
        living = again["items"][0]["attachments"][0]["doc"]["url"]
        async with session.get(living) as response:
            assert response.status == 200
        vk.expire_links()
        async with session.get(living) as response:
            assert response.status == 403


async def test_the_library_uploads_a_photo_a_document_and_a_voice(
    vk: VkDouble, api: Api, anna: Customer
) -> None:
    await anna.writes("Пришлите")
    (photo,) = await api.upload(lambda up: up.photo_messages(BytesIO(plain_picture()), peer_id=anna.id))
    doc = await api.upload(
        lambda up: up.document_message(BytesIO(b"%PDF-1"), title="счёт.pdf", peer_id=anna.id)
    )
    voice = await api.upload(lambda up: up.audio_message(BytesIO(b"OggS" * 2000), peer_id=anna.id))
    assert (doc["type"], doc["doc"]["title"], voice["type"]) == ("doc", "счёт.pdf", "audio_message")
    for kind, saved in (("photo", photo), ("doc", doc["doc"]), ("audio_message", voice["audio_message"])):
        judge(OBJECTS[kind], saved)
    names = [
        f"{kind}{one['owner_id']}_{one['id']}_{one['access_key']}"
        for kind, one in (("photo", photo), ("doc", doc["doc"]), ("audio_message", voice["audio_message"]))
    ]
    await api.send(anna.id, "Вот", attachment=",".join(names))
    assert [one["type"] for one in anna.reads[0].attachments] == ["photo", "doc", "audio_message"]
    wrong = {"peer_id": anna.id, "random_id": 1}
    assert (await api.refusal("messages.send", attachment=names[0][:-1] + "_", **wrong))[:4] == "[15]"
    assert "is invalid" in await api.refusal("messages.send", attachment="photo-1_2", **wrong)


async def test_what_is_no_picture_is_not_saved_as_one(api: Api, anna: Customer) -> None:
    await anna.writes("Пришлите")
    server = await api("photos.getMessagesUploadServer", peer_id=anna.id)
    url, form = server["upload_url"], {"photo": BytesIO(b"<svg/>")}
    async with ClientSession() as session, session.post(url, data=form) as response:
        taken = await response.json()
    assert taken["photo"] == "[]"
    assert "photos_list is invalid" in await api.refusal("photos.saveMessagesPhoto", **taken)


async def test_a_group_chat_has_numbers_but_no_ids(
    vk: VkDouble, api: Api, anna: Customer, boris: Customer, told: Bodies
) -> None:
    chat = vk.chat("Соседи", anna, boris)
    await boris.within(chat).writes("Всем привет")
    invited, words = (body["message"] for body in told("message_new"))
    assert invited["action"]["type"] == "chat_invite_user"
    assert (words["id"], words["conversation_message_id"], words["peer_id"]) == (0, 2, 2_000_000_001)
    await api.send(chat.peer_id, "Добрый день")
    await anna.within(chat).hears("Добрый день")
    assert vk.delivered_to(chat) == ["Добрый день"]
    assert anna.reads == []


async def test_an_administrator_answers_past_the_program(
    vk: VkDouble, api: Api, anna: Customer, told: Bodies
) -> None:
    asked = await anna.writes("Есть кто?")
    maria = vk.admin("Мария Админова")
    await maria.answers(anna, "Да, слушаю", reply_to=asked)
    (reply,) = told("message_reply")
    assert (reply["admin_author_id"], reply["random_id"], reply["out"]) == (maria.id, 0, 1)
    (who,) = await api("users.get", user_ids=maria.id)
    assert who["last_name"] == "Админова"
