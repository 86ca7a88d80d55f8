"""Parse modes and entities: UTF-16 offsets, and the server's words for markup it cannot read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.doubles.telegram import Customer
from tests.doubles.telegram.formatting.composing import finished_text, parsed
from tests.doubles.telegram.formatting.formatted import span, units
from tests.doubles.telegram.refusals import RefusalError
from tests.doubles.telegram.wire import Json
from tests.test_doubles.conftest import Api


def read(
    text: str, mode: str = "", entities: list[Json] | None = None
) -> tuple[str, list[tuple[str, int, int]]]:
    done = finished_text(parsed(text, mode, entities))
    return done.text, [(entity["type"], entity["offset"], entity["length"]) for entity in done.entities]


def refused(text: str, mode: str = "", entities: object = None) -> str:
    with pytest.raises(RefusalError) as caught:
        finished_text(parsed(text, mode, entities))
    return caught.value.description.removeprefix("Bad Request: ")


FAMILY = "👨‍👩‍👧 🇷🇺"
"""Eight UTF-16 units, a blank, four more."""


def test_offsets_after_emoji_are_counted_in_utf16_units() -> None:
    assert read(f"{FAMILY} <b>да</b>", "HTML") == (f"{FAMILY} да", [("bold", 14, 2)])
    assert read(f"{FAMILY} *да*", "MarkdownV2") == (f"{FAMILY} да", [("bold", 14, 2)])
    given: list[Json] = [{"type": "bold", "offset": 14, "length": 2}]
    assert read(f"{FAMILY} да", entities=given) == (f"{FAMILY} да", [("bold", 14, 2)])


@pytest.mark.parametrize(
    ("markup", "text", "entities"),
    [
        ("<b>a<i>b</i></b>", "ab", [("bold", 0, 2), ("italic", 1, 1)]),
        ("<B>a</b><em>b</><u>c</u>", "abc", [("bold", 0, 1), ("italic", 1, 1), ("underline", 2, 1)]),
        ("1 &lt; 2 &amp;&amp; 3 &gt; 2 &quot;&#39;&#x27;&nbsp;", "1 < 2 && 3 > 2 \"''&nbsp;", []),
        ('<a href="https://okno.ru/a?b=1&amp;c=2">тут</a>', "тут", [("text_link", 0, 3)]),
        ('<a href="javascript:alert(1)">тут</a>', "тут", []),
        ('<pre><code class="language-python">x</code></pre>', "x", [("pre", 0, 1)]),
        ('<span class="tg-spoiler">тайна</span>', "тайна", [("spoiler", 0, 5)]),
        ("<blockquote expandable>раз</blockquote>", "раз", [("expandable_blockquote", 0, 3)]),
        ("<b></b>пусто", "пусто", []),
    ],
)  # fmt: skip
def test_html_is_read_as_the_server_reads_it(
    markup: str, text: str, entities: list[tuple[str, int, int]]
) -> None:
    assert read(markup, "HTML") == (text, entities)


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("да <script>", 'Unsupported start tag "script" at byte offset 5'),
        ("<b>да", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b>да</i>", 'Unmatched end tag at byte offset 7, expected "</b>", found "</i>"'),
        ("да</b>", "Unexpected end tag at byte offset 4"),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<a href=x", "Unclosed start tag at byte offset 0"),
        ("<a href", 'Unclosed start tag "a" at byte offset 0'),
        ("<b>да</b", "Unclosed end tag at byte offset 7"),
        ("<a href=x/y>да</a>", "Unexpected end of name token at byte offset 8"),
        ('<a ="x">да</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<span>да</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<tg-emoji emoji-id='x'>да</tg-emoji>", "Invalid custom emoji identifier specified"),
    ],
)
def test_broken_html_is_refused_in_the_servers_words(markup: str, words: str) -> None:
    assert refused(markup, "HTML") == f"can't parse entities: {words}"


@pytest.mark.parametrize(
    ("markup", "text", "entities"),
    [
        ("*a _b_*", "a b", [("bold", 0, 3), ("italic", 2, 1)]),
        ("__u__ ~s~ ||x||", "u s x", [("underline", 0, 1), ("strikethrough", 2, 1), ("spoiler", 4, 1)]),
        ("`a_b` и ```python\nx = 1```", "a_b и x = 1", [("code", 0, 3), ("pre", 6, 5)]),
        ("[тут](https://okno.ru)", "тут", [("text_link", 0, 3)]),
        (r"2\.5 \- да\!", "2.5 - да!", []),
        (">раз\n>два\nтри", "раз\nдва\nтри", [("blockquote", 0, 7)]),
    ],
)  # fmt: skip
def test_markdown_v2_is_read_as_the_server_reads_it(
    markup: str, text: str, entities: list[tuple[str, int, int]]
) -> None:
    assert read(markup, "MarkdownV2") == (text, entities)


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("2.5", "Character '.' is reserved and must be escaped with the preceding '\\'"),
        ("да *нет", "Can't find end of Bold entity at byte offset 5"),
        ("```\nx", "Can't find end of Pre entity at byte offset 0"),
        ("[тут](https://okno", "Can't find end of a URL at byte offset 9"),
    ],
)
def test_broken_markdown_v2_is_refused_in_the_servers_words(markup: str, words: str) -> None:
    assert refused(markup, "MarkdownV2") == f"can't parse entities: {words}"


def test_the_old_markdown_has_no_nesting() -> None:
    assert read("*a* _b_ [c](okno.ru)", "Markdown") == (
        "a b c", [("bold", 0, 1), ("italic", 2, 1), ("text_link", 4, 1)],
    )  # fmt: skip
    assert refused("snake_case", "Markdown") == (
        "can't parse entities: Can't find end of the entity starting at byte offset 5"
    )


@pytest.mark.parametrize(
    ("entity", "words"),
    [
        ("bold", "can't parse MessageEntity: expected an Object"),
        ({"type": "bold"}, "can't parse MessageEntity: Can't find field \"offset\""),
        ({"offset": 0, "length": 1}, "can't parse MessageEntity: Can't find field \"type\""),
        ({"type": "bold", "offset": 20, "length": 1},
         "entity begins after the end of the text at UTF-16 offset 20"),
        ({"type": "bold", "offset": 1, "length": 9},
         "entity beginning at UTF-16 offset 1 ends after the end of the text at UTF-16 offset 10"),
        ({"type": "bold", "offset": 4, "length": 1},
         "entity begins in a middle of a UTF-16 symbol at byte offset 9"),
        ({"type": "bold", "offset": 0, "length": 4},
         "entity beginning at UTF-16 offset 0 ends in a middle of a UTF-16 symbol at byte offset 9"),
        ({"type": "bold", "offset": -1, "length": 4}, "receive an entity with incorrect offset -1"),
    ],
)  # fmt: skip
def test_an_entity_that_does_not_fit_is_refused(entity: object, words: str) -> None:
    assert refused("да \N{GRINNING FACE} ок", entities=[entity]) == words


def test_entities_never_lie_half_across_each_other_nor_inside_code() -> None:
    crossed: list[Json] = [
        {"type": "bold", "offset": 0, "length": 4},
        {"type": "italic", "offset": 2, "length": 4},
        {"type": "code", "offset": 7, "length": 3},
        {"type": "bold", "offset": 8, "length": 1},
    ]
    assert read("abcdef xyz", entities=crossed)[1] == [
        ("bold", 0, 4), ("italic", 2, 2), ("italic", 4, 2), ("code", 7, 3),
    ]  # fmt: skip


TAGS = [
    "<b>",
    "</b>",
    "<i>",
    "</i>",
    '<a href="okno.ru">',
    "</a>",
    "<pre>",
    "</pre>",
    "&lt;",
    "&#128512;",
    "<",
]
MARKS = ["*", "_", "__", "~", "||", "`", "```", "[", "](okno.ru)", "\\", ">", "."]
WORDS = ["да", "/start", "@anna_k", "\n", "\r", " ", "\u202e", "\N{GRINNING FACE}", FAMILY]
WRITTEN = st.lists(st.sampled_from([*TAGS, *MARKS, *WORDS]), max_size=12).map("".join)


@given(WRITTEN, st.sampled_from(["HTML", "MarkdownV2", "Markdown", ""]))
def test_whatever_is_written_entities_lie_inside_the_text_and_inside_each_other(text: str, mode: str) -> None:
    try:
        done = finished_text(parsed(text, mode, None))
    except RefusalError:
        return
    spans = [span(entity) for entity in done.entities]
    assert all(0 <= start < end <= units(done.text) for start, end in spans)
    assert not any(start < other < end < other_end for start, end in spans for other, other_end in spans)


def test_text_is_trimmed_and_cleaned_and_entities_move_along() -> None:
    given: list[Json] = [{"type": "bold", "offset": 5, "length": 4}]
    assert read("  \r\n\u202eда\u2028!  \n", entities=given) == ("да!", [("bold", 0, 3)])


def test_the_server_finds_links_and_commands_by_itself() -> None:
    text, found = read(
        "/start смотрите https://okno.ru/a, okno.ru или a@okno.ru @okno_bot #скидка +79161234567"
    )
    assert [text[offset : offset + length] for _, offset, length in found] == [
        "/start", "https://okno.ru/a", "okno.ru", "a@okno.ru", "@okno_bot", "#скидка", "+79161234567",
    ]  # fmt: skip


async def test_a_mention_of_a_stranger_stays_plain_text(api: Api, anna: Customer, boris: Customer) -> None:
    await anna.starts()
    sent = await api.result(
        "sendMessage",
        chat_id=anna.id,
        parse_mode="HTML",
        text=f'<a href="tg://user?id={boris.id}">Борис</a> и <a href="tg://user?id=1">кто-то</a>',
    )
    (mention,) = sent["entities"]
    assert mention["user"]["first_name"] == "Борис"
