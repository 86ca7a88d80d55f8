"""Which views a conversation stands in, and counting it there as it moves."""

from collections.abc import Iterable, Sequence

from app.conversations.records import Conversation, Standing
from app.db.transaction import Transaction

EVERYBODY = 0
"""In the place of an operator's id: all see the same."""


def tally_new(tx: Transaction, conversations: Iterable[Conversation]) -> None:
    for conversation in conversations:
        _count(tx, conversation.standing, 1)
        conversation.stored_standing = conversation.standing


def tally_moved(tx: Transaction, conversation: Conversation) -> None:
    """Called as it is saved; most messages move nothing."""
    before, after = conversation.stored_standing, conversation.standing
    if before == after:
        return
    if before is not None:
        _count(tx, before, -1)
        if before.spam != after.spam:
            _tally_named(tx, conversation.id, -1 if after.spam else 1)
    _count(tx, after, 1)
    conversation.stored_standing = after


def tally_mention(tx: Transaction, operator_id: int, conversation_id: int, by: int) -> None:
    """An operator is named in it and has not looked (1), or has no longer anything to look at there (-1).
    The conversation is held by this unit."""
    spam = tx.run("SELECT spam FROM conversations WHERE id = ?", (conversation_id,)).scalar()
    if not spam:
        tx.tallies.append(("mentions", operator_id, by))


def _tally_named(tx: Transaction, conversation_id: int, by: int) -> None:
    rows = tx.run(
        "SELECT DISTINCT operator_id FROM mentions WHERE conversation_id = ? AND seen_at IS NULL",
        (conversation_id,),
    )
    tx.tallies += [("mentions", row[0], by) for row in rows.all()]


def _count(tx: Transaction, standing: Standing, by: int) -> None:
    tx.tallies += [(view, operator_id, by) for view, operator_id in views_of(standing)]


def views_of(standing: Standing) -> Sequence[tuple[str, int]]:
    """(view, operator) of each built-in view that shows it; `mentions` is no matter of where it stands."""
    if standing.spam:
        return () if standing.joined else (("spam", EVERYBODY),)
    if standing.closed:
        # One that is joined into another is told by that one's row.
        return () if standing.joined else (("all", EVERYBODY), ("closed", EVERYBODY))
    if standing.status == "snoozed":
        return (("all", EVERYBODY), ("snoozed", EVERYBODY))
    whose = ("unassigned", EVERYBODY) if standing.assignee_id is None else ("mine", standing.assignee_id)
    if standing.status == "waiting":
        return (("all", EVERYBODY), ("open", EVERYBODY), ("waiting", EVERYBODY), whose)
    return (("all", EVERYBODY), ("open", EVERYBODY), whose)
