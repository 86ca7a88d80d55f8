"""A person at the other end of a private chat: writes to the bot, blocks it, and sees what it sends."""

from tests.doubles.telegram.chats import Standing
from tests.doubles.telegram.letters import Letter
from tests.doubles.telegram.participant import CannotWriteError, Participant
from tests.doubles.telegram.people import Person
from tests.doubles.telegram.wire import Json
from tests.doubles.telegram.world import World


class Customer(Participant):
    """A person exists through this chat, also one who is only met in a group or by a business owner."""

    def __init__(self, world: World, person: Person) -> None:
        self._chat = world.memory.chats[person.id]
        super().__init__(world, self._chat, person)

    @property
    def standing(self) -> Standing:
        return self._chat.standing

    async def starts(self, payload: str = "") -> Letter:
        """Presses Start, perhaps having followed a link with a payload."""
        return await self.writes(f"/start {payload}".strip())

    async def reacts(self, to: Letter | int, emoji: str | None) -> None:
        """Puts a reaction under a message, or takes it back. The bot hears of it only if it asked to."""
        message = self._find(to)
        before, after = message.reactions.get("person", []), _reactions(emoji)
        message.reactions["person"] = after
        payload = {
            "chat": self.person.as_chat(),
            "message_id": message.message_id,
            "user": self.person.as_user(),
            "date": self._world.today,
            "old_reaction": before,
            "new_reaction": after,
        }
        self._world.tell_bot("message_reaction", payload, lane=f"reaction {self.id}")
        self._world.refresh(self._chat, message)

    async def blocks_bot(self) -> None:
        self._world.change_standing(self._chat, Standing.BLOCKED)

    async def unblocks_bot(self) -> None:
        self._world.change_standing(self._chat, Standing.TALKING)

    async def deletes_account(self) -> None:
        self._world.change_standing(self._chat, Standing.DEACTIVATED)

    async def renames(self, first_name: str, last_name: str | None = None) -> None:
        self.person.first_name, self.person.last_name = first_name, last_name
        self._world.show("person", self._chat)

    def _may_write(self) -> None:
        """Writing to a bot for the first time is what starts the conversation."""
        if self.standing in {Standing.BLOCKED, Standing.DEACTIVATED}:
            raise CannotWriteError(f"{self.person.name} cannot write: {self.standing}")
        self._chat.standing = Standing.TALKING


def _reactions(emoji: str | None) -> list[Json]:
    return [{"type": "emoji", "emoji": emoji}] if emoji else []
