"""Long words and many files, as a channel can carry them."""

from hypothesis import example, given
from hypothesis import strategies as st

from app.conversations.parting import albums_of, parts_of, pieces_of
from app.kit.text import utf16_length
from connectors.contract import Capabilities

MESSENGER = Capabilities(
    text_limit=40,
    caption_limit=20,
    albums=(frozenset({"photo", "video"}), frozenset({"document"})),
    album_limit=3,
    files_out=True,
)
FAMILY = "👨‍👩‍👧"


def bold(offset: int, length: int) -> dict[str, object]:
    return {"type": "bold", "offset": offset, "length": length, "url": None}


def file(kind: str) -> dict[str, object]:
    return {"kind": kind, "size": 1_000}


def texts(text: str, limit: int = 40) -> list[str]:
    return [part.text for part in parts_of(text, (), limit)]


def test_short_words_stay_in_one_part() -> None:
    assert texts("Готово") == ["Готово"]


def test_a_paragraph_ends_a_part_before_a_sentence_does() -> None:
    assert texts("Первый абзац, совсем короткий.\n\nВторой. Третий абзац тут.") == [
        "Первый абзац, совсем короткий.",
        "Второй. Третий абзац тут.",
    ]


def test_a_word_is_torn_only_when_it_fits_nowhere() -> None:
    assert texts("я " * 15 + "б" * 30) == [("я " * 15).strip(), "б" * 30]
    assert texts("щ" * 90) == ["щ" * 40, "щ" * 40, "щ" * 10]


def test_what_is_seen_as_one_character_is_never_torn() -> None:
    for shift in range(12):
        parts = texts("a" * (32 + shift) + FAMILY + "👍🏽" + "🇷🇺")
        assert "".join(parts) == "a" * (32 + shift) + FAMILY + "👍🏽" + "🇷🇺"
        assert sum(FAMILY in part for part in parts) == 1
        assert sum("👍🏽" in part for part in parts) == 1
        assert sum("🇷🇺" in part for part in parts) == 1


def test_formatting_that_fits_stays_whole() -> None:
    text = "Оплатите по ссылке до пятницы: очень важная ссылка"
    link = text.index("очень")
    first, second = parts_of(text, [bold(link, 19)], 40)
    assert (first.text, first.entities) == ("Оплатите по ссылке до пятницы:", ())
    assert (second.text, second.entities) == ("очень важная ссылка", (bold(0, 19),))


def test_formatting_longer_than_a_part_goes_on_in_the_next() -> None:
    first, second = parts_of("ы" * 60, [bold(0, 60)], 40)
    assert (first.entities, second.entities) == ((bold(0, 40),), (bold(0, 20),))


@given(
    st.text(alphabet="аb 🙂\n.👨‍👩", max_size=200),
    st.lists(st.tuples(st.integers(0, 200), st.integers(1, 60)), max_size=5),
    st.integers(8, 50),
)
@example("🙂" * 30, [], 9)
def test_nothing_is_lost_and_every_part_fits(text: str, spans: list[tuple[int, int]], limit: int) -> None:
    parts = list(parts_of(text, [bold(*span) for span in spans], limit))
    assert "".join("".join(part.text.split()) for part in parts) == "".join(text.split())
    assert all(part.text for part in parts) or len(parts) == 1
    for part in parts:
        length = utf16_length(part.text)
        assert length <= limit
        assert all(e["offset"] >= 0 and 0 < e["length"] <= length - e["offset"] for e in part.entities)


def test_pictures_go_together_and_documents_apart() -> None:
    files = [file(kind) for kind in ("photo", "video", "photo", "photo", "document", "document", "voice")]
    assert [len(album) for album in albums_of(files, MESSENGER)] == [3, 1, 2, 1]


def test_short_words_stand_under_the_first_files() -> None:
    first, second = pieces_of("Вот они", [], [file("photo"), file("document")], MESSENGER)
    assert (first.text, len(first.files), second.text, len(second.files)) == ("Вот они", 1, "", 1)


def test_an_album_weighs_no_more_than_one_file_may() -> None:
    heavy = [{"kind": "photo", "size": MESSENGER.file_limit // 2} for _ in range(3)]
    assert [len(album) for album in albums_of(heavy, MESSENGER)] == [2, 1]


def test_buttons_stand_under_words_and_never_under_an_album() -> None:
    album, words = pieces_of("Какой цвет?", [], [file("photo"), file("photo")], MESSENGER, has_buttons=True)
    assert (len(album.files), words.text, words.files) == (2, "Какой цвет?", ())


def test_words_too_long_for_a_caption_go_first() -> None:
    words, picture = pieces_of("Слова длиннее подписи под снимком", [], [file("photo")], MESSENGER)
    assert (words.files, picture.text, len(picture.files)) == ((), "", 1)
