"""What comes first, page by page, and what filters leave."""

from datetime import timedelta
from typing import Any

import pytest

from app.conversations.noting import put_note
from app.conversations.schemas import Note
from app.conversations.spam import mark_spam
from app.db.writer import Writer
from app.kit.clock import SetClock
from app.search import messages
from tests.access.people import Shop
from tests.search.talk import Talk, marked


async def test_the_newest_first_page_by_page(talk: Talk) -> None:
    for number in range(75):
        await talk.says("Анна", f"Письмо {number}")
    seen: list[str] = []
    page = await talk.page("письмо", kind="messages", by_relevance=False)
    while True:
        seen += [hit.snippet.text for hit in page.hits]
        await talk.says("Олег", "Ещё одно письмо")
        await talk.indexer.catch_up()
        if page.next is None:
            break
        page = talk.looks_at("письмо", kind="messages", by_relevance=False, cursor=page.next)
    assert seen == [f"Письмо {number}" for number in reversed(range(75))]


async def test_the_best_first_and_each_once(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messages, "AMONG", 20)
    best = await talk.says("Анна", "Красный чайник")
    for number in range(50):
        await talk.says("Анна", f"Чайник {number} не красный, а совсем другой, и это долго объяснять")
    page = await talk.page("красный чайник ", kind="messages")
    seen = [hit.message_id for hit in page.hits]
    while page.next is not None:
        await talk.says("Олег", "Красный чайник")
        await talk.indexer.catch_up()
        page = talk.looks_at("красный чайник ", kind="messages", cursor=page.next)
        seen += [hit.message_id for hit in page.hits]
    assert len(seen) == len(set(seen)) == 51
    assert best.message_id in seen
    monkeypatch.undo()
    assert (await talk.page("красный чайник ", kind="messages")).hits[0].snippet.text == "Красный чайник"


async def test_words_beside_each_other_and_often_come_before_words_far_apart(talk: Talk) -> None:
    near = await talk.says("Анна", "Красный чайник, красный чайник")
    await talk.says("Анна", "Чайник хороший, но не такой уж и красный")
    await talk.says("Анна", "Этот чайник стоит дорого, зато красный он только снаружи и немного внутри")
    page = await talk.page("красный чайник ", kind="messages")
    assert page.hits[0].message_id == near.message_id
    assert page.hits[0].score > page.hits[1].score


async def test_filters(talk: Talk, clock: SetClock) -> None:
    first = await talk.says("Анна", "Заказ в телеграме")
    clock.move(timedelta(days=2))
    await talk.says("Анна", "Заказ на сайте", via="site")
    await talk.says("Олег", "Заказ и счёт", files=("Счёт за ноябрь.pdf",))
    asked: dict[str, Any] = {"kind": "messages", "by_relevance": False}
    assert await talk.finds("заказ ", channel_id=first.channel_id, **asked) == [
        "Заказ и счёт",
        "Заказ в телеграме",
    ]
    assert await talk.finds("заказ ", since=clock.now() - timedelta(days=1), **asked) == [
        "Заказ и счёт",
        "Заказ на сайте",
    ]
    assert await talk.finds("заказ ", until=clock.now() - timedelta(days=1), **asked) == ["Заказ в телеграме"]
    assert await talk.finds("заказ ", has_file=True, **asked) == ["Заказ и счёт"]
    assert await talk.finds("", channel_id=first.channel_id, **asked) == ["Заказ и счёт", "Заказ в телеграме"]
    assert await talk.finds("заказ ", operator_id=5, **asked) == []


async def test_files_are_found_by_their_names(talk: Talk) -> None:
    said = await talk.says("Олег", "Вот", files=("Счёт за ноябрь.pdf", "фото.jpg"))
    (hit,) = (await talk.page("счета", kind="files")).hits
    assert (hit.kind, hit.message_id, marked(hit)) == ("file", said.message_id, ["Счёт"])
    assert await talk.finds("счет", kind="messages") == []
    assert [hit.kind for hit in (await talk.page("счет ")).hits] == ["file"]
    assert len(await talk.finds("", kind="files")) == 1


async def test_a_place_on_the_map_is_no_file(talk: Talk) -> None:
    await talk.says("Олег", "Мы здесь", places=("Склад на Рижской",))
    assert await talk.finds("", kind="files") == []
    assert await talk.finds("здесь", has_file=True) == []


async def test_notes_are_apart_only_when_asked(
    talk: Talk, shop: Shop, writer: Writer, clock: SetClock
) -> None:
    said = await talk.says("Анна", "Прошу скидку")
    colleague = await shop.takes_on("Boris")
    await writer.write(
        put_note,
        said.conversation_id,
        Note(key="first-note", text="Скидку обещали летом"),
        operator_id=colleague.id,
        at=clock.now(),
    )
    assert await talk.finds("скидка", kind="notes") == ["Скидку обещали летом"]
    assert await talk.finds("скидка", kind="messages") == ["Прошу скидку"]
    assert len(await talk.finds("скидка")) == 2


async def test_spam_is_left_out_unless_asked_for(talk: Talk, writer: Writer, clock: SetClock) -> None:
    said = await talk.says("Робот", "Купите гараж")
    await writer.write(mark_spam, said.conversation_id, clock.now())
    assert await talk.finds("гараж") == []
    assert await talk.finds("робот") == []
    assert await talk.finds("гараж", spam=True) == ["Купите гараж"]
    assert await talk.finds("робот", spam=True, kind="clients") == ["Робот"]


async def test_a_page_that_is_mostly_spam_is_filled_from_behind(
    talk: Talk, writer: Writer, clock: SetClock
) -> None:
    await talk.says("Анна", "Продам гараж честно")
    for number in range(40):
        said = await talk.says(f"Робот {number}", "Купите гараж")
        await writer.write(mark_spam, said.conversation_id, clock.now())
    for by_relevance in (True, False):
        assert await talk.finds("гараж", kind="messages", by_relevance=by_relevance) == [
            "Продам гараж честно"
        ]


async def test_all_at_once_shows_a_few_people_and_says_that_there_are_more(talk: Talk) -> None:
    for number in range(7):
        await talk.says(f"Анна {number}", "Меня зовут Анна")
    page = await talk.page("анна")
    assert [hit.kind for hit in page.hits] == ["client"] * 5 + ["message"] * 7
    assert page.more == ("clients",)
    assert len(await talk.finds("анна", kind="clients")) == 7
