"""Taking messages back: the bot's own, and those of others where it may."""

from tests.doubles.telegram.arguments import Arguments
from tests.doubles.telegram.conversation import Conversation, Message
from tests.doubles.telegram.groups import Group, Place
from tests.doubles.telegram.methods.addressing import chat_to_change, message_meant
from tests.doubles.telegram.methods.message_numbers import message_numbers
from tests.doubles.telegram.methods.registry import method
from tests.doubles.telegram.refusals import bad_request
from tests.doubles.telegram.world import World

DELETABLE_SECONDS = 48 * 60 * 60


@method("deleteMessage")
def delete_message(world: World, args: Arguments) -> bool:
    if not args.text("chat_id"):
        raise bad_request("Chat identifier is not specified")
    if not args.whole("message_id", 0, low=0, high=2**31 - 1):
        raise bad_request("Message identifier is not specified")
    chat = chat_to_change(world, args)
    message = message_meant(chat, args, to="delete")
    if world.today - message.date > DELETABLE_SECONDS:
        raise bad_request("message can't be deleted for everyone")
    if not _may_delete(chat, message):
        raise bad_request("message can't be deleted")
    world.remove(chat, message)
    return True


@method("deleteMessages")
def delete_messages(world: World, args: Arguments) -> bool:
    """Those that are not there are passed over."""
    numbers = message_numbers(args)
    chat = chat_to_change(world, args)
    for message in filter(None, map(chat.find, numbers)):
        if _may_delete(chat, message):
            world.remove(chat, message)
    return True


def _may_delete(chat: Conversation, message: Message) -> bool:
    """In a private chat anything, in a group what others wrote only as an administrator."""
    return message.is_from_bot or not isinstance(chat, Group) or chat.bot_place is Place.ADMINISTRATOR
