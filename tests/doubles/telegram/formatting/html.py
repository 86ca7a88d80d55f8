"""parse_mode=HTML: the few tags the Bot API knows, with its own words for what is wrong."""

import re
from dataclasses import dataclass, field

from tests.doubles.telegram.formatting.formatted import Formatted, byte_offset, units
from tests.doubles.telegram.formatting.links import link_entity
from tests.doubles.telegram.refusals import RefusalError, bad_request
from tests.doubles.telegram.wire import Json

MEANING = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler",
    "span": "spoiler", "code": "code", "pre": "pre", "blockquote": "blockquote", "a": "text_link",
    "tg-emoji": "custom_emoji", "tg-time": "date_time",
}  # fmt: skip
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
REFERENCE = re.compile(r"&(?:#(?P<decimal>\d{1,7})|#x(?P<hex>[0-9a-fA-F]{1,6})|(?P<name>[A-Za-z]+));?")
TAG_NAME = re.compile(r"[^\s>]*")
ATTRIBUTE_NAME = re.compile(r"[^\s=>/\"']*")
BARE_VALUE = re.compile(r"[A-Za-z0-9.\-]*")
SPACES = re.compile(r"\s*")


@dataclass
class Tag:
    name: str
    begins_at: int
    """Characters of the source before it."""
    offset: int
    """UTF-16 units of the result before it."""
    text_before: int
    attributes: dict[str, str] = field(default_factory=dict)


def parse_html(source: str) -> Formatted:
    """Raise a 400 refusal for markup the server would not take; offsets in its words are UTF-8 bytes."""
    return _Reader(source).read()


