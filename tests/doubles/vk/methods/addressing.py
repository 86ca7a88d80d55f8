"""Which conversation and which message a call means, and whether the community may write there."""

from tests.doubles.vk.arguments import Arguments
from tests.doubles.vk.conversations import REASON, Conversation, Message
from tests.doubles.vk.refusals import RefusalError, wrong
from tests.doubles.vk.wire import FIRST_CHAT
from tests.doubles.vk.world import World


def check_group(world: World, args: Arguments, *, is_needed: bool = False) -> None:
    """`group_id`, where it is given, must be the token's own community."""
    if is_needed:
        args.required_whole("group_id")
    if args.has("group_id") and args.whole("group_id") != world.community_id:
        raise RefusalError(15, "no access to this group")


def peer_of(args: Arguments) -> int:
    """The one peer that `peer_id`, `user_id` or `chat_id` means."""
    if args.has("peer_id"):
        return args.whole("peer_id")
    if args.has("chat_id"):
        return FIRST_CHAT + args.whole("chat_id")
    if args.has("user_id"):
        return args.whole("user_id")
    raise wrong("peer_id is undefined")


def conversation_with(world: World, peer_id: int) -> Conversation:
    conversation = world.memory.conversations.get(peer_id)
    if conversation is None and peer_id > FIRST_CHAT:
        raise RefusalError(917)
    if conversation is None:
        raise RefusalError(936)
    return conversation


def to_write_to(world: World, peer_id: int) -> Conversation:
    """The conversation, if the community may write there."""
    if peer_id == 0:
        raise wrong("you should specify peer_id, user_id, domain, chat_id or user_ids param")
    if peer_id > 0 and peer_id not in world.memory.conversations and peer_id <= FIRST_CHAT:
        # VK knows far more people than have ever written here.
        raise RefusalError(901)
    conversation = conversation_with(world, peer_id)
    if not conversation.is_chat and conversation.standing in REASON:
        raise RefusalError(REASON[conversation.standing])
    return conversation


def own_message(world: World, args: Arguments) -> tuple[Conversation, Message]:
    """The community's message meant by `peer_id` with `message_id`, `cmid` or the longer name."""
    conversation = conversation_with(world, peer_of(args))
    number = args.whole("cmid") or args.whole("conversation_message_id")
    if number:
        found = conversation.find(number)
    else:
        wanted = args.required_whole("message_id")
        found = next((one for one in conversation.in_our_mailbox if one.id == wanted and wanted), None)
    if found is None:
        raise wrong("message_id is invalid")
    if not found.is_out:
        raise RefusalError(15, "you can't edit this message")
    return conversation, found
