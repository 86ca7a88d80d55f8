"""All deeds of a macro are one unit and one act: either everything is done, or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from app.conversations.acts.deeds import tag_fields
from app.conversations.acts.fields import STANDING, fields_of
from app.conversations.acts.recording import Doing, write_act
from app.conversations.cards import conversation_row
from app.conversations.finding import conversation_and_client, face_of
from app.conversations.opening import open_conversations_of
from app.conversations.records import Conversation
from app.conversations.saving import save_and_tell
from app.db.transaction import Transaction
from app.kit.errors import OknoError, not_found
from app.macros.checking import ENDS, at_place
from app.macros.deeds import MacroDeed, TagsDeed
from app.macros.hand import Hand, Means, word_key
from app.macros.queries import macro_card
from app.macros.schemas import MacroPress


@dataclass(frozen=True, slots=True)
class Ran:
    """How the macro went."""

    row: dict[str, Any]
    stays: list[str]
    held: list[str]
    channels: list[int] = field(default_factory=list)
    """On which replies wait to go at once."""


def run_macro(
    tx: Transaction,
    conversation_id: int,
    macro_id: int,
    press: MacroPress,
    *,
    by: int,
    means: Means,
    at: datetime,
) -> Ran:
    """A key that was carried out before is not carried out again.

    Raises OknoError conversation_not_found, macro_not_found, key_taken; and with the place of the deed that is not
    possible ("deeds.2", from 0) what `Hand` raises."""
    asked, _ = conversation_and_client(tx, conversation_id)
    macro = macro_card(tx.connection, macro_id, by)
    if macro is None:
        raise not_found("macro")
    doing = Doing(by, at, press.key)
    deeds = macro.deeds
    stays = [kind for kind in ("reply", "note") if any(deed.do == kind for deed in deeds)]
    done_in = _done_before(tx, doing)
    if done_in is not None:
        done, face = conversation_and_client(tx, done_in)
        if done.client_id != asked.client_id:
            raise OknoError("key_taken", 409)
        return Ran(conversation_row(done, face), stays, _still_held(tx, by, press, deeds))
    matter = _matter_for(tx, asked, deeds, means, at)
    # A matter that is new has no words to answer yet.
    answers = asked.last_inbound_id if matter.id != asked.id else None
    hand = Hand(tx, matter.id, press, by, at, means, _closing_words(deeds, press), answers)
    fields = _fields(tx, matter.id, deeds, hand.closing is not None, at)
    before = fields_of(matter, fields)
    for place, deed in enumerate(deeds):
        try:
            hand.does(place, deed)
        except OknoError as error:
            raise at_place(error, place) from error
    matter, face = conversation_and_client(tx, matter.id)
    after = fields_of(matter, fields)
    if hand.has_answered and STANDING in before:
        before[STANDING] = _answered(before[STANDING], after[STANDING])
    write_act(tx, matter.id, doing, "macro", fields, before, after)
    return Ran(conversation_row(matter, face), stays, hand.held, hand.channels)


def _done_before(tx: Transaction, doing: Doing) -> int | None:
    """In which matter."""
    found: int | None = tx.run(
        "SELECT conversation_id FROM acts WHERE operator_id = ? AND key = ?", (doing.by, doing.key)
    ).scalar()
    return found


def _still_held(tx: Transaction, by: int, press: MacroPress, deeds: Sequence[MacroDeed]) -> list[str]:
    keys = [word_key(press.key, place) for place, deed in enumerate(deeds) if deed.do == "reply"]
    return [
        key
        for key in keys
        if tx.run(
            "SELECT 1 FROM sendings WHERE author_key = ? AND ended_at IS NULL", (f"{by}:{key}",)
        ).first()
        is not None
    ]


def _matter_for(
    tx: Transaction, asked: Conversation, deeds: Sequence[MacroDeed], means: Means, at: datetime
) -> Conversation:
    """An answer opens what is closed, or another; all else is then done in that one."""
    if not asked.is_closed or not any(deed.do == "reply" for deed in deeds):
        return asked
    lock = "" if tx.on_sqlite else " FOR UPDATE"
    tx.run(f"SELECT id FROM clients WHERE id = ?{lock}", (asked.client_id,))
    matter = open_conversations_of(tx, [asked.client_id], at, means.reopen_within)[asked.client_id]
    if matter.id == asked.id or matter.revision == 0:
        save_and_tell(tx, matter, face_of(tx, matter.client_id), at)
    return matter


def _closing_words(deeds: Sequence[MacroDeed], press: MacroPress) -> int | None:
    """The place of the held reply with which the matter closes: if it closed before they go, they would open it."""
    if press.hold_seconds == 0 or not any(deed.do == "close" for deed in deeds):
        return None
    return max((place for place, deed in enumerate(deeds) if deed.do == "reply"), default=None)


def _fields(
    tx: Transaction, conversation_id: int, deeds: Sequence[MacroDeed], closes_later: bool, at: datetime
) -> tuple[str, ...]:
    """What the act sets of the matter."""
    found: dict[str, None] = {}
    for place, deed in enumerate(deeds):
        if isinstance(deed, TagsDeed):
            try:
                found |= dict.fromkeys(tag_fields(tx, conversation_id, deed.add, deed.remove, at))
            except OknoError as error:
                raise at_place(error, place) from error
        elif deed.do in _SETS:
            found[_SETS[deed.do]] = None
        elif deed.do in ENDS and not (deed.do == "close" and closes_later):
            found[STANDING] = None
    return tuple(found)


_SETS = {"assign": "assignee_id", "team": "team_id", "priority": "priority"}


def _answered(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    """How it stood before, had nothing been done but answering: what was said was said."""
    status = "open" if before["status"] == "waiting" else before["status"]
    return before | {
        "status": status,
        "waiting_since": None,
        "answered_count": after["answered_count"],
        "last_message_id": after["last_message_id"],
    }
