"""Words: sendMessage, and the small things that need no file."""

from tests.doubles.telegram.arguments import Arguments
from tests.doubles.telegram.formatting.composing import finished_text, parsed
from tests.doubles.telegram.formatting.formatted import Formatted
from tests.doubles.telegram.methods.addressing import chat_to_write, check_may_write
from tests.doubles.telegram.methods.letters import addressed, send, text_part
from tests.doubles.telegram.methods.registry import method
from tests.doubles.telegram.refusals import bad_request
from tests.doubles.telegram.wire import Json, without_nothing
from tests.doubles.telegram.world import World

ACTIONS = frozenset(
    {"typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "record_audio",
     "upload_audio", "upload_document", "choose_sticker", "find_location", "pick_up_location",
     "record_video_note", "upload_video_note", "cancel"}
)  # fmt: skip


@method("sendMessage")
def send_message(world: World, args: Arguments) -> Json:
    draft, preview = text_given(args), _link_preview(args)
    envelope = addressed(world, args)
    return send(world, args, envelope, text_part(world, finished_text(draft)) | preview)


def text_given(args: Arguments) -> Formatted:
    if not args.text("text"):
        raise bad_request("Message text is empty")
    return parsed(args.text("text"), args.text("parse_mode"), args.forgiving_json("entities"))


def _link_preview(args: Arguments) -> Json:
    given = args.json("link_preview_options", "Can't parse link preview options JSON object")
    if given is None:
        return (
            {"link_preview_options": {"is_disabled": True}} if args.flag("disable_web_page_preview") else {}
        )
    if not isinstance(given, dict):
        raise bad_request("Object expected as link preview options")
    return {"link_preview_options": given} if given else {}


@method("sendLocation")
def send_location(world: World, args: Arguments) -> Json:
    location = _place(args)
    return send(world, args, addressed(world, args), {"location": location})


@method("sendVenue")
def send_venue(world: World, args: Arguments) -> Json:
    venue = {"location": _place(args), "title": args.required("title"), "address": args.required("address")}
    return send(world, args, addressed(world, args), {"venue": venue, "location": venue["location"]})


def _place(args: Arguments) -> Json:
    place: Json = {}
    for name in ("latitude", "longitude"):
        if not args.text(name).strip():
            raise bad_request(f"{name} is empty")
        try:
            place[name] = float(args.text(name))
        except ValueError:
            place[name] = 0.0
    return place


@method("sendContact")
def send_contact(world: World, args: Arguments) -> Json:
    fields = ("phone_number", "first_name", "last_name", "vcard")
    contact = without_nothing({name: args.text(name) or None for name in fields})
    args.required("phone_number")
    args.required("first_name")
    return send(world, args, addressed(world, args), {"contact": contact})


@method("sendDice")
def send_dice(world: World, args: Arguments) -> Json:
    dice = {"emoji": args.text("emoji") or "\N{GAME DIE}", "value": world.rng.randint(1, 6)}
    return send(world, args, addressed(world, args), {"dice": dice})


@method("sendChatAction")
def send_chat_action(world: World, args: Arguments) -> bool:
    action = args.text("action").lower()
    if action not in ACTIONS:
        raise bad_request("Wrong parameter action in request")
    chat = chat_to_write(world, args)
    check_may_write(world, chat)
    world.show("action", chat, action=action)
    return True
