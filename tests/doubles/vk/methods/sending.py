"""messages.send: to one peer or to many, and the same random_id never twice."""

from tests.doubles.vk.arguments import Arguments
from tests.doubles.vk.conversations import Message
from tests.doubles.vk.methods.addressing import check_group, peer_of, to_write_to
from tests.doubles.vk.methods.contents import content_given, passed_on, text_given
from tests.doubles.vk.methods.registry import method
from tests.doubles.vk.refusals import RefusalError, wrong
from tests.doubles.vk.wire import RANDOM_ID_NEEDED, Json
from tests.doubles.vk.world import World

MOST_PEERS = 100


@method("messages.send", needs="messages")
def send(world: World, args: Arguments) -> object:
    check_group(world, args)
    if args.version >= RANDOM_ID_NEEDED and not args.has("random_id"):
        raise wrong("random_id is a required parameter")
    for name in ("peer_ids", "user_ids"):
        if args.has(name):
            return [_send_or_tell(world, args, peer) for peer in args.numbers(name, most=MOST_PEERS)]
    return _send(world, args, _peer(world, args)).id


def _peer(world: World, args: Arguments) -> int:
    if not args.has("domain"):
        return peer_of(args)
    named = (one.id for one in world.memory.people.values() if one.screen_name == args.text("domain"))
    return next(named, 0)


def _send_or_tell(world: World, args: Arguments, peer_id: int) -> Json:
    """With many peers each has an outcome of its own."""
    try:
        sent = _send(world, args, peer_id)
    except RefusalError as refused:
        error = {"code": refused.code, "description": refused.words}
        return {"peer_id": peer_id, "message_id": 0, "conversation_message_id": 0, "error": error}
    return {"peer_id": peer_id, "message_id": sent.id, "conversation_message_id": sent.cmid}


def _send(world: World, args: Arguments, peer_id: int) -> Message:
    text, content = text_given(args), content_given(world, args)
    conversation = to_write_to(world, peer_id)
    random_id = args.whole("random_id")
    already = world.memory.sent_random_ids.get(f"{peer_id} {random_id}") if random_id else None
    if already is not None and (earlier := conversation.messages.get(already[1])):
        return earlier
    forwards, reply_to = passed_on(world, args, conversation)
    if not (text.strip() or content["attachments"] or forwards or "geo" in content):
        raise wrong("message is empty or invalid")
    message = world.deliver(
        conversation, text, content | forwards, call=args.call, random_id=random_id, reply_to=reply_to
    )
    if random_id:
        world.memory.sent_random_ids[f"{peer_id} {random_id}"] = (peer_id, message.cmid)
    return message
