"""What people do arrives as updates that aiogram can read to the last field."""

import pytest

from tests.doubles.telegram import CannotWriteError, Customer, TelegramDouble
from tests.doubles.telegram.customer_content import plain_picture
from tests.test_doubles.conftest import Api


async def test_everything_a_person_can_do_is_an_update_aiogram_reads(
    api: Api, tg: TelegramDouble, anna: Customer
) -> None:
    await api.updates(allowed_updates=["message", "edited_message", "message_reaction", "my_chat_member",
                                       "callback_query"])  # fmt: skip
    hello = await anna.starts("a1B2_c3-")
    await anna.edits(hello, "/start")
    await anna.writes("Ответ", reply_to=hello)
    await anna.sends_photo(caption="Скол")
    await anna.sends_document(b"%PDF", "чек.pdf")
    await anna.sends_voice(b"Ogg", duration=4)
    for kind in ("video", "audio", "animation", "video_note", "sticker"):
        await anna.sends_file(kind, b"...", file_name="a.bin")
    await anna.sends_album(plain_picture(), plain_picture(), caption="Два вида")
    await anna.shares_own_phone("79161234567")
    live = await anna.sends_location(55.75, 37.61, live_period=900)
    await anna.moves(live, 55.76, 37.62)
    await anna.sends_raw(dice={"emoji": "🎲", "value": 6})
    await anna.reacts(hello, "👍")
    buttons = {"inline_keyboard": [[{"text": "Да", "callback_data": "yes"}]]}
    await api.result("sendMessage", chat_id=anna.id, text="Доставить?", reply_markup=buttons)
    await anna.presses(anna.reads[0], "yes")
    await anna.blocks_bot()
    await anna.unblocks_bot()
    updates = await api.updates()
    assert [next(name for name in update if name != "update_id") for update in updates].count("message") == 15
    assert len(updates) == 21
    assert updates[0]["message"]["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert updates[0]["message"]["from"]["id"] > 2**31


async def test_a_caption_is_edited_as_a_caption(anna: Customer) -> None:
    photo = await anna.sends_photo(caption="Скол")
    edited = await anna.edits(photo, "Трещина")
    assert edited.raw["caption"] == "Трещина"
    assert edited.versions == ("Скол", "Трещина")
    assert "text" not in edited.raw


async def test_her_own_contact_carries_her_id(api: Api, anna: Customer) -> None:
    await anna.shares_own_phone("79161234567")
    message = (await api.updates())[0]["message"]
    assert message["contact"]["user_id"] == message["from"]["id"] == anna.id


async def test_a_name_may_be_anything(api: Api, tg: TelegramDouble) -> None:
    odd = tg.customer("<img src=x onerror=alert(1)> \u202eогурец")
    await odd.starts()
    await odd.renames("Игорь")
    await odd.writes("Я переименовался")
    names = [update["message"]["from"]["first_name"] for update in await api.updates()]
    assert names == ["<img", "Игорь"]


async def test_who_blocked_the_bot_cannot_write_to_it(anna: Customer) -> None:
    await anna.starts()
    await anna.blocks_bot()
    with pytest.raises(CannotWriteError, match="blocked"):
        await anna.writes("Алло")
    await anna.deletes_account()
    with pytest.raises(CannotWriteError, match="deactivated"):
        await anna.writes("Алло")


async def test_she_can_touch_only_what_is_hers_and_there(api: Api, anna: Customer) -> None:
    await anna.starts()
    await api.result("sendMessage", chat_id=anna.id, text="Ответ")
    with pytest.raises(LookupError, match="did not write"):
        await anna.edits(anna.reads[0], "Подделка")
    with pytest.raises(LookupError, match="no message 99"):
        await anna.reacts(99, "👍")
    with pytest.raises(LookupError, match="no button 'Да'"):
        await anna.presses(anna.reads[0], "Да")
    with pytest.raises(ValueError, match="the app would split"):
        await anna.writes("я" * 4097)


async def test_waiting_in_vain_says_what_is_there_instead(api: Api, anna: Customer) -> None:
    await anna.starts()
    await api.result("sendMessage", chat_id=anna.id, text="Другое")
    with pytest.raises(AssertionError, match="she reads \\['Другое'\\]"):
        await anna.hears("Это", patience=0)
