"""One event of VK's, in the words of the house.

It is read as plain JSON: an odd field, or one more that VK thought of, must not lose the message around it.
"""

from collections.abc import Callable, Mapping

from connectors.contract import Heard, Ignored
from connectors.vk.deeds import (
    read_allowing,
    read_ban,
    read_button_press,
    read_denying,
    read_forgiveness,
    read_reaction,
    read_reading,
    read_typing,
)
from connectors.vk.listener import Listener
from connectors.vk.messages import read_edit, read_message
from connectors.vk.orders import read_form, read_payment
from connectors.vk.reading import Fields, Unreadable, read_object

Read = Callable[[Fields, Listener], list[Heard]]

READERS: Mapping[str, Read] = {
    "message_new": read_message,
    "message_reply": read_message,
    "message_edit": read_edit,
    "message_allow": lambda event, _: read_allowing(event),
    "message_deny": lambda event, _: read_denying(event),
    "message_read": read_reading,
    "message_typing_state": lambda event, _: read_typing(event),
    "message_reaction_event": read_reaction,
    "message_event": read_button_press,
    "user_block": lambda event, _: read_ban(event),
    "user_unblock": lambda event, _: read_forgiveness(event),
    "lead_forms_new": lambda event, _: read_form(event),
    "vkpay_transaction": lambda event, _: read_payment(event),
}
ASKED_FOR = tuple(kind for kind in READERS if kind not in ("lead_forms_new", "vkpay_transaction"))
"""Kinds of events that both ways of delivery can be told to bring."""
ASKED_FOR_BY_CALL = (*ASKED_FOR, "lead_forms_new")
"""VK brings payments unasked, where the community takes any."""
LEFT_OUT: Mapping[str, str] = {
    "confirmation": "confirmation",
    # What people write, show and like in public is no correspondence.
    **dict.fromkeys(
        (
            "audio_new",
            "photo_new",
            "video_new",
            "wall_post_new",
            "wall_repost",
            "wall_schedule_post_new",
            "wall_schedule_post_delete",
            "poll_vote_new",
            "like_add",
            "like_remove",
        ),
        "public",
    ),
    **{
        f"{place}_{change}": "comment"
        for place in ("photo_comment", "video_comment", "market_comment", "wall_reply", "board_post")
        for change in ("new", "edit", "delete", "restore")
    },
    # Of these the community's owners hear from VK itself.
    **dict.fromkeys(("group_join", "group_leave"), "membership"),
    **dict.fromkeys(("group_change_photo", "group_change_settings", "group_officers_edit"), "settings"),
    **dict.fromkeys(("market_order_new", "market_order_edit"), "order"),
    **dict.fromkeys(
        (
            "donut_subscription_create",
            "donut_subscription_prolonged",
            "donut_subscription_expired",
            "donut_subscription_cancelled",
            "donut_subscription_price_changed",
            "donut_money_withdraw",
            "donut_money_withdraw_error",
        ),
        "donut",
    ),
    "app_payload": "app",
    "messages_edit": "old_kind",
}
"""Left out on purpose, and why."""


def normalise(raw: bytes, listener: Listener) -> list[Heard]:
    """Raises ValueError when what nothing can be kept without is missing."""
    event = read_object(raw)
    kind = event.text("type")
    try:
        if kind in READERS:
            return READERS[kind](event, listener)
    except RecursionError:
        raise Unreadable("nested too deep") from None
    if not kind:
        raise Unreadable("type")
    return [Ignored(LEFT_OUT.get(kind) or f"unknown_kind: {kind}"[:200])]
