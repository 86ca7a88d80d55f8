"""Matters and what was said in them, put down by the very functions that file what is said today."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from app.conversations.appending import append_messages
from app.conversations.cards import delivery_card
from app.conversations.records import Conversation, Message
from app.conversations.saving import insert_conversations, save_conversations
from app.db.transaction import Transaction
from app.seed import roles
from app.seed.planting_people import Account, Person
from app.seed.planting_props import Props
from app.seed.planting_script import Line, address_of, closing_of, external_ids_of

Matters = Mapping[tuple[str, int], Conversation]
"""By the client's key and the number of the matter."""


@dataclass(frozen=True, slots=True)
class Said:
    """A line and the message it became."""

    line: Line
    message: Message
    account: Account | None
    """None of notes."""
    parts: tuple[str, ...] = ()
    """What the channel calls the further files of the message."""


def plant_matters(
    tx: Transaction, people: Mapping[str, Person], lines: Sequence[Line], operators: Mapping[str, int]
) -> Matters:
    """All of them new, in the order in which they began."""
    first = {(line.client.key, line.conversation): line.at for line in reversed(lines)}
    in_order = sorted(first.items(), key=lambda one: one[1])
    matters = {
        (client_key, number): _begun(
            conversation_id, people[client_key], people[client_key].role.conversations[number], operators, at
        )
        for ((client_key, number), at), conversation_id in zip(
            in_order, tx.take_ids("conversations", len(in_order)), strict=True
        )
    }
    # As each client may have one open matter only, what is closed by now is closed from the start.
    insert_conversations(tx, matters.values())
    return matters


def plant_history(
    tx: Transaction,
    people: Mapping[str, Person],
    matters: Matters,
    lines: Sequence[Line],
    operators: Mapping[str, int],
    props: Props,
) -> list[Said]:
    """Nobody is told: no window was open while it happened."""
    said = [
        _said(line, people[line.client.key], matters[line.client.key, line.conversation], operators, props)
        for line in lines
    ]
    unheard = Transaction(tx.connection, tx.dialect)
    append_messages(unheard, [one.message for one in said])
    tx.tallies += unheard.tallies
    return said


def settle_matters(tx: Transaction, people: Mapping[str, Person], matters: Matters, now: datetime) -> None:
    """How things stand now: what is done with is closed, what has time sleeps."""
    for (client_key, number), matter in matters.items():
        _settle(matter, people[client_key].role.conversations[number], now)
    save_conversations(tx, matters.values())


def _begun(
    conversation_id: int,
    person: Person,
    role: roles.Conversation,
    operators: Mapping[str, int],
    at: datetime,
) -> Conversation:
    return Conversation(
        id=conversation_id,
        client_id=person.id,
        status="open",
        assignee_id=operators[role.assignee] if role.assignee else None,
        team_id=None,
        channel_id=None,
        snoozed_until=None,
        waiting_since=None,
        last_at=at,
        last_message_id=0,
        last_inbound_id=None,
        preview={},
        inbound_count=0,
        answered_count=0,
        revision=0,
        created_at=at,
        closed_at=at if role.status == "closed" else None,
        close_reason="operator" if role.status == "closed" else None,
    )


def _said(
    line: Line, person: Person, matter: Conversation, operators: Mapping[str, int], props: Props
) -> Said:
    role = line.message
    account = person.accounts[role.via] if role.via else None
    operator_id = operators.get(role.by)
    external_ids = external_ids_of(line, account.role, account.channel) if account else ()
    external_id, parts = (external_ids[0], external_ids[1:]) if external_ids else (None, ())
    message = Message(
        whom=person.as_whom(role.via),
        conversation=matter,
        direction=role.kind,
        order_at=line.at,
        sent_at=line.at,
        arrived_at=line.at,
        channel_id=account.channel_id if account else None,
        external_id=external_id,
        author_key=_author_key(line, operator_id, external_id, account),
        operator_id=operator_id,
        text=role.words,
        entities=_entities(role),
        attachments=[props.card(attachment) for attachment in role.attachments],
        address=address_of(line, account.role, account.channel) if account else None,
        quote=role.quote,
        group_key=f"{account.id}-{role.album}" if account and role.album else None,
        forwarded_from=role.forwarded_from,
        unsupported=f"unknown content: {role.unsupported}" if role.unsupported else None,
        service={"code": role.service} | role.told if role.service else None,
        speaker=role.speaker if role.kind == "in" else None,
        buttons=[[{"label": b.label, "url": b.url} for b in row] for row in role.buttons],
        delivery=delivery_card(0, role.delivery) if role.delivery else None,
    )
    return Said(line, message, account, parts)


def _author_key(
    line: Line, operator_id: int | None, external_id: str | None, account: Account | None
) -> str | None:
    if operator_id is not None:
        return f"{operator_id}:{line.key}"
    return external_id if account is not None and account.channel.kind == "site" else None


def _entities(message: roles.Message) -> list[dict[str, Any]]:
    now = message.edits[-1].entities if message.edits else message.entities
    return [{"type": e.type, "offset": e.offset, "length": e.length, "url": e.url} for e in now]


def _settle(matter: Conversation, role: roles.Conversation, now: datetime) -> None:
    closed_at = closing_of(role, now)
    if closed_at is not None:
        matter.status = "closed"
        matter.closed_at = closed_at
        matter.close_reason = "operator"
        matter.waiting_since = None
        matter.answered_count = matter.inbound_count
    elif role.until is not None:
        matter.status = "snoozed"
        matter.snoozed_until = role.until.on(now).astimezone(UTC)
    elif role.status == "waiting" and matter.waiting_since is None:
        # The answer was refused, so it answered nobody.
        matter.status, matter.waiting_since = "waiting", matter.last_at
    last = role.messages[-1]
    if last.deleted is not None and last.kind in {"in", "out"}:
        matter.preview = {**matter.preview, "deleted": True}
