"""What the bot has not confirmed yet: nothing leaves before an offset passes it, or it is a day old."""

from bisect import insort
from dataclasses import dataclass, field
from random import Random

from tests.doubles.telegram.wire import Json

KEPT_SECONDS = 24 * 60 * 60
FIRST_ID, LAST_FIRST_ID = 2_000_001, 1_000_000_000

UNASKED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
"""Kinds that come only when `allowed_updates` names them."""
KINDS = UNASKED | {
    "message", "edited_message", "channel_post", "edited_channel_post", "inline_query",
    "chosen_inline_result", "callback_query", "shipping_query", "pre_checkout_query", "poll", "poll_answer",
    "my_chat_member", "chat_join_request", "chat_boost", "removed_chat_boost", "business_connection",
    "business_message", "edited_business_message", "deleted_business_messages", "purchased_paid_media",
    "managed_bot", "guest_message",
}  # fmt: skip


@dataclass(order=True)
class Queued:
    update_id: int
    body: Json = field(compare=False)
    lane: str = field(compare=False)
    """A webhook delivers the updates of one lane one after another."""
    expires_at: float = field(compare=False)


@dataclass
class UpdateQueue:
    next_id: int
    pending: list[Queued] = field(default_factory=list)
    allowed: list[str] = field(default_factory=lambda: sorted(KINDS - UNASKED))

    @classmethod
    def starting_anywhere(cls, rng: Random) -> "UpdateQueue":
        return cls(rng.randrange(FIRST_ID, LAST_FIRST_ID))

    def restart_ids(self, rng: Random) -> None:
        """After a quiet week the real server numbers from a random id again, maybe a lower one."""
        self.next_id = rng.randrange(FIRST_ID, LAST_FIRST_ID)

    def allow(self, kinds: object) -> None:
        """Follow `allowed_updates`: no list changes nothing, an empty one is all but the unasked."""
        if isinstance(kinds, list) and all(isinstance(kind, str) for kind in kinds):
            named = {kind.lower() for kind in kinds} & KINDS
            self.allowed = sorted(named or KINDS - UNASKED)

    def push(self, kind: str, payload: Json, *, lane: str, now: float) -> Json | None:
        """Queue an update of an allowed kind; updates made before a change of the list stay as they were."""
        return self.push_raw({kind: payload}, lane=lane, now=now) if kind in self.allowed else None

    def push_raw(self, update: Json, *, lane: str, now: float) -> Json:
        """Queue any object at all, allowed or not, even one no library can read."""
        if "update_id" not in update:
            update = {"update_id": self.next_id, **update}
            self.next_id += 1
        else:
            self.next_id = max(self.next_id, update["update_id"] + 1)
        insort(self.pending, Queued(update["update_id"], update, lane, now + KEPT_SECONDS))
        return update

    def take(self, offset: int, limit: int, *, now: float) -> list[Json]:
        """What getUpdates answers: an offset confirms all before it, a negative one keeps the last few."""
        self.drop_expired(now)
        if offset < 0:
            del self.pending[:offset]
        elif offset <= self.next_id + 10:  # an offset from the future is not believed
            self.pending = [queued for queued in self.pending if queued.update_id >= offset]
        return [queued.body for queued in self.pending[:limit]]

    def drop_expired(self, now: float) -> None:
        self.pending = [queued for queued in self.pending if queued.expires_at >= now]

    def forget(self, queued: Queued) -> None:
        self.pending = [other for other in self.pending if other is not queued]
