"""Conversations and their messages, as the community's mailbox has them."""

from tests.doubles.vk.arguments import Arguments
from tests.doubles.vk.conversations import Conversation, Message
from tests.doubles.vk.methods.addressing import check_group, conversation_with, peer_of
from tests.doubles.vk.methods.registry import method
from tests.doubles.vk.refusals import wrong
from tests.doubles.vk.wire import Json
from tests.doubles.vk.world import World

MOST = 200
MOST_BY_ID = 100
FILTERS = {
    "all": lambda _: True,
    "unread": lambda conversation: conversation.unread_count > 0,
    "unanswered": lambda conversation: conversation.is_unanswered,
    "important": lambda _: False,
    "archive": lambda _: False,
}


@method("messages.getConversations", needs="messages")
def get_conversations(world: World, args: Arguments) -> Json:
    """The newest first."""
    check_group(world, args)
    filter_name = args.text("filter") or "all"
    if filter_name not in FILTERS:
        raise wrong("filter is invalid")
    offset, count = args.bounded("offset", 0, low=0, high=10**9), args.bounded("count", 20, low=0, high=MOST)
    spoken = [one for one in world.memory.conversations.values() if one.last is not None]
    wanted = sorted(filter(FILTERS[filter_name], spoken), key=_newness, reverse=True)
    page = wanted[offset : offset + count]
    items = [
        {"conversation": _shown(world, one), "last_message": _as_wire(world, one, one.last)}
        for one in page
        if one.last is not None
    ]
    unread = sum(1 for one in spoken if one.unread_count)
    answer: Json = {"count": len(wanted), "unread_count": unread, "items": items}
    return answer | _people_in(world, args, page)


@method("messages.getConversationsById", needs="messages")
def get_conversations_by_id(world: World, args: Arguments) -> Json:
    check_group(world, args)
    args.required("peer_ids")
    peers = args.numbers("peer_ids", most=MOST_BY_ID)
    found = [world.memory.conversations[peer] for peer in peers if peer in world.memory.conversations]
    items = [_shown(world, one) for one in found]
    return {"count": len(items), "items": items} | _people_in(world, args, found)


@method("messages.getHistory", needs="messages")
def get_history(world: World, args: Arguments) -> Json:
    """The newest first, or with `rev` the oldest; `offset` counts from `start_message_id` and may be negative."""
    check_group(world, args)
    count = args.bounded("count", 20, low=0, high=MOST)
    conversation = conversation_with(world, peer_of(args))
    everything = conversation.in_our_mailbox
    ordered = everything if args.flag("rev") else everything[::-1]
    start = _place_of(args.whole("start_message_id"), ordered, is_rising=args.flag("rev")) + args.whole(
        "offset"
    )
    page = ordered[max(start, 0) : max(start + count, 0)]
    items = [_as_wire(world, conversation, message) for message in page]
    answer: Json = {"count": len(everything), "items": items}
    if args.flag("extended"):
        answer["conversations"] = [_shown(world, conversation)]
    return answer | _people_in(world, args, [conversation])


@method("messages.getById", needs="messages")
def get_by_id(world: World, args: Arguments) -> Json:
    """Ids that are not there are passed over."""
    check_group(world, args)
    if args.has("cmids"):
        return _numbered(world, args, "cmids")
    args.required("message_ids")
    numbers = args.numbers("message_ids", most=MOST_BY_ID)
    found = [pair for number in numbers if (pair := world.memory.message_with(number))]
    items = [_as_wire(world, *pair) for pair in found]
    return {"count": len(items), "items": items} | _people_in(world, args, [one for one, _ in found])


@method("messages.getByConversationMessageId", needs="messages")
def get_by_conversation_message_id(world: World, args: Arguments) -> Json:
    check_group(world, args)
    return _numbered(world, args, "conversation_message_ids")


def _numbered(world: World, args: Arguments, name: str) -> Json:
    args.required(name)
    conversation = conversation_with(world, args.required_whole("peer_id"))
    numbers = args.numbers(name, most=MOST_BY_ID)
    items = [
        _as_wire(world, conversation, message)
        for message in conversation.in_our_mailbox
        if message.cmid in numbers
    ]
    return {"count": len(items), "items": items} | _people_in(world, args, [conversation])


def _place_of(message_id: int, ordered: list[Message], *, is_rising: bool) -> int:
    """Where the page begins: at this message, or at the first one beyond it."""
    if not message_id:
        return 0
    beyond = (
        place
        for place, message in enumerate(ordered)
        if (message.id >= message_id if is_rising else message.id <= message_id)
    )
    return next(beyond, len(ordered))


def _newness(conversation: Conversation) -> tuple[int, int]:
    last = conversation.last
    return (last.date, last.id) if last else (0, 0)


def _as_wire(world: World, conversation: Conversation, message: Message) -> Json:
    return world.addressed(conversation.as_wire(message))


def _shown(world: World, conversation: Conversation) -> Json:
    return conversation.as_conversation(community_id=world.community_id)


def _people_in(world: World, args: Arguments, conversations: list[Conversation]) -> Json:
    """With `extended` everybody who takes part."""
    if not args.flag("extended"):
        return {}
    ids = dict.fromkeys(
        who for one in conversations for who in ([*one.members] if one.is_chat else [one.peer_id])
    )
    fields = set(args.listed("fields"))
    profiles = [world.addressed(world.memory.people[who].as_user(fields)) for who in ids]
    return {"profiles": profiles, "groups": [world.addressed(world.memory.community.as_group())]}
