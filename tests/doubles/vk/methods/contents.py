"""What a message of the community holds beside its words: attachments, a place, what is passed on."""

import re

from tests.doubles.vk.arguments import Arguments
from tests.doubles.vk.conversations import Conversation, Message, foreign
from tests.doubles.vk.methods.keyboards import keyboard_of
from tests.doubles.vk.refusals import RefusalError, wrong
from tests.doubles.vk.wire import Json
from tests.doubles.vk.world import World

LONGEST_TEXT = 4096
MOST_ATTACHMENTS = 10
MOST_FORWARDS = 100
NAMED = re.compile(r"([a-z_]+?)(-?\d+_\d+)(?:_(\w+))?")


def text_given(args: Arguments) -> str:
    if len(args.text("message")) > LONGEST_TEXT:
        raise RefusalError(914)
    return args.text("message")


def content_given(world: World, args: Arguments) -> Json:
    content: Json = {"attachments": _attachments(world, args)}
    if keyboard := keyboard_of(world, args):
        content["keyboard"] = keyboard
    if args.has("lat") and args.has("long"):
        content["geo"] = place(args.number("lat"), args.number("long"))
    if args.has("payload"):
        content["payload"] = args.text("payload")
    return content


def place(latitude: float, longitude: float) -> Json:
    return {"type": "point", "coordinates": {"latitude": latitude, "longitude": longitude}}


def _attachments(world: World, args: Arguments) -> list[Json]:
    named = args.listed("attachment")
    if len(named) > MOST_ATTACHMENTS:
        raise RefusalError(910)
    found = [_object(world, name) for name in named]
    if args.has("sticker_id"):
        found.append(world.attachments.sticker(args.whole("sticker_id")))
    return found


def _object(world: World, name: str) -> Json:
    """An uploaded object; what belongs to somebody else has to be named with its access key."""
    parts = NAMED.fullmatch(name)
    attachment = world.memory.objects.get(parts[2]) if parts else None
    if parts is None or attachment is None:
        raise wrong(f"attachment {name} is invalid")
    kind = attachment["type"]
    # A voice message may be named as the document that it was uploaded as.
    if parts[1] not in {kind, "doc" if kind in {"audio_message", "graffiti"} else kind}:
        raise wrong(f"attachment {name} is invalid")
    if parts[3] is not None and parts[3] != attachment[kind]["access_key"]:
        raise RefusalError(15, "wrong access_key")
    return attachment


def passed_on(world: World, args: Arguments, conversation: Conversation) -> tuple[Json, int | None]:
    """What is forwarded, as part of the content, and the number of the message that is answered."""
    if args.has("forward"):
        return _forward(world, args, conversation)
    forwarded = [_by_id(world, number) for number in args.numbers("forward_messages", most=MOST_FORWARDS)]
    answered = _by_id(world, args.whole("reply_to")) if args.has("reply_to") else None
    if answered is not None and answered.peer_id != conversation.peer_id:
        raise wrong("reply_to is invalid")
    return _forwards(forwarded), answered.cmid if answered else None


def _forward(world: World, args: Arguments, conversation: Conversation) -> tuple[Json, int | None]:
    given, numbers, ids = _forward_given(args)
    source = world.memory.conversations.get(int(given.get("peer_id", conversation.peer_id)))
    messages = [source.find(number) for number in numbers] if source else []
    messages += [_by_id(world, number) for number in ids]
    found = [message for message in messages if message is not None]
    if len(found) != len(messages) or not found:
        raise RefusalError(921)
    if given.get("is_reply"):
        if len(found) != 1 or found[0].peer_id != conversation.peer_id:
            raise wrong("forward: only one message of the same peer can be replied")
        return {}, found[0].cmid
    return _forwards(found), None


def _forward_given(args: Arguments) -> tuple[Json, list[int], list[int]]:
    """The object itself, numbers within a conversation, and ids."""
    given = args.object("forward")
    try:
        numbers = given.get("conversation_message_ids") or given.get("cmids") or []
        int(given.get("peer_id", 0))
        return given, [int(one) for one in numbers], [int(one) for one in given.get("message_ids", [])]
    except (ValueError, TypeError):
        raise wrong("forward is invalid") from None


def _forwards(messages: list[Message]) -> Json:
    if len(messages) > MOST_FORWARDS:
        raise RefusalError(913)
    return {"fwd_messages": [foreign(message) for message in messages]} if messages else {}


def _by_id(world: World, number: int) -> Message:
    found = world.memory.message_with(number)
    if found is None:
        raise wrong("message_id is invalid")
    return found[1]
