"""Links as the writing side holds them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.db.answer import Row
from app.db.transaction import Transaction
from app.kit.speech import Speech
from app.links.tokens import code_fingerprint, fingerprint

_COLUMNS = (
    "l.id, l.asker_id, l.target_channel_id, l.language, l.state, l.evidence, l.claimer_id, l.visitor,"
    " l.question_id, l.glue_id, l.expires_at, l.refusals, a.channel_id"
)
_EXPIRES_AT = 10
OPEN, CLAIMED = "open", "claimed"
GLUED, DECLINED, REFUSED, REVOKED, UNDONE = "glued", "declined", "refused", "revoked", "undone"


@dataclass(slots=True)
class Link:
    """A row of `links`, locked until the unit ends."""

    id: int
    asker_id: int
    target_channel_id: int
    speech: Speech
    state: str
    evidence: str | None
    claimer_id: int | None
    visitor: str | None
    question_id: int | None
    glue_id: int | None
    expires_at: datetime
    refusals: int
    asker_channel_id: int

    def has_expired(self, at: datetime) -> bool:
        return self.expires_at <= at


def link_of_token(tx: Transaction, token: str, channel_id: int) -> Link | None:
    """On the channel it was made for; elsewhere it is no link at all."""
    return _one(tx, "l.token_hash = ? AND l.target_channel_id = ?", (fingerprint(token), channel_id))


def link_of_code(tx: Transaction, code: str, channel_id: int) -> Link | None:
    """The newest that had this code."""
    return _one(
        tx, "l.target_channel_id = ? AND l.code_hash = ?", (channel_id, code_fingerprint(channel_id, code))
    )


def link_by_id(tx: Transaction, link_id: int) -> Link | None:
    return _one(tx, "l.id = ?", (link_id,))


def link_waiting_for(tx: Transaction, identity_id: int) -> Link | None:
    """The one whose question this account has not answered yet."""
    return _one(tx, "l.claimer_id = ? AND l.state = 'claimed'", (identity_id,))


def newest_glued_of(tx: Transaction, asker_id: int) -> Link | None:
    """The last by which another account joined the one that asked."""
    return _one(tx, "l.asker_id = ? AND l.state = 'glued'", (asker_id,))


def change(tx: Transaction, link: Link, at: datetime, **values: Any) -> None:
    """Set columns; a state other than open and claimed also notes when."""
    if values.get("state") not in (None, OPEN, CLAIMED):
        values["settled_at"] = at
    for name, value in values.items():
        if name in Link.__slots__:
            setattr(link, name, value)
    stored = {n: tx.stored(v) if isinstance(v, datetime) else v for n, v in values.items()}
    tx.run(
        f"UPDATE links SET {', '.join(f'{name} = ?' for name in stored)} WHERE id = ?",
        (*stored.values(), link.id),
    )


def _one(tx: Transaction, where: str, given: tuple[Any, ...]) -> Link | None:
    """Who waits for the lock sees what became of the link meanwhile: PostgreSQL looks at the row again."""
    lock = "" if tx.on_sqlite else " FOR UPDATE OF l"
    row = tx.run(
        f"SELECT {_COLUMNS} FROM links AS l JOIN identities AS a ON a.id = l.asker_id WHERE {where}"
        f" ORDER BY l.id DESC LIMIT 1{lock}",
        given,
    ).one_or_none()
    return None if row is None else _link(tx, row)


def _link(tx: Transaction, row: Row) -> Link:
    values = list(row)
    values[_EXPIRES_AT] = tx.moment(values[_EXPIRES_AT])
    return Link(*values)
