"""Words are found in whatever form they were said, on both databases alike."""

import pytest

from tests.search.talk import Talk, marked


async def test_any_form_of_a_word_finds_any_other(talk: Talk) -> None:
    await talk.says("Анна", "Где мои заказы?")
    await talk.says("Анна", "Заказу уже неделя")
    await talk.says("Олег", "Хочу вернуть чайник")
    assert set(await talk.finds("заказ", kind="messages")) == {"Где мои заказы?", "Заказу уже неделя"}
    (hit,) = (await talk.page("чайники", kind="messages")).hits
    assert marked(hit) == ["чайник"]


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("Сколько стоит доставка", "доставок"),
        ("Сколько было доставок", "доставка"),
        ("Верните мои деньги", "денег"),
        ("Нет денег", "деньги"),
        ("Привёз ёлку", "елка"),
        ("Привез елку", "ёлку"),
        ("Three orders arrived", "order"),
        ("Платёж не прошёл", "платежи"),
        ("ЗАКАЗ ПРИШЁЛ", "заказ"),
        ("Номер 4512-88", "4512"),
    ],
)
async def test_what_a_person_would_call_the_same_word(talk: Talk, said: str, asked: str) -> None:
    await talk.says("Анна", said)
    assert await talk.finds(asked, kind="messages") == [said]


async def test_all_words_must_be_there(talk: Talk) -> None:
    await talk.says("Анна", "Заказ пришёл, спасибо")
    await talk.says("Олег", "Заказ потерялся")
    assert await talk.finds("спасибо заказ ", kind="messages") == ["Заказ пришёл, спасибо"]


async def test_words_in_quotes_stand_beside_each_other(talk: Talk) -> None:
    await talk.says("Анна", "Красный чайник с крышкой")
    await talk.says("Олег", "Чайник у меня красный")
    assert await talk.finds('"красные чайники"', kind="messages") == ["Красный чайник с крышкой"]
    assert len(await talk.finds("красный чайник", kind="messages")) == 2
    (hit,) = (await talk.page("«чайник с крышкой»", kind="messages")).hits
    assert marked(hit) == ["чайник", "с", "крышкой"]


async def test_the_last_word_may_still_be_typed(talk: Talk) -> None:
    await talk.says("Анна", "Интересует холодильник")
    assert await talk.finds("интересует холод", kind="messages") == ["Интересует холодильник"]
    assert await talk.finds("холод интересует", kind="messages") == [], "only the last one"
    (hit,) = (await talk.page("холод", kind="messages")).hits
    assert marked(hit) == ["холодильник"]


async def test_signs_of_a_database_s_own_grammar_mean_nothing(talk: Talk) -> None:
    await talk.says("Анна", "Скидка 50% на AND-1*")
    for query in (
        '"',
        "'",
        "a' | 'b",
        "NEAR(",
        "скидка OR",
        "#c1",
        "~скидка",
        "words:скидка",
        "\\",
        "% _",
        "а:*",
    ):
        await talk.page(query)
    assert await talk.finds("скидка -50%", kind="messages") == ["Скидка 50% на AND-1*"]


async def test_the_keyboard_may_stand_in_the_other_alphabet(talk: Talk) -> None:
    await talk.says("Анна", "Привет, это я")
    page = await talk.page("ghbdtn", kind="messages")
    assert page.corrected == "привет"
    assert marked(page.hits[0]) == ["Привет"]
    assert (await talk.page("fyyf", kind="clients")).corrected == "анна"
    assert (await talk.page("привет")).corrected is None
    assert (await talk.page("wxyzw")).corrected is None


async def test_ranges_count_as_the_browser_counts(talk: Talk) -> None:
    await talk.says("Анна", "🎁🎁 Подарок 👍 для мамы")
    (hit,) = (await talk.page("мама", kind="messages")).hits
    assert marked(hit) == ["мамы"]
    start, _ = hit.snippet.marks[0]
    assert start == len("🎁🎁 Подарок 👍 для ".encode("utf-16-le")) // 2


async def test_of_long_words_the_line_around_what_was_found(talk: Talk) -> None:
    await talk.says("Анна", "слово " * 200 + "жемчужина лежит здесь " + "слово " * 200)
    (hit,) = (await talk.page("жемчужина", kind="messages")).hits
    assert marked(hit) == ["жемчужина"]
    assert len(hit.snippet.text) < 180
    assert hit.snippet.text.startswith("…слово")
    assert hit.snippet.text.endswith("слово…")
