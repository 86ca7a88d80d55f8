"""A wholesale buyer's two years with the shop: two thousand messages, and not one sentence twice."""

from collections.abc import Iterator
from datetime import date
from random import Random

import msgspec

from app.seed.mark import Mark
from app.seed.phrasebook import Phrasebook
from app.seed.purchase import Purchase, read_goods
from app.seed.reading import read
from app.seed.roles import Client, Conversation, Edit, Entity, Message
from app.seed.things import Attachment, Document, Photo
from app.seed.timetable import Beat, Matter, timetable

MESSAGES = 2_000

_SEED = 6
_CODE_IN = frozenset({"shipped", "samples_o"})
_TYPOS_IN_A_HUNDRED = 3
_QUOTES_IN_A_HUNDRED = 8


def endless_client(today: date) -> Client:
    """The buyer, as she is on this day: the same words every time, with dates that fit the day."""
    client = read("endless/client.json", Client)
    story = _Story(today, client.identities[0].key)
    return msgspec.structs.replace(client, conversations=tuple(story.conversations()))


class _Story:
    """One telling of the two years: what happens is drawn first, so that it is the same on every day."""

    def __init__(self, today: date, identity: str) -> None:
        self._today = today
        self._identity = identity
        chance = Random(_SEED)  # noqa: S311  # told again, not kept secret
        self._book = Phrasebook(chance)
        self._matters = timetable(chance, messages=MESSAGES, asides=self._book.asides_for_any_day)
        self._goods = read_goods()
        self._chance = chance

    def conversations(self) -> Iterator[Conversation]:
        for number, matter in enumerate(self._matters):
            yield self._conversation(number, matter)

    def _conversation(self, number: int, matter: Matter) -> Conversation:
        purchase = Purchase(self._chance, self._goods, matter, number=number, of=len(self._matters))
        messages = [self._message(beat, matter, purchase) for beat in matter.beats]
        messages = self._with_quotes(number, messages)
        if matter.closed_at is not None:
            return Conversation(
                status="closed",
                assignee=matter.operator,
                messages=tuple(messages),
                closed_at=matter.closed_at,
                closed_by=matter.operator,
            )
        return Conversation(
            status="waiting" if messages[-1].kind == "in" else "open",
            assignee=matter.operator,
            messages=tuple(messages),
        )

    def _message(self, beat: Beat, matter: Matter, purchase: Purchase) -> Message:
        words = purchase.words(beat.at, self._today)
        text = _with_capital(self._book.say(beat, words))
        brought = tuple(_brought(beat, words))
        if beat.says == "client":
            return self._heard(beat, text, brought)
        if beat.says == "note":
            return Message(at=beat.at, kind="note", by=matter.colleague, text=text)
        return Message(
            at=beat.at,
            kind="out",
            by=matter.operator,
            via=self._identity,
            text=text,
            entities=tuple(_codes(beat, text, words["track"])),
            attachments=brought,
            delivery="sent",
        )

    def _heard(self, beat: Beat, text: str, brought: tuple[Attachment, ...]) -> Message:
        heard = Message(
            at=beat.at, kind="in", by=self._identity, via=self._identity, text=text, attachments=brought
        )
        slip = _mistyped(text, self._chance)
        if slip == text or self._chance.randrange(100) >= _TYPOS_IN_A_HUNDRED:
            return heard
        noticed = Edit(at=Mark(beat.at.day, beat.at.minute + 1), text=text)
        return msgspec.structs.replace(heard, text=slip, edits=(noticed,))

    def _with_quotes(self, number: int, messages: list[Message]) -> list[Message]:
        """Now and then somebody answers a certain message, two or three above."""
        for place in range(3, len(messages)):
            target = place - self._chance.choice((2, 3))
            if self._chance.randrange(100) < _QUOTES_IN_A_HUNDRED and _can_quote(messages, place, target):
                key = f"{number}-{target}"
                messages[target] = msgspec.structs.replace(messages[target], key=key)
                messages[place] = msgspec.structs.replace(messages[place], reply_to=key)
        return messages


def _with_capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _can_quote(messages: list[Message], place: int, target: int) -> bool:
    return messages[place].kind != messages[target].kind and "note" not in {
        messages[place].kind,
        messages[target].kind,
    }


def _brought(beat: Beat, words: dict[str, str]) -> Iterator[Attachment]:
    scenes = {"parcel": "parcel", "swatches": "fabric", "damage": words["damage"]}
    names = {"invoice": f"Счёт {words['inv']}.pdf", "papers": f"Документы {words['inv']}.pdf"}
    if beat.brings in names:
        yield Document(name=names[beat.brings], mime="application/pdf", scene="invoice")
    elif beat.brings is not None:
        yield Photo(name=f"{words['no']}-{beat.brings}.jpg", scene=scenes[beat.brings])


def _codes(beat: Beat, text: str, track: str) -> Iterator[Entity]:
    if beat.about in _CODE_IN and track in text:
        # These texts hold no characters outside the basic plane, so characters are UTF-16 units here.
        yield Entity(type="code", offset=text.index(track), length=len(track))


def _mistyped(text: str, chance: Random) -> str:
    """Two neighbouring letters of a longer word change places, as under a hurrying thumb."""
    long = [word for word in text.split() if word.isalpha() and len(word) > 5]
    if not long:
        return text
    word = chance.choice(long)
    at = chance.randrange(1, len(word) - 2)
    return text.replace(word, word[:at] + word[at + 1] + word[at] + word[at + 2 :], 1)
