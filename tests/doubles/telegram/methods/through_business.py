"""Acting in an owner's name: which connection and chat are meant, and whether the owner lets the bot."""

import re

from tests.doubles.telegram.arguments import Arguments
from tests.doubles.telegram.business import REPLY_SECONDS, BusinessChat, Connection
from tests.doubles.telegram.refusals import bad_request
from tests.doubles.telegram.world import World


def connection_meant(world: World, args: Arguments) -> Connection:
    connection = world.memory.connections.get(args.text("business_connection_id"))
    if connection is None:
        raise bad_request("business connection not found")
    return connection


def business_chat_meant(world: World, args: Arguments) -> BusinessChat:
    """What the Bot API server itself looks at; rights are judged later, by Telegram behind it."""
    if not args.text("chat_id"):
        raise bad_request("chat identifier is empty")
    if not re.fullmatch(r"-?\d+", args.text("chat_id")):
        raise bad_request("chat identifier must be a valid Integer")
    connection, chat_id = connection_meant(world, args), int(args.text("chat_id"))
    if chat_id < 0:
        raise bad_request("Chat must be a private chat")
    if chat_id == connection.owner.id:
        raise bad_request("Messages must not be sent to self")
    chat = connection.chats.get(chat_id)
    if chat is None:
        check_is_on(connection)
        raise bad_request("BUSINESS_PEER_INVALID")
    return chat


def check_is_on(connection: Connection) -> None:
    if not connection.is_enabled:
        raise bad_request("BUSINESS_CONNECTION_INVALID")


def check_may_act(world: World, chat: BusinessChat, right: str) -> None:
    """The owner must be connected, have shared the chat and given the right, and the chat be fresh."""
    connection = world.memory.connections[chat.connection]
    check_is_on(connection)
    if not chat.is_shared:
        raise bad_request("BUSINESS_PEER_INVALID")
    if not connection.may(right):
        raise bad_request("BOT_ACCESS_FORBIDDEN")
    if not chat.was_written_to_since(world.clock() - REPLY_SECONDS):
        raise bad_request("BUSINESS_PEER_USAGE_MISSING")
