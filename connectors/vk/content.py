"""What a message holds: words, what was passed on from elsewhere, files and things."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice

from connectors.contract import Attachment, Entity
from connectors.vk.attachments import attachments_of, unknown_in
from connectors.vk.mentions import readable, units
from connectors.vk.peers import shown_id
from connectors.vk.reading import Fields

MOST_FORWARDED = 100
DEEPEST = 20


@dataclass(slots=True)
class Content:
    """False when there is nothing in it that could be shown."""

    text: str = ""
    entities: list[Entity] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    forwarded_from: str | None = None
    unknown: tuple[str, ...] = ()
    """Kinds of attachments that are newer than this code."""
    is_cut: bool = False
    """More was passed on, or deeper down, than can be shown."""

    def __bool__(self) -> bool:
        return bool(self.text or self.attachments)

    def say(self, text: str, entities: tuple[Entity, ...] = ()) -> None:
        begin = units(self.text)
        self.text += text
        self.entities += [replace(entity, offset=entity.offset + begin) for entity in entities]


def content_of(message: Fields) -> Content:
    """The message's own words first, then what it passes on, each piece as a quotation."""
    content = Content(unknown=tuple(unknown_in(message)))
    content.say(*readable(message))
    content.attachments += attachments_of(message)
    passed_on = list(islice(_forwarded(message, DEEPEST, content), MOST_FORWARDED + 1))
    content.is_cut |= len(passed_on) > MOST_FORWARDED
    passed_on = passed_on[:MOST_FORWARDED]
    if len(passed_on) == 1 and not content:
        _pass_one_on(content, passed_on[0])
    else:
        for one in passed_on:
            _quote(content, one)
    if content:
        # Beside words or files what is unknown is named at least.
        content.attachments += [
            Attachment("link", name=kind, details={"of": kind}) for kind in content.unknown
        ]
    return content


def _forwarded(message: Fields, deepest: int, content: Content) -> Iterator[Fields]:
    """Passed-on messages, and what they in turn pass on."""
    passed_on = message.parts("fwd_messages")
    if not deepest:
        content.is_cut |= bool(passed_on)
        return
    for one in passed_on:
        yield one
        yield from _forwarded(one, deepest - 1, content)
        if "reply_message" in one:
            yield one.part("reply_message")


def _pass_one_on(content: Content, one: Fields) -> None:
    content.say(*readable(one))
    content.attachments += attachments_of(one)
    content.forwarded_from = _author_of(one)


def _quote(content: Content, one: Fields) -> None:
    words, entities = readable(one)
    things = attachments_of(one)
    content.attachments += things
    if not words and not things:
        return
    if content.text:
        content.say("\n\n")
    header = f"{_author_of(one) or 'VK'}:"
    block = f"{header}\n{words}" if words else header
    content.say(block, (Entity("quote", 0, units(block)),))
    shift = units(content.text) - units(words)
    content.entities += [replace(entity, offset=entity.offset + shift) for entity in entities]


def _author_of(one: Fields) -> str | None:
    who = one.number("from_id") or one.number("user_id")
    return shown_id(who) if who else None
