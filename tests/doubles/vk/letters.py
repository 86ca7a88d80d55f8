"""A message as somebody sees it on the screen."""

from dataclasses import dataclass

from tests.doubles.vk.conversations import Message
from tests.doubles.vk.wire import Json


@dataclass(frozen=True)
class Letter:
    message_id: int
    """The id in the community's mailbox, 0 in a group chat."""
    conversation_message_id: int
    peer_id: int
    from_id: int
    text: str
    """The words as they stand now."""
    versions: tuple[str, ...]
    """All wordings, oldest first; one when it was never edited."""
    raw: Json
    """The message as VK writes it."""
    reactions: dict[int, int]
    """Which reaction who put under it; the community is negative."""

    @property
    def attachments(self) -> list[Json]:
        attachments: list[Json] = self.raw["attachments"]
        return attachments


def letter(message: Message, raw: Json) -> Letter:
    return Letter(
        message_id=message.id,
        conversation_message_id=message.cmid,
        peer_id=message.peer_id,
        from_id=message.from_id,
        text=message.text,
        versions=(*message.earlier, message.text),
        raw=raw,
        reactions=dict(message.reactions),
    )
