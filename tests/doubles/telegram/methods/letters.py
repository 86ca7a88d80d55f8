"""What every send has in common: to whom, in answer to what, with which keyboard, and then off it goes."""

from dataclasses import dataclass

from tests.doubles.telegram.arguments import Arguments
from tests.doubles.telegram.business import BusinessChat
from tests.doubles.telegram.conversation import Conversation
from tests.doubles.telegram.formatting.composing import parsed
from tests.doubles.telegram.formatting.formatted import Formatted
from tests.doubles.telegram.methods.addressing import chat_to_write, check_may_write, topic_meant
from tests.doubles.telegram.methods.markup import inline_part, read_markup
from tests.doubles.telegram.refusals import bad_request
from tests.doubles.telegram.wire import Json, without_nothing
from tests.doubles.telegram.world import World


@dataclass(frozen=True)
class Envelope:
    chat: Conversation
    topic: int
    reply_to: int | None
    markup: Json
    extras: Json
    """Fields of the Message that depend on how it was sent."""


def addressed(world: World, args: Arguments) -> Envelope:
    """Read everything around the content, in the order in which the server finds fault with it."""
    reply = _reply_parameters(args)
    markup = read_markup(args)
    chat = chat_to_write(world, args)
    topic = topic_meant(chat, args)
    extras: Json = {"has_protected_content": True} if args.flag("protect_content") else {}
    return Envelope(chat, topic, _replied_message(chat, reply), markup, extras)


def send(world: World, args: Arguments, envelope: Envelope, content: Json) -> Json:
    """Hand the message over and answer with it."""
    return send_all(world, args, envelope, [content])[0]


def send_all(world: World, args: Arguments, envelope: Envelope, contents: list[Json]) -> list[Json]:
    """Hand over messages that go together, or none of them."""
    check_may_write(world, envelope.chat, envelope.topic)
    world.pacing.admit(envelope.chat, now=world.clock(), messages=len(contents))
    _lay_keyboard(envelope)
    return [_deliver(world, args, envelope, content) for content in contents]


def _deliver(world: World, args: Arguments, envelope: Envelope, content: Json) -> Json:
    chat, whole = envelope.chat, content | envelope.extras | inline_part(envelope.markup)
    message = world.deliver(chat, whole, call=args.call, reply_to=envelope.reply_to, thread=envelope.topic)
    return chat.as_wire(message, world.memory.bot)


def caption_given(args: Arguments) -> Formatted:
    return parsed(args.text("caption"), args.text("parse_mode"), args.forgiving_json("caption_entities"))


def text_part(world: World, formatted: Formatted) -> Json:
    return without_nothing({"text": formatted.text, "entities": _known_people(world, formatted.entities)})


def caption_part(world: World, formatted: Formatted) -> Json:
    if not formatted.text:
        return {}
    return without_nothing(
        {"caption": formatted.text, "caption_entities": _known_people(world, formatted.entities)}
    )


def _known_people(world: World, entities: list[Json]) -> list[Json]:
    """A mention of somebody the server does not know stays plain text."""
    shown = []
    for entity in entities:
        if entity["type"] != "text_mention":
            shown.append(entity)
        elif mentioned := world.memory.chats.get(entity["user"]["id"]):
            shown.append(entity | {"user": mentioned.person.as_user()})
    return shown


def _reply_parameters(args: Arguments) -> Json:
    legacy = args.whole("reply_to_message_id", 0, low=0, high=2**31 - 1)
    given = args.json("reply_parameters", "Can't parse reply parameters JSON object")
    if given is None:
        optional = args.flag("allow_sending_without_reply")
        return {"message_id": legacy, "allow_sending_without_reply": optional} if legacy else {}
    if not isinstance(given, dict):
        raise bad_request("Object expected as reply parameters")
    if given and "message_id" not in given:
        raise bad_request('Can\'t find field "message_id"')
    return given


def _replied_message(chat: Conversation, reply: Json) -> int | None:
    if not reply:
        return None
    message = chat.find(int(reply["message_id"]))
    if message is None and isinstance(chat, BusinessChat):
        raise bad_request("REPLY_MESSAGE_ID_INVALID")
    if message is None and not reply.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    return message.message_id if message else None


def _lay_keyboard(envelope: Envelope) -> None:
    if envelope.markup.get("remove_keyboard"):
        envelope.chat.keyboard = None
    elif envelope.markup.get("keyboard"):
        envelope.chat.keyboard = envelope.markup
