"""Which chat and which message a call means, and whether the bot may reach them."""

from tests.doubles.telegram.arguments import Arguments, leading_whole
from tests.doubles.telegram.business import BusinessChat
from tests.doubles.telegram.chats import Chat, Standing
from tests.doubles.telegram.conversation import Conversation, Message
from tests.doubles.telegram.groups import Group, Place
from tests.doubles.telegram.methods.through_business import business_chat_meant, check_may_act
from tests.doubles.telegram.refusals import RefusalError, bad_request, refusal
from tests.doubles.telegram.world import World

UPGRADED = "Bad Request: group chat was upgraded to a supergroup chat"
GENERAL_TOPIC = 1


def chat_meant(world: World, args: Arguments) -> Chat | Group:
    """The chat of `chat_id`, for reading: nobody has a public name here, so @name finds nothing."""
    if not args.text("chat_id"):
        raise bad_request("chat_id is empty")
    chat = world.memory.chat(leading_whole(args.text("chat_id")))
    if chat is None:
        raise bad_request("chat not found")
    if isinstance(chat, Group) and chat.kind == "supergroup":
        _check_is_inside(chat)
    return chat


def chat_to_change(world: World, args: Arguments) -> Conversation:
    if args.text("business_connection_id"):
        return business_chat_meant(world, args)
    chat = chat_meant(world, args)
    if isinstance(chat, Group):
        _check_is_inside(chat)
    elif chat.standing is Standing.DEACTIVATED:
        raise refusal(403, "user is deactivated")
    return chat


def chat_to_write(world: World, args: Arguments) -> Conversation:
    if not args.text("business_connection_id"):
        chat = chat_meant(world, args)
        if isinstance(chat, Group) and chat.migrated_to is not None:
            raise RefusalError(400, UPGRADED, migrate_to_chat_id=chat.migrated_to)
    return chat_to_change(world, args)


def topic_meant(chat: Conversation, args: Arguments) -> int:
    """The forum topic of `message_thread_id`. A chat that has no topics does not look at the number."""
    topic = args.whole("message_thread_id", 0, low=0, high=2**31 - 1)
    is_looked_at = isinstance(chat, Chat) or (isinstance(chat, Group) and chat.is_forum)
    if not topic or not is_looked_at:
        return 0
    # The general topic is written to without a number: the server does not find it by its own.
    if topic == GENERAL_TOPIC or not isinstance(chat, Group) or topic not in chat.topics:
        raise bad_request("message thread not found")
    return topic


def check_may_write(world: World, chat: Conversation, topic: int = 0) -> None:
    """The last check of a send, made after the content was found good."""
    match chat:
        case Chat(standing=Standing.STRANGER):
            raise refusal(403, "bot can't initiate conversation with a user")
        case Chat(standing=Standing.BLOCKED):
            raise refusal(403, "bot was blocked by the user")
        case Group() if topic and chat.topics[topic].is_closed and chat.bot_place is not Place.ADMINISTRATOR:
            raise bad_request("TOPIC_CLOSED")
        case BusinessChat():
            check_may_act(world, chat, "can_reply")
        case _:
            pass


def message_meant(chat: Conversation, args: Arguments, *, to: str) -> Message:
    """The message of `message_id`; `to` names the intention in the refusal."""
    message = chat.find(args.whole("message_id", 0, low=0, high=2**31 - 1))
    if message is None:
        raise bad_request(
            "MESSAGE_ID_INVALID" if isinstance(chat, BusinessChat) else f"message to {to} not found"
        )
    return message


def own_message_meant(world: World, args: Arguments) -> tuple[Conversation, Message]:
    chat = chat_to_change(world, args)
    message = message_meant(chat, args, to="edit")
    if isinstance(chat, BusinessChat):
        check_may_act(world, chat, "can_reply")
        if message.author != chat.owner.id:
            raise bad_request("MESSAGE_AUTHOR_REQUIRED")
    elif not message.is_from_bot:
        raise bad_request("message can't be edited")
    return chat, message


def _check_is_inside(group: Group) -> None:
    if group.bot_place is Place.KICKED:
        raise refusal(403, f"bot was kicked from the {group.kind} chat")
    if group.bot_place is Place.LEFT:
        raise refusal(403, f"bot is not a member of the {group.kind} chat")
