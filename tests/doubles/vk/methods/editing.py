"""Changing and taking back what the community has written."""

from tests.doubles.vk.arguments import Arguments
from tests.doubles.vk.conversations import Conversation, Message
from tests.doubles.vk.methods.addressing import check_group, conversation_with, own_message, to_write_to
from tests.doubles.vk.methods.contents import content_given, text_given
from tests.doubles.vk.methods.registry import method
from tests.doubles.vk.refusals import RefusalError, wrong
from tests.doubles.vk.wire import LOOKUP_INSIDE, Json
from tests.doubles.vk.world import World

CHANGEABLE_SECONDS = 24 * 60 * 60
MOST_AT_ONCE = 1000


@method("messages.edit", needs="messages")
def edit(world: World, args: Arguments) -> int:
    """Attachments that are not named again are gone, forwards only unless they are to be kept."""
    check_group(world, args)
    text, content = text_given(args), content_given(world, args)
    conversation, message = own_message(world, args)
    to_write_to(world, conversation.peer_id)
    if world.today - message.date > CHANGEABLE_SECONDS:
        raise RefusalError(909)
    if any(one["type"] in {"sticker", "audio_message", "graffiti", "gift"} for one in message.attachments):
        raise RefusalError(920)
    if args.flag("keep_forward_messages") and "fwd_messages" in message.content:
        content["fwd_messages"] = message.content["fwd_messages"]
    if not (text.strip() or content["attachments"] or "geo" in content or "fwd_messages" in content):
        raise wrong("message is empty or invalid")
    world.change(conversation, message, text, content)
    return 1


@method("messages.delete", needs="messages")
def delete(world: World, args: Arguments) -> object:
    check_group(world, args)
    wanted = _wanted(world, args)
    if not wanted:
        raise wrong("message_ids is undefined")
    outcomes = [_delete(world, args, *one) for one in wanted]
    if args.version >= LOOKUP_INSIDE:
        return outcomes
    if any("error" in outcome for outcome in outcomes) and args.flag("delete_for_all"):
        raise RefusalError(924)
    return {str(outcome["message_id"]): outcome["response"] for outcome in outcomes}


def _wanted(world: World, args: Arguments) -> list[tuple[int, Conversation | None, Message | None]]:
    if args.has("cmids"):
        conversation = conversation_with(world, args.required_whole("peer_id"))
        numbers = args.numbers("cmids", most=MOST_AT_ONCE)
        return [(number, conversation, conversation.find(number)) for number in numbers]
    numbers = args.numbers("message_ids", most=MOST_AT_ONCE)
    found = [(number, world.memory.message_with(number)) for number in numbers]
    return [(number, *(pair or (None, None))) for number, pair in found]


def _delete(
    world: World, args: Arguments, number: int, conversation: Conversation | None, message: Message | None
) -> Json:
    if conversation is None or message is None:
        return _outcome(number, None, RefusalError(100, "message_id is invalid"))
    for_all = args.flag("delete_for_all")
    if for_all and (not message.is_out or world.today - message.date > CHANGEABLE_SECONDS):
        return _outcome(number, message, RefusalError(924))
    world.remove(conversation, message, for_all=for_all)
    return _outcome(number, message, None)


def _outcome(number: int, message: Message | None, refused: RefusalError | None) -> Json:
    told: Json = {"message_id": message.id if message else number, "response": int(refused is None)}
    if message is not None:
        told |= {"peer_id": message.peer_id, "conversation_message_id": message.cmid}
    if refused is not None:
        told["error"] = {"code": refused.code, "description": refused.words}
    return told
