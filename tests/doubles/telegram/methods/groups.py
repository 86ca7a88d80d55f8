"""Who is in a group, and the bot's own way out of it."""

from tests.doubles.telegram.arguments import Arguments, leading_whole
from tests.doubles.telegram.groups import Group, Place
from tests.doubles.telegram.memberships import chat_member, membership_change
from tests.doubles.telegram.methods.addressing import chat_meant, chat_to_change
from tests.doubles.telegram.methods.registry import method
from tests.doubles.telegram.refusals import bad_request
from tests.doubles.telegram.wire import Json
from tests.doubles.telegram.world import World


@method("getChatMember")
def get_chat_member(world: World, args: Arguments) -> Json:
    group, user_id = _group_meant(world, args), leading_whole(args.text("user_id"))
    if user_id == world.memory.bot.id:
        return _bot_in(world, group)
    if user_id in group.members:
        place = "creator" if user_id == group.owner_id else "member"
        return chat_member(group.members[user_id].as_user(), place)
    chat = world.memory.chats.get(user_id)
    if chat is None:
        raise bad_request("invalid user_id specified" if user_id <= 0 else "user not found")
    return chat_member(chat.person.as_user(), "left")


@method("getChatAdministrators")
def get_chat_administrators(world: World, args: Arguments) -> list[Json]:
    group = _group_meant(world, args)
    owner = group.members.get(group.owner_id)
    found = [chat_member(owner.as_user(), "creator")] if owner else []
    return [*found, _bot_in(world, group)] if group.bot_place is Place.ADMINISTRATOR else found


@method("getChatMemberCount")
def get_chat_member_count(world: World, args: Arguments) -> int:
    group = _group_meant(world, args)
    return len(group.members) + group.has_bot


@method("leaveChat")
def leave_chat(world: World, args: Arguments) -> bool:
    group = chat_to_change(world, args)
    if not isinstance(group, Group):
        raise bad_request("chat member status can't be changed in private chats")
    before = _bot_in(world, group)
    group.bot_place = Place.LEFT
    bot, chat = world.memory.bot.as_user(), group.as_chat()
    change = membership_change(chat, bot, date=world.today, old=before, new=_bot_in(world, group))
    world.tell_bot("my_chat_member", change, lane=f"member {group.id}")
    world.show("group", group)
    return True


def _group_meant(world: World, args: Arguments) -> Group:
    group = chat_meant(world, args)
    if not isinstance(group, Group):
        raise bad_request("there are no administrators in the private chat")
    return group


def _bot_in(world: World, group: Group) -> Json:
    return chat_member(world.memory.bot.as_user(), group.bot_place, is_forum=group.is_forum)
