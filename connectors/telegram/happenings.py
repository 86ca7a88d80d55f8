"""What is shown as one short line: things that are neither words nor files."""

from collections.abc import Callable, Mapping

from connectors.telegram.people import full_name, title_of
from connectors.telegram.reading import Fields

Params = dict[str, str]


def happening_of(message: Fields) -> tuple[str, Params] | None:
    """The code of the line and what it tells. None when there is nothing of the sort in the message."""
    for kind, (code, read) in HAPPENINGS.items():
        if kind in message:
            return code, {name: value for name, value in read(message).items() if value}
    for kind in RARE:
        if kind in message:
            return "other", {"kind": kind}
    return None


def _nothing(_message: Fields) -> Params:
    return {}


def _dice(message: Fields) -> Params:
    dice = message.part("dice")
    return {"emoji": dice.text("emoji"), "value": str(dice.number("value") or "")}


def _poll(message: Fields) -> Params:
    poll = message.part("poll")
    return {"question": poll.text("question"), "options": _lines(poll, "options")}


def _checklist(message: Fields) -> Params:
    checklist = message.part("checklist")
    return {"title": checklist.text("title"), "tasks": _lines(checklist, "tasks")}


def _lines(part: Fields, name: str) -> str:
    return "\n".join(one.text("text") for one in part.parts(name))


def _story(message: Fields) -> Params:
    return {"from": title_of(message.part("story").part("chat"))}


def _newcomers(message: Fields) -> Params:
    return {"names": ", ".join(filter(None, map(full_name, message.parts("new_chat_members"))))}


def _invited(message: Fields) -> Params:
    invited = message.part("video_chat_participants_invited").parts("users")
    return {"names": ", ".join(filter(None, map(full_name, invited)))}


def _winners(message: Fields) -> Params:
    giveaway = message.part("giveaway_winners")
    names = filter(None, map(full_name, giveaway.parts("winners")))
    return {"prize": giveaway.text("prize_description"), "names": ", ".join(names)}


def _completed(message: Fields) -> Params:
    return {"winners": str(message.part("giveaway_completed").number("winner_count") or "")}


def _added_tasks(message: Fields) -> Params:
    return {"tasks": _lines(message.part("checklist_tasks_added"), "tasks")}


def _option(kind: str) -> Callable[[Fields], Params]:
    return lambda message: {"option": message.part(kind).text("option_text")}


def _shared_users(message: Fields) -> Params:
    return {"names": ", ".join(filter(None, map(full_name, message.part("users_shared").parts("users"))))}


def _timer(message: Fields) -> Params:
    timer = message.part("message_auto_delete_timer_changed")
    return {"seconds": str(timer.number("message_auto_delete_time") or 0)}


def _web_app(message: Fields) -> Params:
    data = message.part("web_app_data")
    return {"button": data.text("button_text"), "data": data.text("data")}


def _said(name: str, shown: str) -> Callable[[Fields], Params]:
    """Takes a text that stands in the message itself."""
    return lambda message: {shown: message.text(name)}


def _text(kind: str, **names: str) -> Callable[[Fields], Params]:
    """Takes texts out of the object of this kind: what we call them, and what Telegram does."""
    return lambda message: {ours: message.part(kind).text(theirs) for ours, theirs in names.items()}


