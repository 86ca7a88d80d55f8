"""Answers that are no messages: to a pressed button, and a reaction under a message."""

from tests.doubles.telegram.arguments import Arguments
from tests.doubles.telegram.methods.addressing import chat_meant, message_meant
from tests.doubles.telegram.methods.registry import method
from tests.doubles.telegram.refusals import bad_request
from tests.doubles.telegram.wire import Json
from tests.doubles.telegram.world import World

PATIENT_SECONDS = 15 * 60
LONGEST_ANSWER = 200
REACTIONS = frozenset(
    "👍👎❤🔥🥰👏😁🤔🤯😱🤬😢🎉🤩🤮💩🙏👌🕊🤡🥱🥴😍🐳🌚🌭💯🤣⚡🍌🏆💔🤨😐🍓🍾💋🖕😈😴😭🤓👻👀🎃🙈😇😨🤝✍🤗🫡🎅🎄☃💅🤪🗿🆒💘🙉🦄😘💊🙊😎👾😡"
)


@method("answerCallbackQuery")
def answer_callback_query(world: World, args: Arguments) -> bool:
    press = world.memory.presses.get(args.text("callback_query_id"))
    if press is None or press.answer is not None or world.clock() - press.pressed_at > PATIENT_SECONDS:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    if len(args.text("text")) > LONGEST_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    press.answer = {"text": args.text("text"), "show_alert": args.flag("show_alert"), "url": args.text("url")}
    chat = (
        world.memory.business_chat(press.connection_id, press.chat_id)
        if press.connection_id
        else world.memory.chat(press.chat_id)
    )
    if chat is not None:
        world.show("answer", chat, answer=press.answer)
    return True


@method("setMessageReaction")
def set_message_reaction(world: World, args: Arguments) -> bool:
    reactions = _reactions_given(args)
    chat = chat_meant(world, args)
    message = message_meant(chat, args, to="react")
    for reaction in reactions:
        if reaction["type"] == "emoji" and reaction["emoji"].rstrip("\ufe0f") not in REACTIONS:
            raise bad_request("REACTION_INVALID")
    if len(reactions) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    message.reactions["bot"] = reactions
    world.refresh(chat, message)
    return True


def _reactions_given(args: Arguments) -> list[Json]:
    given = args.json("reaction", "Can't parse reaction types JSON object")
    if given is None:
        return []
    if not isinstance(given, list):
        raise bad_request("Expected an Array of ReactionType")
    for reaction in given:
        complaint = _complaint_about(reaction)
        if complaint:
            raise bad_request(f"Can't parse ReactionType: {complaint}")
    return given


def _complaint_about(reaction: object) -> str | None:
    if not isinstance(reaction, dict):
        return "expected an Object"
    if "type" not in reaction:
        return 'Can\'t find field "type"'
    if reaction["type"] not in {"emoji", "custom_emoji"}:
        return "invalid reaction type specified"
    value = "emoji" if reaction["type"] == "emoji" else "custom_emoji_id"
    return None if isinstance(reaction.get(value), str) else f'Can\'t find field "{value}"'
