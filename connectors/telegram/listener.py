"""Who listens: the same update means different things to different bots."""

from dataclasses import dataclass

from connectors.contract import Ignored
from connectors.telegram.address import place_of
from connectors.telegram.reading import Fields


@dataclass(frozen=True, slots=True)
class Listener:
    """One bot, as it is set up."""

    our_id: int | None = None
    """The bot's own number."""
    hears_groups: bool = False

    def ignores(self, something: Fields) -> Ignored | None:
        """Why it is left out because of where it came from. A channel is nobody's conversation."""
        place = place_of(something)
        if place == "channel" or (place == "group" and not self.hears_groups):
            number = something.part("chat").number("id")
            reason = "channel" if place == "channel" and self.hears_groups else "group_chat"
            return Ignored(reason, chat=None if number is None else str(number))
        return None

    def is_own_echo(self, message: Fields) -> bool:
        """What we sent for the owner of a business account comes back as an update."""
        speaker = message.part("sender_business_bot").number("id")
        return speaker is not None and speaker == self.our_id
