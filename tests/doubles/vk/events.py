"""What VK tells the community: a bounded history for the long poll, each event once more for each server."""

from dataclasses import dataclass, field

from tests.doubles.vk.wire import MESSAGE_INSIDE, Json, version_of

MESSAGE_KINDS = (
    "message_new", "message_reply", "message_edit", "message_allow", "message_deny", "message_read",
    "message_typing_state", "message_reaction_event", "message_event",
)  # fmt: skip
OTHER_KINDS = (
    "wall_schedule_post_new", "wall_schedule_post_delete",
    "photo_new", "photo_comment_new", "photo_comment_edit", "photo_comment_delete", "photo_comment_restore",
    "audio_new", "video_new", "video_comment_new", "video_comment_edit", "video_comment_delete",
    "video_comment_restore", "wall_post_new", "wall_repost", "wall_reply_new", "wall_reply_edit",
    "wall_reply_delete", "wall_reply_restore", "board_post_new", "board_post_edit", "board_post_restore",
    "board_post_delete", "market_comment_new", "market_comment_edit", "market_comment_delete",
    "market_comment_restore", "market_order_new", "market_order_edit", "poll_vote_new", "group_join",
    "group_leave", "group_change_settings", "group_change_photo", "group_officers_edit", "user_block",
    "user_unblock", "lead_forms_new", "like_add", "like_remove", "donut_subscription_create",
    "donut_subscription_prolonged", "donut_subscription_cancelled", "donut_subscription_price_changed",
    "donut_subscription_expired", "donut_money_withdraw", "donut_money_withdraw_error",
)  # fmt: skip
KINDS = frozenset(MESSAGE_KINDS + OTHER_KINDS)
CLIENT = {
    "button_actions": ["text", "vkpay", "open_app", "location", "open_link", "open_photo", "callback"],
    "keyboard": True,
    "inline_keyboard": True,
    "carousel": True,
    "lang_id": 0,
}
LONGEST_HISTORY = 10_000


@dataclass
class EventSettings:
    """Which kinds are wanted, and in the shape of which version."""

    kinds: set[str] = field(default_factory=set)
    api_version: str = "5.199"

    def as_wire(self) -> Json:
        return {
            "api_version": self.api_version,
            "events": {kind: int(kind in self.kinds) for kind in sorted(KINDS)},
        }


@dataclass(frozen=True)
class Event:
    """Something that happened, before it takes the shape of a version."""

    kind: str
    body: Json
    """For a new message the message alone."""
    event_id: str
    group_id: int

    def as_wire(self, version: str) -> Json:
        is_inside = self.kind == "message_new" and (version_of(version) or (0, 0)) >= MESSAGE_INSIDE
        return {
            "group_id": self.group_id,
            "type": self.kind,
            "event_id": self.event_id,
            "v": version,
            "object": {"client_info": CLIENT, "message": self.body} if is_inside else self.body,
        }


@dataclass
class History:
    """What a long poll can still be told. `ts` counts every event there ever was."""

    ts: int = 1
    longest: int = LONGEST_HISTORY
    events: list[Json] = field(default_factory=list)

    def add(self, event: Json) -> None:
        self.ts += 1
        self.events.append(event)
        del self.events[: -self.longest]

    @property
    def first_ts(self) -> int:
        """The oldest `ts` from which nothing is lost."""
        return self.ts - len(self.events)

    def since(self, ts: int) -> list[Json] | None:
        """All after `ts`, None when some of it is gone or it lies in the future."""
        if not self.first_ts <= ts <= self.ts:
            return None
        return self.events[len(self.events) - (self.ts - ts) :]

    def forget(self) -> None:
        self.events.clear()