class _Reader:
    def __init__(self, source: str) -> None:
        self.source = source
        self.position = 0
        self.text = ""
        self.offset = 0
        self.open: list[Tag] = []
        self.entities: list[Json] = []

    def read(self) -> Formatted:
        while self.position < len(self.source):
            if self.source.startswith("</", self.position):
                self.read_end_tag()
            elif self.source[self.position] == "<":
                self.open.append(self.read_start_tag())
            else:
                self.write(self.read_character())
        if self.open:
            raise _cannot(f'Can\'t find end tag corresponding to start tag "{self.open[-1].name}"')
        for entity in self.entities:
            if entity["type"] == "code":
                entity.pop("language", None)
        return Formatted(self.text, self.entities)

    def write(self, words: str) -> None:
        self.text += words
        self.offset += units(words)

    def read_character(self) -> str:
        if decoded := self.read_reference():
            return decoded
        self.position += 1
        return self.source[self.position - 1]

    def read_reference(self) -> str | None:
        found = REFERENCE.match(self.source, self.position)
        decoded = _decoded(found) if found else None
        if found and decoded:
            self.position = found.end()
        return decoded

    def read_start_tag(self) -> Tag:
        begins_at = self.position
        self.position += 1
        name = self.take(TAG_NAME).lower()
        if self.is_over:
            raise self.complaint("Unclosed start tag", begins_at)
        if name not in MEANING:
            raise self.complaint(f'Unsupported start tag "{name}"', begins_at)
        tag = Tag(name, begins_at, self.offset, len(self.text))
        self.take(SPACES)
        while self.next != ">":
            self.read_attribute(tag)
            self.take(SPACES)
        self.position += 1
        if name == "span" and tag.attributes.get("class") != "tg-spoiler":
            raise self.complaint('Tag "span" must have class "tg-spoiler"', begins_at)
        return tag

    def read_attribute(self, tag: Tag) -> None:
        name = self.take(ATTRIBUTE_NAME)
        if not name:
            raise self.complaint(f'Empty attribute name in the tag "{tag.name}"', tag.begins_at)
        self.take(SPACES)
        has_value = self.next == "="
        if has_value:
            self.position += 1
            self.take(SPACES)
        if self.is_over:
            raise self.complaint(f'Unclosed start tag "{tag.name}"', tag.begins_at)
        tag.attributes[name] = self.read_value() if has_value else ""
        if self.is_over:
            raise self.complaint("Unclosed start tag", tag.begins_at)

    def read_value(self) -> str:
        if self.next in {'"', "'"}:
            return self.read_quoted()
        begins_at = self.position
        value = self.take(BARE_VALUE).lower()
        if not self.is_over and not self.next.isspace() and self.next != ">":
            raise self.complaint("Unexpected end of name token", begins_at)
        return value

    def read_quoted(self) -> str:
        quote, value = self.next, ""
        self.position += 1
        while not self.is_over and self.next != quote:
            value += self.read_character()
        self.position += 1
        return value

    def read_end_tag(self) -> None:
        begins_at = self.position
        if not self.open:
            raise self.complaint("Unexpected end tag", begins_at)
        self.position += 2
        name = self.take(TAG_NAME).lower()
        self.take(SPACES)
        if self.next != ">":
            raise self.complaint("Unclosed end tag", begins_at)
        self.position += 1
        tag = self.open.pop()
        if name and name != tag.name:
            where = f"at byte offset {byte_offset(self.source, begins_at)}"
            raise _cannot(f'Unmatched end tag {where}, expected "</{tag.name}>", found "</{name}>"')
        if self.offset > tag.offset:
            self.close(tag)

    def close(self, tag: Tag) -> None:
        place = {"offset": tag.offset, "length": self.offset - tag.offset}
        if tag.name in {"pre", "code"} and self.joins_the_last(tag, place):
            return
        meant = _meant_by(tag, self.text[tag.text_before :])
        if meant is not None:
            self.entities.append(meant | place)

    def joins_the_last(self, tag: Tag, place: Json) -> bool:
        """<pre><code class="language-python">, in either nesting, is one entity with a language."""
        last = self.entities[-1] if self.entities else {}
        other = "pre" if tag.name == "code" else "code"
        if last.get("type") != other or (last["offset"], last["length"]) != tuple(place.values()):
            return False
        language = last.pop("language", None) or _language(tag)
        if language is None:
            return False
        last |= {"type": "pre", "language": language}
        return True

    def take(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self.source, self.position)
        taken = found[0] if found else ""
        self.position += len(taken)
        return taken

    @property
    def next(self) -> str:
        return self.source[self.position : self.position + 1]

    @property
    def is_over(self) -> bool:
        return self.position >= len(self.source)

    def complaint(self, reason: str, begins_at: int) -> RefusalError:
        return _cannot(f"{reason} at byte offset {byte_offset(self.source, begins_at)}")


def _cannot(reason: str) -> RefusalError:
    return bad_request(f"Can't parse entities: {reason}")


def _decoded(found: re.Match[str]) -> str | None:
    if found["name"]:
        return NAMED.get(found["name"])
    code = int(found["decimal"]) if found["decimal"] else int(found["hex"], 16)
    return chr(code) if 0 < code < 0x10FFFF and not 0xD800 <= code <= 0xDFFF else None


def _language(tag: Tag) -> str | None:
    marked = tag.attributes.get("class", "")
    return marked.removeprefix("language-") if marked.startswith("language-") else None


def _meant_by(tag: Tag, words: str) -> Json | None:
    match tag.name:
        case "a":
            return link_entity(tag.attributes.get("href") or words)
        case "code" if language := _language(tag):
            # Kept until a <pre> around it claims the language; the server forgets it otherwise.
            return {"type": "code", "language": language}
        case "blockquote" if "expandable" in tag.attributes:
            return {"type": "expandable_blockquote"}
        case "tg-emoji":
            emoji = tag.attributes.get("emoji-id", "")
            if not emoji.isdecimal():
                raise _cannot("Invalid custom emoji identifier specified")
            return {"type": "custom_emoji", "custom_emoji_id": emoji}
        case "tg-time":
            unix = tag.attributes.get("unix", "")
            return {"type": "date_time", "unix_time": int(unix)} if unix.isdecimal() else None
        case _:
            return {"type": MEANING[tag.name]}