HAPPENINGS: Mapping[str, tuple[str, Callable[[Fields], Params]]] = {
    # What a person sends.
    "dice": ("sent_dice", _dice),
    "poll": ("sent_poll", _poll),
    "checklist": ("sent_checklist", _checklist),
    "story": ("sent_story", _story),
    "game": ("sent_game", _text("game", title="title")),
    "gift": ("sent_gift", _text("gift", text="text")),
    "unique_gift": ("sent_gift", _text("unique_gift", text="text")),
    "gift_upgrade_sent": ("sent_gift", _text("gift_upgrade_sent", text="text")),
    "giveaway": ("sent_giveaway", _text("giveaway", prize="prize_description")),
    "giveaway_winners": ("giveaway_won", _winners),
    "invoice": ("sent_invoice", _text("invoice", title="title")),
    "passport_data": ("sent_passport", _nothing),
    "users_shared": ("shared_contacts", _shared_users),
    "user_shared": ("shared_contacts", _nothing),
    "chat_shared": ("shared_chat", _text("chat_shared", title="title")),
    "web_app_data": ("sent_form", _web_app),
    # What a person does.
    "successful_payment": ("paid", _nothing),
    "refunded_payment": ("refunded", _nothing),
    "write_access_allowed": ("allowed_writing", _nothing),
    "connected_website": ("signed_in_on_site", _said("connected_website", "site")),
    "pinned_message": ("pinned", _text("pinned_message", text="text")),
    "message_auto_delete_timer_changed": ("auto_delete_changed", _timer),
    "chat_background_set": ("background_changed", _nothing),
    "checklist_tasks_done": ("tasks_done", _nothing),
    "checklist_tasks_added": ("tasks_added", _added_tasks),
    "poll_option_added": ("poll_option_added", _option("poll_option_added")),
    "poll_option_deleted": ("poll_option_removed", _option("poll_option_deleted")),
    # What happens to a group.
    "new_chat_members": ("members_joined", _newcomers),
    "left_chat_member": (
        "member_left",
        lambda message: {"name": full_name(message.part("left_chat_member"))},
    ),
    "community_chat_joined": ("members_joined", lambda message: {"names": full_name(message.part("from"))}),
    "group_chat_created": ("group_created", _nothing),
    "supergroup_chat_created": ("group_created", _nothing),
    "channel_chat_created": ("group_created", _nothing),
    "chat_owner_changed": ("owner_changed", _nothing),
    "chat_owner_left": ("owner_changed", _nothing),
    "forum_topic_created": ("topic_created", _text("forum_topic_created", title="name")),
    "forum_topic_edited": ("topic_changed", _text("forum_topic_edited", title="name")),
    "forum_topic_closed": ("topic_closed", _nothing),
    "forum_topic_reopened": ("topic_reopened", _nothing),
    "general_forum_topic_hidden": ("topic_closed", _nothing),
    "general_forum_topic_unhidden": ("topic_reopened", _nothing),
    "video_chat_scheduled": ("video_chat_planned", _nothing),
    "video_chat_started": ("video_chat_started", _nothing),
    "video_chat_ended": ("video_chat_ended", _nothing),
    "video_chat_participants_invited": ("video_chat_invited", _invited),
    "boost_added": ("boosted", _nothing),
    "giveaway_created": ("giveaway_started", _nothing),
    "giveaway_completed": ("giveaway_ended", _completed),
    "proximity_alert_triggered": ("came_near", _nothing),
    "new_chat_title": ("title_changed", _said("new_chat_title", "title")),
    "new_chat_photo": ("photo_changed", _nothing),
    "delete_chat_photo": ("photo_removed", _nothing),
}
"""Telegram's name of each, our code and what is worth telling."""

SENT = frozenset(
    {
        "sent_dice",
        "sent_poll",
        "sent_checklist",
        "sent_story",
        "sent_game",
        "sent_giveaway",
        "giveaway_won",
        "sent_invoice",
    }
)
"""What Telegram counts as the content of a message, not as something that happened."""

RARE = frozenset(
    {
        "community_chat_added",
        "community_chat_removed",
        "direct_message_price_changed",
        "managed_bot_created",
        "migrate_from_chat_id",
        "migrate_to_chat_id",
        "paid_message_price_changed",
        "suggested_post_approval_failed",
        "suggested_post_approved",
        "suggested_post_declined",
        "suggested_post_paid",
        "suggested_post_refunded",
    }
)
"""Known, but nothing that a shop and its customers tell each other: one line for all."""
