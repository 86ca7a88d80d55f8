"""A shop that answers by itself, and one of us who answers besides."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, cast

from app.access.deed import Deed
from app.autoreplies.answering import AutoReplier
from app.autoreplies.desk import AutoReplyDesk
from app.autoreplies.schemas import AutoReplyRules, Occasion
from app.autoreplies.storing import put_rules
from app.channels.open import OpenChannel, Switchboard
from app.conversations.outbox import put_reply
from app.conversations.schemas import Reply
from app.hours.desk import HoursDesk
from app.hours.schemas import HoursCard
from app.hours.storing import put_hours
from app.inbound.intake import intake
from app.kit.ids import SystemRandomness
from tests.hours.weeks import EVERY_DAY, weekly
from tests.links.people import Correspondent, Person
from tests.links.people import Shop as ShopWithLinks

CLOSED = {"ru": "Мы закрыты. Откроемся {opens_at}.", "en": "We are closed. We open {opens_at}."}
HELLO = {"ru": "Здравствуйте! Обычно отвечаем за {usual}.", "en": "Hello! We usually answer in {usual}."}


@dataclass
class Shop(ShopWithLinks):
    """Open from nine to six in Moscow, when hours are set."""

    rung: list[int] = field(default_factory=list)
    """Channels in whose outbox the errand has put something."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.hours = HoursDesk(self.database, self.clock, frozenset, lambda: list(self.channels))
        self.replies = AutoReplyDesk(self.database, self.hours)
        self.replier = AutoReplier(
            self.database,
            self.writer,
            cast("Switchboard", self),
            self.replies,
            self.clock,
            SystemRandomness(),
            self._ring,
        )
        self.intake = intake(timedelta(hours=24), self.desk, self.replies)

    async def _ring(self, channel_id: int) -> None:
        self.rung.append(channel_id)

    async def keeps_hours(self, *, team_id: int | None = None, of: str = "09:00-18:00") -> None:
        begin, end = of.split("-")
        card = HoursCard(timezone="Europe/Moscow", weekly=weekly([(begin, end)], EVERY_DAY), team_id=team_id)
        self.writer.write_now(put_hours, card, Deed(self.clock.now()))
        await self.hours.refresh()

    async def answers(
        self,
        channel: OpenChannel,
        *,
        closed: dict[str, str] | None = None,
        hello: dict[str, str] | None = None,
    ) -> None:
        rules = AutoReplyRules(out_of_hours=_occasion(closed), first_contact=_occasion(hello))
        self.writer.write_now(put_rules, channel.id, rules, Deed(self.clock.now()))
        await self.replies.refresh()

    def looks(self) -> None:
        """The errand does its work."""
        decided, channels = self.writer.write_now(self.replier.answer_due)
        self.replies.know(decided)
        self.rung += sorted(channels)

    def replies_to(self, person: Person, text: str) -> None:
        (conversation,) = self.rows(
            "SELECT id FROM conversations WHERE client_id = ? AND closed_at IS NULL", person.client_id
        )
        self.writer.write_now(
            put_reply,
            conversation[0],
            Reply(key=f"key-{next(self.numbers):06}", text=text),
            operator_id=self.operator_id,
            outlet_of=self.desk.carries,
            randomness=SystemRandomness(),
            reopen_within=timedelta(hours=24),
            at=self.clock.now(),
        )

    def conversation_of(self, person: Person) -> dict[str, Any]:
        names = ("id", "status", "waiting_since", "answered_count", "team_id")
        found = self.rows(
            f"SELECT {', '.join(names)} FROM conversations WHERE client_id = ?", person.client_id
        )
        return dict(zip(names, found[-1], strict=True))


def _occasion(text: dict[str, str] | None) -> Occasion:
    return Occasion.model_validate({"enabled": text is not None, "text": text or {}})


def anna_of(shop: Shop, **more: Any) -> Correspondent:
    return Correspondent(shop, shop.herald, "anna", "Анна", **more)
