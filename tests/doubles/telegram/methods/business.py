"""What is asked only of business accounts: the connection itself, reading and deleting in it."""

from tests.doubles.telegram.arguments import Arguments
from tests.doubles.telegram.business import BusinessChat, Connection
from tests.doubles.telegram.business_account import tell_of_deletion
from tests.doubles.telegram.conversation import Message
from tests.doubles.telegram.methods.addressing import message_meant
from tests.doubles.telegram.methods.message_numbers import message_numbers
from tests.doubles.telegram.methods.registry import method
from tests.doubles.telegram.methods.through_business import (
    business_chat_meant,
    check_is_on,
    check_may_act,
    connection_meant,
)
from tests.doubles.telegram.refusals import bad_request
from tests.doubles.telegram.wire import Json
from tests.doubles.telegram.world import World


@method("getBusinessConnection")
def get_business_connection(world: World, args: Arguments) -> Json:
    return connection_meant(world, args).as_wire()


@method("readBusinessMessage")
def read_business_message(world: World, args: Arguments) -> bool:
    """Everything up to this message of the customer is read."""
    chat = business_chat_meant(world, args)
    message = message_meant(chat, args, to="read")
    check_may_act(world, chat, "can_read_messages")
    chat.read_up_to = max(chat.read_up_to, message.message_id)
    world.refresh(chat, message)
    return True


@method("deleteBusinessMessages")
def delete_business_messages(world: World, args: Arguments) -> bool:
    """Messages of one chat. With the smaller right only those which the bot itself has sent."""
    connection = connection_meant(world, args)
    numbers = message_numbers(args)
    check_is_on(connection)
    chat, messages = _one_chat_of(connection, numbers)
    if not connection.may("can_delete_all_messages"):
        if not connection.may("can_delete_sent_messages"):
            raise bad_request("BOT_ACCESS_FORBIDDEN")
        if not all(message.is_from_bot for message in messages):
            raise bad_request("message can't be deleted")
    for message in messages:
        world.remove(chat, message)
    tell_of_deletion(world, chat, [message.message_id for message in messages])
    return True


def _one_chat_of(connection: Connection, numbers: list[int]) -> tuple[BusinessChat, list[Message]]:
    """The call names no chat: in an owner's account message numbers are unique over all her chats."""
    for chat in connection.chats.values():
        found = [message for number in numbers if (message := chat.find(number))]
        if found and chat.is_shared:
            return chat, found
    raise bad_request("MESSAGE_ID_INVALID")
