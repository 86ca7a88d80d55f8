"""A message as the person sees it on the screen."""

from dataclasses import dataclass

from tests.doubles.telegram.conversation import Conversation, Message, words_of
from tests.doubles.telegram.people import BotAccount
from tests.doubles.telegram.wire import Json


@dataclass(frozen=True)
class Letter:
    message_id: int
    text: str
    """The words as they stand now; a caption when it is a file."""
    versions: tuple[str, ...]
    """All wordings, oldest first; one when it was never edited."""
    raw: Json
    """The Message object of the Bot API."""
    reactions: tuple[str, ...]
    """Emoji the other side put under it."""

    @property
    def is_edited(self) -> bool:
        return self.raw.get("edit_date") is not None


def letter(chat: Conversation, message: Message, bot: BotAccount) -> Letter:
    other_side = "person" if message.is_from_bot else "bot"
    return Letter(
        message_id=message.message_id,
        text=message.text,
        versions=(*map(words_of, message.earlier), message.text),
        raw=chat.as_wire(message, bot),
        reactions=tuple(reaction.get("emoji", "") for reaction in message.reactions.get(other_side, [])),
    )
