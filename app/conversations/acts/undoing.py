"""Taking an act back: what still stands as it left it becomes what it was, and nobody's later work is broken."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from app.conversations.acts.fields import HEARD_AGAIN, PLAIN, SPAM, STANDING, TAG
from app.conversations.acts.standing_back import put_standing_back
from app.conversations.assigning import refuse_gone_team, refuse_who_is_gone
from app.conversations.cards import conversation_row
from app.conversations.finding import face_of
from app.conversations.opening import conversation_by_id
from app.conversations.records import Conversation
from app.conversations.saving import save_and_tell
from app.conversations.spam import let_nobody_wait, let_wait_again
from app.conversations.tagging import set_tags, tags_of
from app.db.transaction import Transaction
from app.kit.errors import OknoError, not_found
from app.kit.json import dumps, loads

KEPT = timedelta(minutes=10)
"""For how long an act can be taken back."""

HearAgain = Callable[[Transaction, int, datetime, int, datetime], None]
"""Whoever was blocked with a matter (its id) at that moment by that operator is heard again; and now."""


@dataclass(slots=True)
class Act:
    id: int
    conversation_id: int
    operator_id: int
    at: datetime
    kind: str
    fields: dict[str, int]
    """1: as the act set it; 0: put back."""
    before: dict[str, Any]
    after: dict[str, Any]

    @property
    def live(self) -> list[str]:
        return [name for name, stands in self.fields.items() if stands]


def undo_act(
    tx: Transaction, key: str, *, by: int | None, hear_again: HearAgain, at: datetime
) -> dict[str, Any]:
    """Undone: of all that was done under that key by this operator. A second time changes nothing.

    Raises OknoError act_not_found, act_too_old, act_built_upon."""
    ids = tx.run(
        "SELECT conversation_id FROM acts WHERE operator_id = ? AND key = ? ORDER BY conversation_id",
        (by, key),
    ).scalars()
    if not ids:
        raise not_found("act")
    undone: list[dict[str, Any]] = []
    kept: list[dict[str, Any]] = []
    for conversation_id in list(ids):
        conversation = conversation_by_id(tx, conversation_id)
        act = _act(tx, by, key, conversation_id)
        if act.live and act.at < at - KEPT:
            raise OknoError("act_too_old", 409)
        if conversation is None or conversation.joined_into_id is not None:
            kept.append({"conversation_id": conversation_id, "changed_by": None, "fields": act.live})
            continue
        blockers = _put_back(tx, conversation, act, hear_again, at)
        if blockers:
            changed_by = next((who for who in blockers.values() if who is not None), None)
            kept.append(
                {"conversation_id": conversation.id, "changed_by": changed_by, "fields": list(blockers)}
            )
        if not blockers or len(blockers) < len(act.fields):
            undone.append(conversation_row(conversation, face_of(tx, conversation.client_id)))
    if not undone:
        raise OknoError("act_built_upon", 409, fields=_told(kept))
    return {"undone": undone, "kept": kept}


def _put_back(
    tx: Transaction, conversation: Conversation, act: Act, hear_again: HearAgain, at: datetime
) -> dict[str, int | None]:
    """What could not be put back: field to the operator who has changed it since, if it was one."""
    live = act.live
    if not live:
        return {}
    later = _later(tx, act)
    blockers: dict[str, int | None] = {name: later[name] for name in live if name in later}
    back = [name for name in live if name not in later]
    as_it_was = (
        conversation.place,
        conversation.status,
        conversation.snoozed_until,
        conversation.waiting_since,
    )
    unfit = [name for name in back if not (_fits(conversation, act, name) and _is_still_there(tx, act, name))]
    back = [name for name in back if name not in unfit]
    blockers |= dict.fromkeys(unfit)
    _put_plain_back(tx, conversation, act, back)
    if not _put_folder_back(tx, conversation, act, back, hear_again, at):
        back.remove(STANDING)
        blockers[STANDING] = None
    _note_undone(tx, act, back, at)
    now = (conversation.place, conversation.status, conversation.snoozed_until, conversation.waiting_since)
    if now != as_it_was:
        save_and_tell(tx, conversation, face_of(tx, conversation.client_id), at)
    return blockers


def _fits(conversation: Conversation, act: Act, name: str) -> bool:
    """It still stands as the act left it; of the standing that is asked where it is put back."""
    if name in PLAIN or name == SPAM:
        same: bool = getattr(conversation, name) == act.after[name]
        return same and not (name == SPAM and act.after.get(HEARD_AGAIN))
    if name.startswith(TAG):
        tag_id = int(name.removeprefix(TAG))
        return (tag_id in tags_of(conversation)) == (tag_id in act.after["tags"])
    return True


def _is_still_there(tx: Transaction, act: Act, name: str) -> bool:
    """Nothing is given back to a colleague who may not sign in any more, or to a team that was removed."""
    refuse = {"assignee_id": refuse_who_is_gone, "team_id": refuse_gone_team}.get(name)
    if refuse is None or act.before[name] is None:
        return True
    try:
        refuse(tx, act.before[name])
    except OknoError:
        return False
    return True


def _put_plain_back(tx: Transaction, conversation: Conversation, act: Act, back: list[str]) -> None:
    for name in back:
        if name in PLAIN:
            setattr(conversation, name, act.before[name])
    tags = {int(name.removeprefix(TAG)) for name in back if name.startswith(TAG)}
    if tags:
        were = set(act.before["tags"])
        set_tags(tx, conversation, (tags_of(conversation) - tags) | (were & tags))


def _put_folder_back(
    tx: Transaction,
    conversation: Conversation,
    act: Act,
    back: list[str],
    hear_again: HearAgain,
    at: datetime,
) -> bool:
    """Spam or not, then how it stands; False where that stays as it is."""
    if SPAM in back:
        if conversation.spam and not act.before[SPAM]:
            hear_again(tx, conversation.id, act.at, act.operator_id, at)
        conversation.spam = act.before[SPAM]
    stands = STANDING in back and put_standing_back(tx, conversation, act.before, act.after, act.at, at)
    if SPAM in back and conversation.spam:
        let_nobody_wait(conversation)
    elif SPAM in back and not stands:
        let_wait_again(conversation)
    return stands or STANDING not in back


def _later(tx: Transaction, act: Act) -> dict[str, int]:
    """Who has set a field since, and stands by it."""
    rows = tx.run(
        "SELECT operator_id, fields FROM acts WHERE conversation_id = ? AND id > ? ORDER BY id",
        (act.conversation_id, act.id),
    )
    return {
        name: operator_id for operator_id, fields in rows for name, stands in loads(fields).items() if stands
    }


def _note_undone(tx: Transaction, act: Act, back: list[str], at: datetime) -> None:
    fields = {name: 0 if name in back else stands for name, stands in act.fields.items()}
    undone_at = tx.stored(at) if not any(fields.values()) else None
    tx.run("UPDATE acts SET fields = ?, undone_at = ? WHERE id = ?", (dumps(fields), undone_at, act.id))


def _act(tx: Transaction, by: int | None, key: str, conversation_id: int) -> Act:
    row = tx.run(
        "SELECT id, conversation_id, operator_id, at, kind, fields, before, after FROM acts"
        " WHERE operator_id = ? AND key = ? AND conversation_id = ?",
        (by, key, conversation_id),
    ).one()
    return Act(
        id=row[0],
        conversation_id=row[1],
        operator_id=row[2],
        at=tx.moment(row[3]),
        kind=row[4],
        fields=loads(row[5]),
        before=loads(row[6]),
        after=loads(row[7]),
    )


def _told(kept: list[dict[str, Any]]) -> dict[str, str]:
    """`{"changed_by": "3", "fields": "assignee_id"}`; nobody, where a message or the time did it."""
    who = next((one["changed_by"] for one in kept if one["changed_by"] is not None), None)
    names = sorted({name.partition(":")[0] for one in kept for name in one["fields"]})
    return {"changed_by": "" if who is None else str(who), "fields": ",".join(names)}
