"""What happened to messages after they were said: sent, read, quoted, corrected, taken back."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from app.db.setwise import InsertRows, UpdateRows
from app.db.tables import Delivery, MessagePart, MessageVersion
from app.db.tables import Message as MessageTable
from app.db.transaction import Transaction
from app.kit.json import dumps
from app.seed.planting_history import Said

_DELIVERIES = InsertRows(
    Delivery,
    (
        "id",
        "message_id",
        "channel_id",
        "identity_id",
        "address",
        "send_key",
        "random_id",
        "state",
        "attempts",
        "due_at",
        "code",
        "detail",
        "settled_at",
    ),
)
_PARTS = InsertRows(MessagePart, ("channel_id", "external_id", "message_id"))
_VERSIONS = InsertRows(MessageVersion, ("message_id", "version", "text", "entities", "at"))
_QUOTES = UpdateRows(MessageTable, ("id", "reply_to_id"), {"reply_to_id": ":reply_to_id"})
_NAMES = UpdateRows(MessageTable, ("id", "external_id"), {"external_id": ":external_id"})
_REACTIONS = UpdateRows(MessageTable, ("id", "reactions"), {"reactions": ":reactions"})
_CHANGES = UpdateRows(
    MessageTable,
    ("id", "edited_at", "deleted_at", "version"),
    {"edited_at": ":edited_at", "deleted_at": ":deleted_at", "version": ":version"},
)

_WORDS_OF_THE_CHANNEL = {
    "blocked": "Forbidden: bot was blocked by the user",
    "file_too_big": "Request Entity Too Large",
    "window_closed": "Bad Request: BUSINESS_PEER_USAGE_MISSING",
    "rate_limited": "Too Many Requests: retry after 2700",
    "server_error": "Bad Gateway",
}
_ATTEMPTS = {"queued": 0, "retry": 2}


def plant_afterwards(tx: Transaction, said: Sequence[Said], now: datetime) -> None:
    _plant_deliveries(tx, said, now)
    _plant_quotes(tx, said)
    _plant_changes(tx, said, now)
    _REACTIONS(tx, [(one.message.id, dumps(list(r))) for one in said if (r := one.line.message.reactions)])


def _plant_deliveries(tx: Transaction, said: Iterable[Said], now: datetime) -> None:
    ours = [one for one in said if one.line.message.delivery is not None]
    ids = tx.take_ids("deliveries", len(ours))
    _DELIVERIES(tx, [_delivery(one, delivery_id, now) for one, delivery_id in zip(ours, ids, strict=True)])
    # A site gives no ids of its own; ours lets the visitor quote what has reached them.
    _NAMES(tx, [(one.message.id, f"#{one.message.id}") for one in ours if _has_reached_a_site(one)])
    _PARTS(tx, [(one.message.channel_id, part, one.message.id) for one in ours for part in one.parts])


def _has_reached_a_site(one: Said) -> bool:
    on_site = one.account is not None and one.account.channel.kind == "site"
    return on_site and one.line.message.delivery in {"delivered", "read"}


def _delivery(one: Said, delivery_id: int, now: datetime) -> tuple[Any, ...]:
    message, role = one.message, one.line.message
    return (
        delivery_id,
        message.id,
        message.channel_id,
        message.whom.identity_id,
        message.address,
        message.author_key,
        int.from_bytes(sha256(one.line.key.encode()).digest()[:4]) >> 1,
        role.delivery,
        _ATTEMPTS.get(role.delivery or "", 1),
        role.due.on(now).astimezone(UTC) if role.due else one.line.at,
        role.refusal,
        _WORDS_OF_THE_CHANNEL.get(role.refusal or ""),
        None if role.delivery == "queued" else one.line.at,
    )


def _plant_quotes(tx: Transaction, said: Iterable[Said]) -> None:
    ids: dict[tuple[str, str], int] = {}
    quotes = []
    for one in said:
        role, client = one.line.message, one.line.client.key
        if role.key is not None:
            ids[client, role.key] = one.message.id
        answered = role.reply_to or role.presses
        if answered is not None:
            quotes.append((one.message.id, ids[client, answered]))
    _QUOTES(tx, quotes)


def _plant_changes(tx: Transaction, said: Iterable[Said], now: datetime) -> None:
    changed = [one for one in said if one.line.message.edits or one.line.message.deleted]
    _VERSIONS(tx, [version for one in changed for version in _versions(one, now)])
    _CHANGES(tx, [_change(one, now) for one in changed])


def _versions(one: Said, now: datetime) -> list[tuple[Any, ...]]:
    """The wordings that are no more."""
    role = one.line.message
    wordings = [(role.at, role.text, role.entities), *((e.at, e.text, e.entities) for e in role.edits)]
    return [
        (
            one.message.id,
            number,
            text,
            dumps([{"type": e.type, "offset": e.offset, "length": e.length, "url": e.url} for e in entities])
            if entities
            else None,
            at.on(now).astimezone(UTC),
        )
        for number, (at, text, entities) in enumerate(wordings[:-1], start=1)
    ]


def _change(one: Said, now: datetime) -> tuple[Any, ...]:
    role = one.line.message
    return (
        one.message.id,
        role.edits[-1].at.on(now).astimezone(UTC) if role.edits else None,
        role.deleted.on(now).astimezone(UTC) if role.deleted else None,
        1 + len(role.edits),
    )
