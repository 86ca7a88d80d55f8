"""parse_mode=MarkdownV2: nested marks, with the server's strict rule that a reserved character is escaped."""

from dataclasses import dataclass

from tests.doubles.telegram.formatting.formatted import Formatted, byte_offset, units
from tests.doubles.telegram.formatting.links import custom_emoji_id, link_entity
from tests.doubles.telegram.refusals import RefusalError, bad_request
from tests.doubles.telegram.wire import Json

RESERVED = frozenset("_*[]()~`>#+-=|{}.!\n")
MARKS = {
    "```": "pre", "__": "underline", "||": "spoiler", "![": "custom_emoji",
    "*": "bold", "_": "italic", "~": "strikethrough", "`": "code", "[": "text_link",
}  # fmt: skip
CLOSING = {kind: mark for mark, kind in MARKS.items()} | {"custom_emoji": "]", "text_link": "]"}
# As the server names them when one is left open.
NAMES = {
    "pre": "Pre", "underline": "Underline", "spoiler": "Spoiler", "custom_emoji": "CustomEmoji",
    "bold": "Bold", "italic": "Italic", "strikethrough": "Strikethrough", "code": "Code",
    "text_link": "TextUrl", "blockquote": "BlockQuote",
}  # fmt: skip


@dataclass
class Mark:
    kind: str
    begins_at: int
    offset: int
    text_before: int
    language: str = ""


def parse_markdown_v2(source: str) -> Formatted:
    """Raise a 400 refusal for markup the server would not take; offsets in its words are UTF-8 bytes."""
    return _Reader(source).read()


class _Reader:
    def __init__(self, source: str) -> None:
        self.source = source
        self.position = 0
        self.text = ""
        self.offset = 0
        self.open: list[Mark] = []
        self.entities: list[Json] = []

    def read(self) -> Formatted:
        while self.position < len(self.source):
            self.read_next()
        if self.quote is not None:
            self.close_quote()
        if self.open:
            raise self.left_open(self.open[-1])
        return Formatted(self.text, self.entities)

    def read_next(self) -> None:
        character = self.source[self.position]
        if character == "\\" and self.peek(1).isascii() and self.peek(1):
            self.write(self.peek(1), moving=2)
        elif character not in RESERVED or (self.is_in_code and character != "`"):
            self.write(character, moving=1)
        elif self.closes_the_last():
            self.close()
        elif character == "\n":
            self.read_line_end()
        elif character == ">" and self.begins_a_line:
            self.read_quote_mark()
        else:
            self.read_mark()

    def write(self, words: str, *, moving: int) -> None:
        self.text += words
        self.offset += units(words)
        self.position += moving

    def peek(self, ahead: int) -> str:
        return self.source[self.position + ahead : self.position + ahead + 1]

    @property
    def is_in_code(self) -> bool:
        return bool(self.open) and self.open[-1].kind in {"code", "pre"}

    @property
    def begins_a_line(self) -> bool:
        return self.text == "" or self.text.endswith("\n")

    @property
    def quote(self) -> Mark | None:
        return next((mark for mark in self.open if mark.kind == "blockquote"), None)

    def closes_the_last(self) -> bool:
        if not self.open or self.open[-1].kind == "blockquote":
            return False
        kind = self.open[-1].kind
        if kind == "italic" and self.peek(1) == "_":
            return False
        return self.source.startswith(CLOSING[kind], self.position)

    def read_mark(self) -> None:
        found = next((mark for mark in MARKS if self.source.startswith(mark, self.position)), None)
        if found is None:
            character = self.source[self.position]
            raise _cannot(f"Character '{character}' is reserved and must be escaped with the preceding '\\'")
        self.open.append(Mark(MARKS[found], self.position, self.offset, len(self.text)))
        self.position += len(found)
        if MARKS[found] == "pre":
            self.read_language()

    def read_language(self) -> None:
        line, newline, _ = self.source[self.position :].partition("\n")
        if newline and line and "`" not in line and not any(c.isspace() for c in line):
            self.open[-1].language = line
            self.position += len(line)
        if self.source.startswith("\n", self.position):
            self.position += 1

    def read_line_end(self) -> None:
        if self.quote is not None and self.peek(1) != ">":
            self.close_quote()
        self.write("\n", moving=1)

    def read_quote_mark(self) -> None:
        if self.quote is None:
            self.open.append(Mark("blockquote", self.position, self.offset, len(self.text)))
        self.position += 1

    def close_quote(self) -> None:
        # A quotation that ends in || is shown folded: the two bars opened a spoiler with nothing in it.
        is_folded = self.open[-1].kind == "spoiler" and self.open[-1].begins_at == self.position - 2
        if is_folded:
            self.open.pop()
        quote = self.open.pop()
        if quote.kind != "blockquote":
            raise self.left_open(quote)
        self.note({"type": "expandable_blockquote" if is_folded else "blockquote"}, quote)

    def close(self) -> None:
        mark = self.open.pop()
        self.position += len(CLOSING[mark.kind])
        self.note(self.meaning_of(mark), mark)

    def note(self, meant: Json | None, mark: Mark) -> None:
        if meant is not None and self.offset > mark.offset:
            self.entities.append(meant | {"offset": mark.offset, "length": self.offset - mark.offset})

    def meaning_of(self, mark: Mark) -> Json | None:
        match mark.kind:
            case "text_link":
                return link_entity(self.read_target() or self.text[mark.text_before :])
            case "custom_emoji":
                emoji = custom_emoji_id(self.read_target() or "")
                if emoji is None:
                    raise _cannot("Invalid tg://emoji or tg://time URL specified")
                return {"type": "custom_emoji", "custom_emoji_id": emoji}
            case "pre" if mark.language:
                return {"type": "pre", "language": mark.language}
            case kind:
                return {"type": kind}

    def read_target(self) -> str | None:
        if self.peek(0) != "(":
            return None
        self.position += 1
        begins_at, target = self.position, ""
        while self.peek(0) != ")":
            if not self.peek(0):
                offset = byte_offset(self.source, begins_at)
                raise _cannot(f"Can't find end of a URL at byte offset {offset}")
            if self.peek(0) == "\\" and self.peek(1):
                self.position += 1
            target += self.peek(0)
            self.position += 1
        self.position += 1
        return target

    def left_open(self, mark: Mark) -> RefusalError:
        name = "PreCode" if mark.language else NAMES[mark.kind]
        return _cannot(
            f"Can't find end of {name} entity at byte offset {byte_offset(self.source, mark.begins_at)}"
        )


def _cannot(reason: str) -> RefusalError:
    return bad_request(f"Can't parse entities: {reason}")
