"""What is no message: read marks, typing, reactions, and the answer to a pressed button."""

import json

from tests.doubles.vk.arguments import Arguments
from tests.doubles.vk.conversations import Standing
from tests.doubles.vk.methods.addressing import check_group, conversation_with, peer_of, to_write_to
from tests.doubles.vk.methods.registry import method
from tests.doubles.vk.refusals import RefusalError, wrong
from tests.doubles.vk.wire import Json
from tests.doubles.vk.world import World

ACTIVITIES = frozenset({"typing", "audiomessage", "file", "photo", "video"})
LAST_REACTION = 64
PATIENT_SECONDS = 60
LONGEST_ANSWER = 1000
ANSWERS = frozenset({"show_snackbar", "open_link", "open_app"})


@method("messages.markAsRead", needs="messages")
def mark_as_read(world: World, args: Arguments) -> int:
    """Up to a message, or the whole conversation."""
    check_group(world, args)
    conversation = conversation_with(world, peer_of(args))
    up_to = args.whole("up_to_cmid") or _number_of(world, args.whole("start_message_id"))
    conversation.in_read = max(conversation.in_read, up_to or conversation.last_cmid)
    world.show("change", conversation)
    return 1


def _number_of(world: World, message_id: int) -> int:
    found = world.memory.message_with(message_id) if message_id else None
    return found[1].cmid if found else 0


@method("messages.markAsAnsweredConversation", needs="messages")
def mark_as_answered(world: World, args: Arguments) -> int:
    check_group(world, args)
    conversation = conversation_with(world, args.required_whole("peer_id"))
    is_answered = args.flag("answered") or not args.has("answered")
    conversation.answered_up_to = conversation.last_cmid if is_answered else 0
    return 1


@method("messages.setActivity", needs="messages")
def set_activity(world: World, args: Arguments) -> int:
    check_group(world, args)
    activity = args.text("type") or "typing"
    if activity not in ACTIVITIES:
        raise wrong("type is invalid")
    conversation = to_write_to(world, peer_of(args))
    world.show("action", conversation, action=activity)
    return 1


@method("messages.isMessagesFromGroupAllowed", needs="messages")
def is_allowed(world: World, args: Arguments) -> Json:
    check_group(world, args, is_needed=True)
    conversation = world.memory.conversations.get(args.required_whole("user_id"))
    return {"is_allowed": int(conversation is not None and conversation.standing is Standing.TALKING)}


@method("messages.sendReaction", needs="messages")
def send_reaction(world: World, args: Arguments) -> int:
    reaction = args.required_whole("reaction_id")
    if not 1 <= reaction <= LAST_REACTION:
        raise RefusalError(1009)
    _put_reaction(world, args, reaction)
    return 1


@method("messages.deleteReaction", needs="messages")
def delete_reaction(world: World, args: Arguments) -> int:
    _put_reaction(world, args, None)
    return 1


def _put_reaction(world: World, args: Arguments, reaction: int | None) -> None:
    conversation = conversation_with(world, args.required_whole("peer_id"))
    message = conversation.find(args.required_whole("cmid"))
    if message is None:
        raise wrong("cmid is invalid")
    message.reactions.pop(-world.community_id, None)
    if reaction is not None:
        message.reactions[-world.community_id] = reaction
    world.refresh(conversation, message)


@method("messages.sendMessageEventAnswer", needs="messages")
def answer_press(world: World, args: Arguments) -> int:
    press = world.memory.presses.get(args.required("event_id"))
    is_meant = press is not None and (press.user_id, press.peer_id) == (
        args.required_whole("user_id"),
        args.required_whole("peer_id"),
    )
    if press is None or not is_meant or press.answer is not None:
        raise wrong("event_id is invalid")
    if world.clock() - press.pressed_at > PATIENT_SECONDS:
        raise wrong("event_id is expired")
    press.answer = _answer(args)
    world.show("answer", world.memory.conversations[press.peer_id], answer=press.answer)
    return 1


def _answer(args: Arguments) -> Json:
    """Without event_data the button only stops waiting."""
    text = args.text("event_data")
    try:
        answer = json.loads(text) if text else {}
    except ValueError:
        raise wrong("event_data should be JSON") from None
    if len(text) > LONGEST_ANSWER or not isinstance(answer, dict):
        raise wrong("event_data is invalid")
    if answer and answer.get("type") not in ANSWERS:
        raise wrong("event_data has an unknown type")
    return answer
