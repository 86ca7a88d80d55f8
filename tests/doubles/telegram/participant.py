"""A person in one conversation: what they send there, change, press, and see."""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import Any

from tests.doubles.bell import PATIENCE
from tests.doubles.telegram import customer_content
from tests.doubles.telegram.attachments import Upload, attached
from tests.doubles.telegram.conversation import Conversation, Message
from tests.doubles.telegram.letters import Letter, letter
from tests.doubles.telegram.memory import Press
from tests.doubles.telegram.people import Person
from tests.doubles.telegram.wire import Json
from tests.doubles.telegram.world import World


class CannotWriteError(Exception):
    """Somebody blocked the bot, left the group or is gone: the app would not let them write."""


class Participant:
    """Every act is awaited, as people take their time. `**fields` go into the Message object as they are."""

    def __init__(self, world: World, conversation: Conversation, person: Person, *, thread: int = 0) -> None:
        self._world = world
        self._conversation = conversation
        self._thread = thread
        self.person = person

    @property
    def id(self) -> int:
        return self.person.id

    @property
    def address(self) -> tuple[int, str]:
        """The chat and the business connection a bot writes to in order to be read here."""
        return self._conversation.id, self._conversation.connection_id

    # What they send.

    async def writes(
        self, text: str, *, entities: Sequence[Json] = (), reply_to: Letter | int | None = None, **fields: Any
    ) -> Letter:
        return self._sends(customer_content.words(text, entities) | fields, reply_to)

    async def sends_photo(
        self,
        content: bytes | None = None,
        *,
        caption: str = "",
        reply_to: Letter | int | None = None,
        size: int | None = None,
        **fields: Any,
    ) -> Letter:
        upload = Upload(content or customer_content.plain_picture(), size=size)
        return self._sends(self._file("photo", upload, caption) | fields, reply_to)

    async def sends_file(
        self,
        kind: str,
        content: bytes,
        *,
        file_name: str | None = None,
        mime_type: str | None = None,
        caption: str = "",
        reply_to: Letter | int | None = None,
        size: int | None = None,
        tells: Json | None = None,
        **fields: Any,
    ) -> Letter:
        """`kind` is document, voice, video, audio, animation, video_note or sticker; `size` is only claimed.

        `tells` says what the file says of itself: duration, width, height, title and so on.
        """
        upload = Upload(content, file_name, mime_type, size, tells or {})
        return self._sends(self._file(kind, upload, caption) | fields, reply_to)

    async def sends_document(self, content: bytes, file_name: str, **told: Any) -> Letter:
        return await self.sends_file("document", content, file_name=file_name, **told)

    async def sends_voice(self, content: bytes, *, duration: int = 3, **told: Any) -> Letter:
        return await self.sends_file("voice", content, tells={"duration": duration}, **told)

    async def sends_album(self, *pictures: bytes, caption: str = "", **fields: Any) -> list[Letter]:
        """Each picture is a message of its own; the caption stands under the first."""
        group = {"media_group_id": str(self._world.rng.randrange(10**16, 10**17))}
        captions = chain([caption], [""] * len(pictures))
        contents = [
            group | self._file("photo", Upload(picture), words) | fields
            for picture, words in zip(pictures, captions, strict=False)
        ]
        return [self._sends(content, None) for content in contents]

    async def sends_location(
        self, latitude: float, longitude: float, *, live_period: int | None = None
    ) -> Letter:
        return self._sends(customer_content.location(latitude, longitude, live_period), None)

    async def moves(self, live: Letter | int, latitude: float, longitude: float) -> Letter:
        """A live location goes on: each step is an edit of the same message."""
        message = self._own(live)
        place = message.content["location"] | {"latitude": latitude, "longitude": longitude}
        self._world.hear_edit(self._conversation, message, message.content | {"location": place})
        return self._letter(message)

    async def shares_own_phone(self, phone: str) -> Letter:
        return self._sends(customer_content.own_contact(self.person, phone), None)

    async def sends_contact(self, phone: str, name: str) -> Letter:
        """Somebody else's card: it says nothing of the sender."""
        return self._sends(customer_content.contact(phone, name), None)

    async def sends_raw(self, *, reply_to: Letter | int | None = None, **fields: Any) -> Letter:
        """A message with just these fields: what no method here can make, sane or not."""
        return self._sends(fields, reply_to)

    # What they do afterwards.

    async def edits(
        self, mine: Letter | int, text: str, *, entities: Sequence[Json] = (), **fields: Any
    ) -> Letter:
        message = self._own(mine)
        is_caption = "text" not in message.content
        words = customer_content.caption if is_caption else customer_content.words
        dropped = ("caption", "caption_entities") if is_caption else ("text", "entities")
        kept = {name: value for name, value in message.content.items() if name not in dropped}
        self._world.hear_edit(self._conversation, message, kept | words(text, entities) | fields)
        return self._letter(message)

    async def presses(self, under: Letter | int, button: str) -> Press:
        """Presses a button under the bot's message, found by its words or its data."""
        message, (chat_id, connection_id) = self._find(under), self.address
        data = _callback_data(message, button)
        query_id = str(self._world.rng.randrange(10**17, 10**18))
        press = Press(query_id, chat_id, self._world.clock(), connection_id)
        self._world.memory.presses[press.query_id] = press
        payload = {
            "id": press.query_id,
            "from": self.person.as_user(),
            "message": self._conversation.as_wire(message, self._world.memory.bot),
            "chat_instance": str(chat_id * 7919),
            "data": data,
        }
        self._world.tell_bot("callback_query", payload, lane=f"press {self._conversation.key}")
        return press

    # What they see.

    @property
    def reads(self) -> list[Letter]:
        """What others have written, as it stands on the screen now."""
        return [self._letter(message) for message in self._seen(mine=False)]

    @property
    def wrote(self) -> list[Letter]:
        return [self._letter(message) for message in self._seen(mine=True)]

    async def hears(self, what: str | Callable[[Letter], bool], *, patience: float = PATIENCE) -> Letter:
        """The first message of others with these words, or for which `what` is true, as soon as it is there."""
        return await self._world.bell.until(
            lambda: self._first_heard(what),
            otherwise=lambda: (
                f"{self.person.name} has not heard it; she reads {[mail.text for mail in self.reads]}"
            ),
            patience=patience,
        )

    async def gets_answer(self, press: Press, *, patience: float = PATIENCE) -> Json:
        """What the bot says to a pressed button: text, show_alert and url."""
        return await self._world.bell.until(
            lambda: press.answer, otherwise=lambda: "the bot did not answer the button", patience=patience
        )

    def _first_heard(self, what: str | Callable[[Letter], bool]) -> Letter | None:
        messages = self._seen(mine=False)
        if isinstance(what, str):
            return next((self._letter(message) for message in messages if message.text == what), None)
        return next(filter(what, map(self._letter, messages)), None)

    def _seen(self, *, mine: bool) -> Iterator[Message]:
        for message in self._conversation.messages.values():
            is_here = not message.is_deleted and not message.is_service and message.thread == self._thread
            if is_here and (message.author == self.person.id) is mine:
                yield message

    def _letter(self, message: Message) -> Letter:
        return letter(self._conversation, message, self._world.memory.bot)

    def _may_write(self) -> None:
        """Raise CannotWriteError when the app would show no field to write in."""

    def _sends(self, content: Json, reply_to: Letter | int | None) -> Letter:
        self._may_write()
        answered = self._find(reply_to).message_id if reply_to is not None else None
        return self._letter(
            self._world.hear(
                self._conversation, content, author=self.person, reply_to=answered, thread=self._thread
            )
        )

    def _file(self, kind: str, upload: Upload, caption: str) -> Json:
        shown = attached(self._world.memory.files, kind, upload, rng=self._world.rng)
        return shown | customer_content.caption(caption)

    def _find(self, which: Letter | int) -> Message:
        number = which if isinstance(which, int) else which.message_id
        message = self._conversation.find(number)
        if message is None:
            raise LookupError(f"there is no message {number} in the chat of {self.person.name}")
        return message

    def _own(self, which: Letter | int) -> Message:
        message = self._find(which)
        if message.author != self.person.id:
            raise LookupError(f"{self.person.name} did not write message {message.message_id}")
        return message


def _callback_data(message: Message, button: str) -> str:
    rows = (message.markup or {}).get("inline_keyboard", [])
    for found in chain.from_iterable(rows):
        if "callback_data" in found and button in {found["text"], found["callback_data"]}:
            return str(found["callback_data"])
    raise LookupError(f"there is no button {button!r} under message {message.message_id}")
