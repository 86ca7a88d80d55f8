"""What happens in a group: people come, go and write, and the bot is let in, promoted and thrown out."""

from tests.doubles.bell import PATIENCE
from tests.doubles.telegram.conversation import Message
from tests.doubles.telegram.customer import Customer
from tests.doubles.telegram.groups import FIRST_SUPERGROUP_ID, Group, Place, Topic
from tests.doubles.telegram.letters import Letter, letter
from tests.doubles.telegram.memberships import chat_member, membership_change
from tests.doubles.telegram.participant import CannotWriteError, Participant
from tests.doubles.telegram.people import Person
from tests.doubles.telegram.wire import Json
from tests.doubles.telegram.world import World


class Member(Participant):
    """Somebody in a group, or in one topic of it."""

    def __init__(self, world: World, group: Group, person: Person, *, topic: int = 0) -> None:
        super().__init__(world, group, person, thread=topic)
        self._group = group

    def _may_write(self) -> None:
        if self.person.id not in self._group.members:
            raise CannotWriteError(f"{self.person.name} is not in the group")
        if self._group.migrated_to is not None:
            raise CannotWriteError("the group has become a supergroup")


class GroupChat:
    """The hands of a test on one group. `by` names who does it; without it the owner does."""

    def __init__(self, world: World, group: Group) -> None:
        self._world = world
        self.group = group

    @property
    def id(self) -> int:
        return self.group.id

    @property
    def address(self) -> tuple[int, str]:
        return self.group.id, ""

    def member(self, who: Customer, *, topic: int = 0) -> Participant:
        """`who` as she writes and reads here; in a forum, in one topic of it."""
        return Member(self._world, self.group, who.person, topic=topic)

    @property
    def messages(self) -> list[Letter]:
        """All that stands in it, service messages too."""
        bot = self._world.memory.bot
        return [letter(self.group, said, bot) for said in self.group.messages.values() if not said.is_deleted]

    async def hears(self, text: str, *, patience: float = PATIENCE) -> Letter:
        """The first message with these words, in whatever topic, as soon as it is there."""
        return await self._world.bell.until(
            lambda: next((mail for mail in self.messages if mail.text == text), None),
            otherwise=lambda: f"nobody said {text!r}; there is {[mail.text for mail in self.messages]}",
            patience=patience,
        )

    # People.

    async def joins(self, who: Customer, *, by: Customer | None = None) -> None:
        """She comes by herself, or is brought in `by` somebody."""
        self.group.members[who.id] = who.person
        self._tell_of_member(who.person, "left", "member", by=by)
        self._happens({"new_chat_members": [who.person.as_user()]}, by=by or who)

    async def leaves(self, who: Customer, *, by: Customer | None = None) -> None:
        self.group.past[who.id] = self.group.members.pop(who.id)
        self._tell_of_member(who.person, "member", "kicked" if by else "left", by=by)
        self._happens({"left_chat_member": who.person.as_user()}, by=by or who)

    async def is_renamed(self, title: str, *, by: Customer | None = None) -> None:
        self.group.title = title
        self._happens({"new_chat_title": title}, by=by)

    async def pins(self, which: Letter | int, *, by: Customer | None = None) -> None:
        number = which if isinstance(which, int) else which.message_id
        message = self.group.find(number)
        if message is None:
            raise LookupError(f"there is no message {number} in {self.group.title}")
        self.group.pinned = number
        pinned = self.group.as_wire(message, self._world.memory.bot, with_reply=False)
        self._happens({"pinned_message": pinned}, by=by, thread=message.thread)

    # The bot.

    async def adds_bot(self, *, by: Customer | None = None) -> None:
        self._place_bot(Place.MEMBER, by=by)
        self._happens({"new_chat_members": [self._world.memory.bot.as_user()]}, by=by)

    async def promotes_bot(self, *, by: Customer | None = None) -> None:
        """An administrator is told everything, privacy mode or not."""
        self._place_bot(Place.ADMINISTRATOR, by=by)

    async def demotes_bot(self, *, by: Customer | None = None) -> None:
        self._place_bot(Place.MEMBER, by=by)

    async def kicks_bot(self, *, by: Customer | None = None) -> None:
        self._place_bot(Place.KICKED, by=by)

    # Topics and migration.

    async def opens_topic(self, name: str, *, by: Customer | None = None) -> int:
        """Return the topic's `message_thread_id`."""
        if not self.group.is_forum:
            raise ValueError("only a forum has topics")
        topic, number = Topic(name), self.group.last_message_id + 1
        self.group.topics[number] = topic
        created = {"forum_topic_created": {"name": name, "icon_color": topic.icon_color}}
        return self._happens(created, by=by, thread=number).message_id

    async def renames_topic(self, topic: int, name: str, *, by: Customer | None = None) -> None:
        self.group.topics[topic].name = name
        self._happens({"forum_topic_edited": {"name": name}}, by=by, thread=topic)

    async def closes_topic(self, topic: int, *, by: Customer | None = None) -> None:
        self.group.topics[topic].is_closed = True
        self._happens({"forum_topic_closed": {}}, by=by, thread=topic)

    async def reopens_topic(self, topic: int, *, by: Customer | None = None) -> None:
        self.group.topics[topic].is_closed = False
        self._happens({"forum_topic_reopened": {}}, by=by, thread=topic)

    async def becomes_supergroup(self, *, is_forum: bool = False) -> "GroupChat":
        """The group gets a new id: both chats say so, and the old one takes no message any more."""
        if self.group.kind == "supergroup":
            raise ValueError("it is a supergroup already")
        number = FIRST_SUPERGROUP_ID - self._world.rng.randrange(10**9, 2 * 10**9)
        members, place = dict(self.group.members), self.group.bot_place
        new = Group(
            number, self.group.title, self.group.owner_id, members, bot_place=place, is_forum=is_forum
        )
        self._world.memory.groups[number] = new
        self._happens({"migrate_to_chat_id": number})
        self.group.migrated_to = number
        successor = GroupChat(self._world, new)
        successor._happens({"migrate_from_chat_id": self.group.id})
        return successor

    def _happens(self, content: Json, *, by: Customer | None = None, thread: int = 0) -> Message:
        return self._world.hear(self.group, content, author=self._actor(by), thread=thread)

    def _actor(self, by: Customer | None) -> Person:
        return by.person if by else self._world.memory.chats[self.group.owner_id].person

    def _place_bot(self, place: Place, *, by: Customer | None) -> None:
        before, self.group.bot_place = self.group.bot_place, place
        bot, is_forum = self._world.memory.bot.as_user(), self.group.is_forum
        old, new = (chat_member(bot, what, is_forum=is_forum) for what in (before, place))
        self._tell("my_chat_member", old, new, self._actor(by))

    def _tell_of_member(self, person: Person, before: str, after: str, *, by: Customer | None) -> None:
        """Of others only an administrator is told."""
        if self.group.bot_place is Place.ADMINISTRATOR:
            old, new = (chat_member(person.as_user(), what) for what in (before, after))
            self._tell("chat_member", old, new, by.person if by else person)

    def _tell(self, kind: str, old: Json, new: Json, by: Person) -> None:
        change = membership_change(
            self.group.as_chat(), by.as_user(), date=self._world.today, old=old, new=new
        )
        self._world.tell_bot(kind, change, lane=f"member {self.group.id}")
        self._world.show("group", self.group)
