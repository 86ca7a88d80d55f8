"""Who asked, one row a request: what they may see of it, and what they may change."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from app.callbacks.phones import masked_phone
from app.callbacks.schemas import CallbackStatus
from app.callbacks.tickets import fingerprint
from app.callbacks.words import words_of
from app.db.tables import Callback, CallbackAsker
from app.kit.errors import OknoError


@dataclass(frozen=True, slots=True)
class Asker:
    id: int
    callback_id: int | None
    """None of somebody we do not listen to; they are not told so."""
    channel_id: int
    owns: bool
    """Asked first, and so may change it."""
    timezone: str


def asker_of(connection: Connection, channel_id: int, token: str) -> Asker:
    """Raises OknoError token_unknown."""
    row = connection.execute(
        select(
            CallbackAsker.id,
            CallbackAsker.callback_id,
            CallbackAsker.channel_id,
            CallbackAsker.owns,
            CallbackAsker.timezone,
        ).where(CallbackAsker.token_hash == fingerprint(token), CallbackAsker.channel_id == channel_id)
    ).one_or_none()
    if row is None:
        raise OknoError("token_unknown", 404)
    return Asker(*row)


def status_of(connection: Connection, asker_id: int, now: datetime) -> CallbackStatus:
    """Of whoever owns the request as it is now; of one who joined it, only what they asked for themselves."""
    asker = CallbackAsker
    row = (
        connection.execute(
            select(
                *asker.__table__.columns,
                Callback.state,
                Callback.closed_at,
                Callback.wanted.label("now_wanted"),
                Callback.wanted_from.label("now_from"),
                Callback.wanted_until.label("now_until"),
                Callback.due_at,
            )
            .outerjoin(Callback, Callback.id == asker.callback_id)
            .where(asker.id == asker_id)
        )
        .mappings()
        .one()
    )
    return _owned(row, now) if row["owns"] and row["callback_id"] is not None else _joined(row, now)


def _owned(row: Any, now: datetime) -> CallbackStatus:
    wanted, begin, until, due_at = row["now_wanted"], row["now_from"], row["now_until"], row["due_at"]
    # Rung in vain, and to be rung again at another time than was wanted.
    is_later = due_at > ((until or begin) if wanted == "day" else begin)
    zone = ZoneInfo(row["timezone"])
    words = (
        words_of(row["state"], "slot", due_at, None, zone, now)
        if is_later
        else words_of(row["state"], wanted, begin, until, zone, now, due_at=due_at)
    )
    return CallbackStatus(
        state=row["state"],
        wanted_from=begin,
        wanted_until=until,
        timezone=row["timezone"],
        phone_masked=masked_phone(row["phone"]),
        words=words,
        may_change=row["closed_at"] is None,
        created_at=row["created_at"],
    )


def _joined(row: Any, now: datetime) -> CallbackStatus:
    """Whether the other's call went well, or was moved, is the other's."""
    state: Literal["waiting", "done"] = "waiting" if row["closed_at"] is None else "done"
    zone = ZoneInfo(row["timezone"])
    return CallbackStatus(
        state=state,
        wanted_from=row["wanted_from"],
        wanted_until=row["wanted_until"],
        timezone=row["timezone"],
        phone_masked=masked_phone(row["phone"]),
        words=words_of(state, row["wanted"], row["wanted_from"], row["wanted_until"], zone, now),
        may_change=bool(row["owns"]),
        created_at=row["created_at"],
    )
