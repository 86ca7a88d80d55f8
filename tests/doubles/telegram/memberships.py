"""What somebody is in a chat, as ChatMember objects and the updates about a change."""

from tests.doubles.telegram.groups import Place
from tests.doubles.telegram.wire import Json

ADMINISTRATOR_RIGHTS = {
    "can_manage_chat": True, "can_delete_messages": True, "can_manage_video_chats": False,
    "can_restrict_members": True, "can_promote_members": False, "can_change_info": True,
    "can_invite_users": True, "can_post_stories": False, "can_edit_stories": False,
    "can_delete_stories": False, "can_send_welcome_messages": False, "can_pin_messages": True,
}  # fmt: skip


def chat_member(user: Json, place: str, *, is_forum: bool = False) -> Json:
    """`place` is a status of the Bot API: creator, administrator, member, left or kicked."""
    shown: Json = {"user": user, "status": place}
    match place:
        case "creator":
            return shown | {"is_anonymous": False}
        case Place.ADMINISTRATOR:
            topics = {"can_manage_topics": True} if is_forum else {}
            return shown | {"can_be_edited": False, "is_anonymous": False} | ADMINISTRATOR_RIGHTS | topics
        case Place.KICKED:
            return shown | {"until_date": 0}
        case _:
            return shown


def membership_change(chat: Json, by: Json, *, date: int, old: Json, new: Json) -> Json:
    """A ChatMemberUpdated object."""
    return {"chat": chat, "from": by, "date": date, "old_chat_member": old, "new_chat_member": new}
