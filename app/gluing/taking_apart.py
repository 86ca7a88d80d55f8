"""The roots of two histories stand apart again."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from app.clients.pictures import refresh_picture
from app.db.transaction import Transaction
from app.drafts.carrying import give_drafts_back
from app.gluing.forest import take_down
from app.gluing.matters import Matters, older_first
from app.gluing.parting import hand_on_marks, restore_marks, restore_standing
from app.gluing.pointing import point_home
from app.gluing.rehoming import bring_home, reaches_of
from app.gluing.telling import tell_rows


def part(
    tx: Transaction,
    client_id: int,
    joined: Mapping[str, Any],
    joined_at: datetime,
    at: datetime,
    reopen_within: timedelta,
) -> tuple[int, Sequence[int], Sequence[int]]:
    """The deed itself: who keeps the rest, which matters go with the client taken out, which were made for the rest."""
    rest = int(tx.run("SELECT root_id FROM clients WHERE id = ?", (client_id,)).scalar_one())
    (now,) = tx.take_ids("messages", 1)
    matters = Matters.of(tx, (rest,))
    known = set(matters.by_id)
    subtree = take_down(tx, client_id)
    moved = _point_home(tx, matters, rest, client_id, subtree)
    meeting: Mapping[str, Any] | None = joined.get("meeting")
    for side in (client_id, rest):
        _reopen(matters, side, now, at)
    for side in (client_id, rest):
        reaches = reaches_of(tx, side, joined["after"], joined_at)
        bring_home(tx, matters, side, reaches, now, at, reopen_within)
    matters.settle(now, at)
    if meeting is not None:
        restore_standing(matters, meeting, at)
    # A mark on a row that is closed says nothing: so the rows are told first.
    tell_rows(tx, matters.save(), at)
    if meeting is not None:
        restore_marks(tx, matters, meeting, at)
        give_drafts_back(tx, meeting["younger"], meeting["older"], at)
        matters.heirs.discard((meeting["older"], meeting["younger"]))
    hand_on_marks(tx, matters, at)
    for side in (client_id, rest):
        refresh_picture(tx, side)
    fresh = [c for c in matters.by_id.values() if c.id not in known]
    theirs = sorted({*moved, *(c.id for c in fresh if c.client_id == client_id)})
    return rest, theirs, sorted(c.id for c in fresh if c.client_id == rest)


def _point_home(
    tx: Transaction, matters: Matters, rest: int, client_id: int, subtree: Sequence[int]
) -> Sequence[int]:
    moved = point_home(tx, rest, client_id, subtree)
    matters.went_over(moved.conversation_ids, client_id)
    return moved.conversation_ids


def _reopen(matters: Matters, client_id: int, now: int, at: datetime) -> None:
    """What was joined into a matter that belongs to another client now stands by itself again. Where that makes
    several, the oldest is open and the others are joined into it, as if they had met by themselves."""
    freed = [
        c
        for c in matters.by_id.values()
        if c.client_id == client_id
        and c.joined_into_id is not None
        and matters.by_id[c.joined_into_id].client_id != client_id
    ]
    joined_after = {c.id: c.joined_after or now for c in freed}
    for conversation in freed:
        matters.part(conversation)
    standing = older_first(matters.open_of(client_id))
    for other in standing[1:]:
        matters.join(other, standing[0], joined_after.get(other.id, now), at)
        standing[0].spam = standing[0].spam and other.spam
        matters.stale.add(standing[0].id)
