"""Files, people and groups: getFile, getChat and profile pictures."""

from tests.doubles.telegram.arguments import Arguments, leading_whole
from tests.doubles.telegram.chats import Standing
from tests.doubles.telegram.groups import Group
from tests.doubles.telegram.methods.addressing import chat_meant
from tests.doubles.telegram.methods.registry import method
from tests.doubles.telegram.refusals import bad_request
from tests.doubles.telegram.wire import Json, without_nothing
from tests.doubles.telegram.world import World

NO_GIFTS = {
    "unlimited_gifts": False, "limited_gifts": False, "unique_gifts": False, "premium_subscription": False,
    "gifts_from_channels": False,
}  # fmt: skip
PERMISSIONS = dict.fromkeys(
    ("can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos",
     "can_send_video_notes", "can_send_voice_notes", "can_send_polls", "can_send_other_messages",
     "can_add_web_page_previews", "can_change_info", "can_invite_users", "can_pin_messages"), True
)  # fmt: skip
ACCENT_COLOURS = 7
MOST_REACTIONS = 11


@method("getFile")
def get_file(world: World, args: Arguments) -> Json:
    if not args.text("file_id"):
        raise bad_request("file_id not specified")
    return world.memory.files.link_to(args.text("file_id"), now=world.clock())


@method("getChat")
def get_chat(world: World, args: Arguments) -> Json:
    chat = chat_meant(world, args)
    if isinstance(chat, Group):
        return _group(world, chat)
    if chat.standing is Standing.STRANGER:
        raise bad_request("chat not found")
    person = chat.person
    return without_nothing(
        person.as_chat()
        | {
            "active_usernames": [person.username] if person.username else None,
            "bio": person.bio,
            "photo": _chat_photo(world, person.portraits),
            "accent_color_id": person.id % ACCENT_COLOURS,
            "max_reaction_count": MOST_REACTIONS,
            "accepted_gift_types": NO_GIFTS,
        }
    )


def _group(world: World, group: Group) -> Json:
    pinned = group.find(group.pinned) if group.pinned else None
    return without_nothing(
        group.as_chat()
        | {
            "photo": _chat_photo(world, group.portraits),
            "permissions": PERMISSIONS,
            "pinned_message": pinned and group.as_wire(pinned, world.memory.bot, with_reply=False),
            "accent_color_id": -group.id % ACCENT_COLOURS,
            "max_reaction_count": MOST_REACTIONS,
            "accepted_gift_types": NO_GIFTS,
        }
    )


def _chat_photo(world: World, portraits: list[str]) -> Json | None:
    if not portraits:
        return None
    sizes = world.memory.files.files[portraits[0]].look["photo"]
    small, big = sizes[0], sizes[-1]
    return {
        "small_file_id": small["file_id"],
        "small_file_unique_id": small["file_unique_id"],
        "big_file_id": big["file_id"],
        "big_file_unique_id": big["file_unique_id"],
    }


@method("getUserProfilePhotos")
def get_user_profile_photos(world: World, args: Arguments) -> Json:
    user_id = leading_whole(args.text("user_id"))
    if user_id <= 0:
        raise bad_request("Invalid user_id specified")
    chat = world.memory.chats.get(user_id)
    if chat is None:
        raise bad_request("user not found")
    offset = args.whole("offset", 0, low=0, high=2**31 - 1)
    limit = args.whole("limit", 100, low=1, high=100)
    portraits = chat.person.portraits
    shown = [world.memory.files.files[key].look["photo"] for key in portraits[offset : offset + limit]]
    return {"total_count": len(portraits), "photos": shown}
