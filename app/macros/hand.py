"""One deed of a macro after the other, on one matter."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from app.canned.wording import places_in
from app.conversations.assigning import assign, give_to_team
from app.conversations.closing import close_conversation
from app.conversations.holding import hold_reply
from app.conversations.noting import put_note
from app.conversations.outbox import OutletOf, put_reply
from app.conversations.prioritising import set_priority
from app.conversations.schemas import EntityCard, Note
from app.conversations.sending_schemas import TimedReply
from app.conversations.snoozing import snooze
from app.conversations.tagging import change_tags
from app.db.transaction import Transaction
from app.kit.errors import OknoError
from app.kit.ids import Randomness
from app.macros.deeds import (
    AssignDeed,
    CloseDeed,
    MacroDeed,
    NoteDeed,
    PriorityDeed,
    ReplyDeed,
    SnoozeDeed,
    TagsDeed,
    TeamDeed,
)
from app.macros.schemas import MacroPress


@dataclass(frozen=True, slots=True)
class Means:
    """What replies go out by."""

    outlet_of: OutletOf
    randomness: Randomness
    reopen_within: timedelta


@dataclass(slots=True)
class Hand:
    tx: Transaction
    conversation_id: int
    press: MacroPress
    by: int
    at: datetime
    means: Means
    closing: int | None
    """The place of the reply that closes the matter when it goes."""
    answers: int | None
    """Id of the message that replies answer, where no account was chosen; None: the client's last one here."""
    held: list[str] = field(default_factory=list)
    channels: list[int] = field(default_factory=list)

    @property
    def has_answered(self) -> bool:
        return bool(self.channels)

    def does(self, place: int, deed: MacroDeed) -> None:
        """Raises OknoError variable_unfilled, time_missing, and what the unit itself raises."""
        tx, id_, at = self.tx, self.conversation_id, self.at
        match deed:
            case ReplyDeed():
                self._answer(place, deed)
            case NoteDeed():
                text, _ = self._said(place, deed)
                note = Note(key=word_key(self.press.key, place), text=text)
                put_note(tx, id_, note, operator_id=self.by, at=at)
            case AssignDeed():
                assign(tx, id_, self.by if deed.operator_id == "me" else deed.operator_id, at)
            case TeamDeed():
                give_to_team(tx, id_, deed.team_id, at)
            case TagsDeed():
                change_tags(tx, id_, deed.add, deed.remove, at)
            case PriorityDeed():
                set_priority(tx, id_, deed.priority, at)
            case SnoozeDeed():
                snooze(tx, id_, self._until(deed), at)
            case CloseDeed():
                if self.closing is None:
                    close_conversation(tx, id_, at)

    def _answer(self, place: int, deed: ReplyDeed) -> None:
        text, entities = self._said(place, deed)
        open_places = places_in(text)
        if open_places:
            # Better nothing than a client who reads what the field is called.
            raise OknoError("variable_unfilled", 422, detail=open_places[0])
        reply = TimedReply(
            key=word_key(self.press.key, place),
            text=text,
            entities=entities,
            hold_seconds=self.press.hold_seconds,
            close=place == self.closing,
            identity_id=self.press.identity_id,
            answers=self.answers if self.press.identity_id is None else None,
        )
        if reply.hold_seconds > 0:
            hold_reply(
                self.tx,
                self.conversation_id,
                reply,
                operator_id=self.by,
                outlet_of=self.means.outlet_of,
                at=self.at,
            )
            self.held.append(reply.key)
            return
        _, channel_id = put_reply(
            self.tx,
            self.conversation_id,
            reply,
            operator_id=self.by,
            outlet_of=self.means.outlet_of,
            randomness=self.means.randomness,
            reopen_within=self.means.reopen_within,
            at=self.at,
        )
        self.channels.append(channel_id)

    def _said(self, place: int, deed: ReplyDeed | NoteDeed) -> tuple[str, tuple[EntityCard, ...]]:
        """As the window has filled it in, or as it is kept."""
        for filled in self.press.words:
            if filled.place == place:
                return filled.text, filled.entities
        return deed.text, deed.entities if isinstance(deed, ReplyDeed) else ()

    def _until(self, deed: SnoozeDeed) -> datetime:
        if deed.minutes != "tomorrow_morning":
            return self.at + timedelta(minutes=deed.minutes)
        if self.press.morning is None:
            raise OknoError("time_missing", 422)
        return self.press.morning


def word_key(key: str, place: int) -> str:
    """Of what is said by that deed."""
    return f"m-{key}-{place}"
