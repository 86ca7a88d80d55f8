"""Changing what the bot has sent."""

from tests.doubles.telegram.arguments import Arguments
from tests.doubles.telegram.conversation import Conversation, Message
from tests.doubles.telegram.formatting.composing import finished_caption, finished_text
from tests.doubles.telegram.methods.addressing import own_message_meant
from tests.doubles.telegram.methods.letters import caption_given, caption_part, text_part
from tests.doubles.telegram.methods.markup import inline_part, read_markup
from tests.doubles.telegram.methods.media import IN_ALBUMS, UNMIXED, media_given, media_part
from tests.doubles.telegram.methods.registry import method
from tests.doubles.telegram.methods.sending import text_given
from tests.doubles.telegram.refusals import bad_request
from tests.doubles.telegram.wire import Json
from tests.doubles.telegram.world import World

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
CAPTIONED = frozenset({"photo", "document", "video", "audio", "voice", "animation"})
REPLACEABLE = ("photo", "video", "audio", "animation", "document")
KEPT_WITH_ANY_FILE = frozenset({"media_group_id", "has_protected_content"})
WORDS = frozenset({"text", "entities", "caption", "caption_entities", "link_preview_options", "reply_markup"})


@method("editMessageText")
def edit_message_text(world: World, args: Arguments) -> Json:
    draft, markup = text_given(args), read_markup(args)
    chat, message = own_message_meant(world, args)
    if "text" not in message.content:
        raise bad_request("There is no text in the message to edit")
    return _change(world, chat, message, text_part(world, finished_text(draft)) | inline_part(markup))


@method("editMessageCaption")
def edit_message_caption(world: World, args: Arguments) -> Json:
    markup, draft = read_markup(args), caption_given(args)
    chat, message = own_message_meant(world, args)
    if not CAPTIONED & message.content.keys():
        raise bad_request("There is no caption in the message to edit")
    return _change(world, chat, message, caption_part(world, finished_caption(draft)) | inline_part(markup))


@method("editMessageReplyMarkup")
def edit_message_reply_markup(world: World, args: Arguments) -> Json:
    markup = read_markup(args)
    chat, message = own_message_meant(world, args)
    words = {name: value for name, value in message.content.items() if name in WORDS - {"reply_markup"}}
    return _change(world, chat, message, words | inline_part(markup))


@method("editMessageMedia")
def edit_message_media(world: World, args: Arguments) -> Json:
    """Another file instead of the one there was, or a file where only words were."""
    markup, given = read_markup(args), media_given(args)
    chat, message = own_message_meant(world, args)
    if not {"text", *REPLACEABLE} & message.content.keys():
        raise bad_request("Message media can't be edited")
    if "media_group_id" in message.content:
        _check_fits_album(message, given["type"])
    kept = {name: value for name, value in message.content.items() if name in KEPT_WITH_ANY_FILE}
    return _put(world, chat, message, kept | media_part(world, args, given) | inline_part(markup))


def _check_fits_album(message: Message, kind: str) -> None:
    before = next(name for name in REPLACEABLE if name in message.content)
    if before == kind:
        return
    if kind not in IN_ALBUMS:
        raise bad_request("Message content type can't be used in an album")
    if {before, kind} & UNMIXED.keys():
        raise bad_request("Can't change media type in the album")


def _change(world: World, chat: Conversation, message: Message, words: Json) -> Json:
    kept = {name: value for name, value in message.content.items() if name not in WORDS}
    return _put(world, chat, message, kept | words)


def _put(world: World, chat: Conversation, message: Message, content: Json) -> Json:
    if content == message.content:
        raise bad_request(NOT_MODIFIED)
    world.change_sent(chat, message, content)
    return chat.as_wire(message, world.memory.bot, with_reply=False)
