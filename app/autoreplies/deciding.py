"""Does the house answer these words by itself, and what does it say? Out of hours comes before first contact."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from app.autoreplies.desk import AutoReplyDesk
from app.autoreplies.robots import sounds_like_a_machine
from app.autoreplies.schemas import Occasion
from app.autoreplies.wording import filled
from app.db.transaction import Transaction
from app.hours.schedule import closed_since
from app.kit.speech import Speech, speech_of

QUIET = timedelta(hours=1)
"""Between two automatic replies to one client, whatever happens."""

_FACTS = (
    "SELECT i.client_id, i.channel_id, i.strand_id, i.is_group, i.blocked_at, i.language, k.language, c.team_id,"
    " c.spam, c.waiting_since FROM messages AS m"
    " JOIN identities AS i ON i.id = m.identity_id"
    " JOIN clients AS k ON k.id = i.client_id"
    " JOIN conversations AS c ON c.id = m.conversation_id"
    " WHERE m.id = ? AND i.id = ? AND m.direction = 'in' AND m.deleted_at IS NULL"
)


@dataclass(frozen=True, slots=True)
class Due:
    identity_id: int
    message_id: int
    arrived_at: datetime


@dataclass(frozen=True, slots=True)
class Facts:
    client_id: int
    channel_id: int
    strand_id: int
    team_id: int | None
    speech: Speech


@dataclass(frozen=True, slots=True)
class Decided:
    occasion: Literal["out_of_hours", "first_contact"]
    period: str
    channel_id: int
    text: str


def decide(tx: Transaction, desk: AutoReplyDesk, due: Due, channels_speech: Speech | None) -> Decided | None:
    """The client is held until the unit ends, so that another process decides nothing about them meanwhile."""
    facts = _facts(tx, due, channels_speech)
    rules = desk.rules(facts.channel_id) if facts else None
    if facts is None or rules is None or _was_answered_lately(tx, facts, due.arrived_at):
        return None
    is_closed = desk.is_closed(facts.channel_id, facts.team_id, due.arrived_at)
    if is_closed and rules.out_of_hours.enabled:
        return _out_of_hours(tx, desk, due, facts, rules.out_of_hours)
    if rules.first_contact.enabled and not _wrote_before(tx, facts, due):
        text = _text(desk, due, facts, rules.first_contact)
        return _unless_to_a_machine(tx, due, facts, Decided("first_contact", "", facts.channel_id, text))
    return None


def _facts(tx: Transaction, due: Due, channels_speech: Speech | None) -> Facts | None:
    """None for whom the house has nothing to say: groups, the blocked, spam, and those whom somebody has answered."""
    client = "SELECT client_id FROM identities WHERE id = ?"
    if not tx.on_sqlite:
        tx.run(f"SELECT id FROM clients WHERE id = ({client}) FOR UPDATE", (due.identity_id,))
    row = tx.run(_FACTS, (due.message_id, due.identity_id)).one_or_none()
    if row is None:
        return None
    client_id, channel_id, strand_id, is_group, blocked_at, own, clients, team_id, spam, waiting = row
    if is_group or blocked_at is not None or spam or waiting is None:
        return None
    return Facts(client_id, channel_id, strand_id, team_id, speech_of(own, clients, channels_speech))


def _was_answered_lately(tx: Transaction, facts: Facts, at: datetime) -> bool:
    found = tx.run(
        "SELECT 1 FROM identities AS i JOIN auto_replies_said AS s ON s.identity_id = i.id"
        " WHERE i.client_id = ? AND s.at > ? LIMIT 1",
        (facts.client_id, tx.stored(at - QUIET)),
    )
    return found.scalar() is not None


def _out_of_hours(
    tx: Transaction, desk: AutoReplyDesk, due: Due, facts: Facts, occasion: Occasion
) -> Decided | None:
    """Once in each closed time, on whichever of a client's accounts."""
    schedule = desk.hours.schedule(facts.channel_id, facts.team_id)
    since = closed_since(schedule, due.arrived_at) if schedule is not None else None
    said = tx.run(
        "SELECT max(s.at) FROM identities AS i JOIN auto_replies_said AS s ON s.identity_id = i.id"
        " WHERE i.client_id = ? AND s.occasion = 'out_of_hours'",
        (facts.client_id,),
    ).scalar()
    if said is not None and (since is None or tx.moment(said) >= since):
        return None
    period = since.isoformat() if since is not None else "never open"
    text = _text(desk, due, facts, occasion)
    return _unless_to_a_machine(tx, due, facts, Decided("out_of_hours", period, facts.channel_id, text))


def _unless_to_a_machine(tx: Transaction, due: Due, facts: Facts, decided: Decided) -> Decided | None:
    if not decided.text or sounds_like_a_machine(
        tx, due.identity_id, facts.strand_id, due.message_id, due.arrived_at
    ):
        return None
    return decided


def _wrote_before(tx: Transaction, facts: Facts, due: Due) -> bool:
    """Or was written to, on any of their accounts on this channel."""
    found = tx.run(
        "SELECT 1 FROM identities AS i JOIN strands AS s ON s.identity_id = i.id"
        " JOIN messages AS m ON m.strand_id = s.id"
        " WHERE i.client_id = ? AND i.channel_id = ? AND m.id < ? AND m.direction IN ('in', 'out')"
        " AND m.service IS NULL LIMIT 1",
        (facts.client_id, facts.channel_id, due.message_id),
    )
    return found.scalar() is not None


def _text(desk: AutoReplyDesk, due: Due, facts: Facts, occasion: Occasion) -> str:
    """In the client's language, or in the other where nothing is written in theirs."""
    other: Speech = "en" if facts.speech == "ru" else "ru"
    answer = desk.hours.availability(facts.channel_id, facts.team_id, due.arrived_at)
    for speech in (facts.speech, other):
        if occasion.text.get(speech, "").strip():
            return filled(occasion.text[speech], answer, due.arrived_at, speech)
    return ""
